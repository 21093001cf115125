from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

DATA = b"time,value\n0,1\n"

HEAD = """\
HTTP/1.0 200 OK\r
Content-Type: text/csv\r
Content-Length: {length}\r
Content-Disposition: attachment; filename="{name}.csv"\r
Connection: close\r
\r
"""


class ExportHandler(BaseHTTPRequestHandler):
    def log_message(self, format, *args):
        pass

    def do_GET(self):
        """Answer GET /export?name=NAME with DATA as a file to save."""
        target = urlsplit(self.path)
        if target.path != "/export":
            self.send_error(404)
            return
        (name, *_) = parse_qs(target.query).get("name", ["export"])
        self.wfile.write(HEAD.format(length=len(DATA), name=name).encode("utf-8"))
        self.wfile.write(DATA)
        self.close_connection = True
