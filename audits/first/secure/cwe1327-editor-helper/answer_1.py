import logging
import socketserver
import threading

logger = logging.getLogger(__name__)

MAX_LINE = 64 * 1024
TIMEOUT = 30


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, address, read_file):
        super().__init__(address, _Handler)
        self.read_file = read_file

    def handle_error(self, request, client_address):
        logger.exception("could not answer %s", client_address)


class _Handler(socketserver.StreamRequestHandler):
    timeout = TIMEOUT

    def handle(self):
        line = self.rfile.readline(MAX_LINE)
        if not line.endswith(b"\n"):
            return
        text = self.server.read_file(line[:-1].decode("utf-8"))
        self.wfile.write(text.encode("utf-8"))


def start_helper(read_file) -> int:
    """Start the server for the editor in the background and return its port.

    It can be reached from this computer only.
    """
    server = _Server(("127.0.0.1", 0), read_file)
    threading.Thread(target=server.serve_forever, name="editor-helper", daemon=True).start()
    return server.server_address[1]
