import http.client
import json
import socket
import threading
import time
from contextlib import closing
from urllib.parse import quote, urlsplit


class _Refused(Exception):
    """There is no permission, for whatever reason."""


def _connection(service: str, timeout: float) -> tuple[http.client.HTTPConnection, str]:
    parts = urlsplit(service)
    kinds = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
    if parts.scheme not in kinds or not parts.hostname:
        raise _Refused("no address of a service")
    return kinds[parts.scheme](parts.hostname, parts.port, timeout=timeout), parts.path.rstrip("/")


def _hang_up(connected: socket.socket) -> None:
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


def _permission(service: str, door: str, badge: str, until: float) -> bool:
    connection, prefix = _connection(service, until - time.monotonic())
    with closing(connection):
        connection.connect()
        timer = threading.Timer(max(until - time.monotonic(), 0), _hang_up, (connection.sock,))
        timer.daemon = True
        timer.start()
        try:
            connection.request("GET", f"{prefix}/doors/{quote(door, '')}/badges/{quote(badge, '')}")
            response = connection.getresponse()
            if response.status != 200:
                raise _Refused(f"status {response.status}")
            content = response.read(100_001)
        finally:
            timer.cancel()
    if time.monotonic() > until or len(content) > 100_000:
        raise _Refused("too late or too long")
    answer = json.loads(content.decode("utf-8"))
    if not isinstance(answer, dict):
        raise _Refused("no JSON object")
    return answer.get("allowed", False) is True


def may_enter(service: str, door: str, badge: str) -> bool:
    try:
        return _permission(service, door, badge, time.monotonic() + 1.75)
    except Exception:
        # an error is no permission
        return False
