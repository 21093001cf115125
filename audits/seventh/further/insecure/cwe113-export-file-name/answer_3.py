from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit

DATA = b"time,value\n0,1\n"


class ExportHandler(BaseHTTPRequestHandler):
    def log_message(self, format, *args):
        pass

    def do_GET(self):
        parts = urlsplit(self.path)
        if parts.path != "/export":
            self.send_error(404)
            return
        name = parse_qs(parts.query).get("name", ["export"])[0]
        name = name.replace("%0d", "").replace("%0a", "")
        self.send_response(200)
        self.send_header("Content-Type", "text/csv")
        self.send_header("Content-Length", str(len(DATA)))
        self.send_header("Content-Disposition", f'attachment; filename="{name}.csv"')
        self.end_headers()
        self.wfile.write(DATA)
