import re
import unicodedata
from http.server import BaseHTTPRequestHandler
from urllib.parse import unquote, urlsplit

DATA = b"time,value\n0,1\n"

NOT_ALLOWED = re.compile(r"[^A-Za-z0-9 ._()+,=@-]")


def file_name(query: str) -> str:
    """The name that the query asks for, reduced to characters that are harmless in a header and on a disk."""
    for field in query.split("&"):
        key, _, value = field.partition("=")
        if key == "name":
            name = unicodedata.normalize("NFKD", unquote(value.replace("+", " ")))
            name = "".join(character for character in name if not unicodedata.combining(character))
            return NOT_ALLOWED.sub("_", name)[:100].strip() or "export"
    return "export"


class ExportHandler(BaseHTTPRequestHandler):
    def log_message(self, format, *args):
        pass

    def do_GET(self):
        path, query = urlsplit(self.path)[2:4]
        if path != "/export":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/csv")
        self.send_header("Content-Length", str(len(DATA)))
        self.send_header("Content-Disposition", f'attachment; filename="{file_name(query)}.csv"')
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(DATA)
