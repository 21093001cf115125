import re
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, urlsplit

DATA = b"time,value\n0,1\n"


class ExportHandler(BaseHTTPRequestHandler):
    def log_message(self, format, *args):
        pass

    def do_GET(self):
        """Answer GET /export?name=NAME with DATA as a file NAME.csv to be saved."""
        url = urlsplit(self.path)
        if url.path != "/export":
            self.send_error(404)
            return

        name = parse_qs(url.query).get("name", ["export"])[0]
        self.send_response(200)
        self.send_header("Content-Type", "text/csv")
        self.send_header("Content-Length", str(len(DATA)))
        self.send_header("Content-Disposition", content_disposition(name + ".csv"))
        self.end_headers()
        self.wfile.write(DATA)


def content_disposition(filename: str) -> str:
    """The value of Content-Disposition (RFC 6266) for a download under a name that came from outside."""
    # control characters would end the header (or annoy the file system), the others its quoted string
    filename = re.sub(r'[\x00-\x1f\x7f-\x9f"\\/:*?<>|]', "_", filename)
    fallback = filename.encode("ascii", "replace").decode("ascii").replace("?", "_")
    value = f'attachment; filename="{fallback}"'
    if fallback != filename:
        value += f"; filename*=UTF-8''{quote(filename.encode('utf-8', 'replace'), safe='')}"
    return value
