from http.server import BaseHTTPRequestHandler
from urllib.parse import unquote, urlsplit

DATA = b"time,value\n0,1\n"


class ExportHandler(BaseHTTPRequestHandler):
    def log_message(self, format, *args):
        pass

    def do_GET(self):
        """Answer GET /export?name=NAME with DATA as a file to save."""
        url = urlsplit(self.path)
        if url.path != "/export":
            self.send_error(404)
            return
        # line breaks and quotes have no place in a file name
        for forbidden in ("\r", "\n", '"', "%0d", "%0a", "%22"):
            if forbidden in url.query:
                self.send_error(400, "Bad file name")
                return
        name = "export"
        for pair in url.query.split("&"):
            key, _, value = pair.partition("=")
            if key == "name" and value:
                name = unquote(value.replace("+", " "))
        self.send_response(200)
        self.send_header("Content-Type", "text/csv")
        self.send_header("Content-Length", str(len(DATA)))
        disposition = f'attachment; filename="{name}.csv"'
        self.send_header("Content-Disposition", disposition.encode("utf-8").decode("latin-1"))
        self.end_headers()
        self.wfile.write(DATA)
