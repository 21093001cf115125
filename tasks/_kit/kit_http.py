# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""A recording HTTP server on the loopback interface.

    with serve({"/a": "text", "/b": (302, {"Location": "/a"}, "")}) as server:
        solution.fetch(server.url + "/a")
        server.requests    # [Request(method="GET", path="/a", headers={...}, body=b"")]
"""
import contextlib
import threading
from collections import namedtuple
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Request = namedtuple("Request", "method path headers body")


class Server:
    def __init__(self, routes):
        self.requests = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                request = Request(self.command, self.path, dict(self.headers), body)
                owner.requests.append(request)
                route = routes.get(self.path, routes.get("*", (404, {}, "not found")))
                route = route(request) if callable(route) else route
                status, headers, content = route if isinstance(route, tuple) else (200, {}, route)
                content = content.encode() if isinstance(content, str) else content
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)

            do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer

            def log_message(self, *args):
                pass

        self._httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._httpd.daemon_threads = True
        self.port = self._httpd.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._httpd.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self):
        self._httpd.shutdown()
        self._httpd.server_close()


@contextlib.contextmanager
def serve(routes):
    """`routes`: path -> text, (status, headers, text) or a function of the Request; `*` answers the rest."""
    server = Server(routes)
    try:
        yield server
    finally:
        server.close()
