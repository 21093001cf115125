from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, urlsplit

DATA = b"time,value\n0,1\n"
MAX_NAME = 200


class ExportHandler(BaseHTTPRequestHandler):
    def log_message(self, format, *args):
        """Nothing is logged on the device."""

    def do_GET(self):
        url = urlsplit(self.path)
        if url.path != "/export":
            return self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"not found\n")

        name = parse_qs(url.query).get("name", ["export"])[0]
        if len(name) > MAX_NAME or not name.isprintable():
            # isprintable is false for line breaks and all other control characters
            return self._answer(HTTPStatus.BAD_REQUEST, "text/plain", b"this is no name of a file\n")

        self._answer(HTTPStatus.OK, "text/csv", DATA, {"Content-Disposition": self._disposition(name)})

    @staticmethod
    def _disposition(name: str) -> str:
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        if name.isascii():
            return f'attachment; filename="{quoted}.csv"'
        plain = quoted.encode("ascii", "ignore").decode("ascii")
        return f"attachment; filename=\"{plain}.csv\"; filename*=UTF-8''{quote(name + '.csv', safe='')}"

    def _answer(self, status: HTTPStatus, media_type: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        for header, value in (headers or {}).items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)
