import ipaddress
import logging
import socket
import ssl
import time
from email.message import Message
from urllib.parse import quote, urljoin, urlsplit

import certifi
import httpcore
from lxml import etree, html

logger = logging.getLogger(__name__)

MAX_HOPS = 6
MAX_PAGE = 1024 * 1024
MAX_SECONDS = 20
TIMEOUTS = {"connect": 5.0, "read": 5.0, "write": 5.0, "pool": 5.0}


class PreviewError(ValueError):
    """There is no preview for this link."""


class PublicNetwork(httpcore.NetworkBackend):
    """Opens connections to public addresses only. All connections of the pool are made in here."""

    def __init__(self) -> None:
        self._backend = httpcore.SyncBackend()

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        for *_, (address, *_) in entries:
            if not self._is_public(ipaddress.ip_address(address.split("%")[0])):
                logger.warning("preview of a page in our own network refused: %s (%s)", host, address)
                raise httpcore.ConnectError("this server is not public")
        return self._backend.connect_tcp(entries[0][4][0], port, timeout, local_address, socket_options)

    @staticmethod
    def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
        if address.version == 6:
            # the unicast addresses of the internet, without those that stand for IPv4 addresses
            if address.ipv4_mapped is not None or address.sixtofour is not None or address.teredo is not None:
                return False
            if address not in ipaddress.ip_network("2000::/3"):
                return False
        return address.is_global and not address.is_multicast


class PageFetcher:
    def __init__(self) -> None:
        self._deadline = time.monotonic() + MAX_SECONDS
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(cafile=certifi.where()), network_backend=PublicNetwork()
        )

    def fetch(self, url: str) -> tuple[bytes, str | None]:
        """The beginning of the page and its content type."""
        with self._pool:
            for _ in range(MAX_HOPS):
                status, headers, body = self._get(url)
                if status in (301, 302, 303, 307, 308) and "location" in headers:
                    url = urljoin(url, headers["location"])
                    continue
                if status != 200:
                    raise PreviewError(f"status {status}")
                return body, headers.get("content-type")
        raise PreviewError("too many redirects")

    def _get(self, url: str) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise PreviewError("only pages of the web have a preview")
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (
            "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~?") if parts.query else ""
        )
        host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode()
        address = httpcore.URL(scheme=parts.scheme, host=host, port=parts.port, target=target)
        with self._pool.stream(
            "GET", address, headers={"Accept": "text/html", "User-Agent": "preview"}, extensions={"timeout": TIMEOUTS}
        ) as response:
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            body = b""
            if response.status == 200:
                for chunk in response.iter_stream():
                    body += chunk
                    if len(body) > MAX_PAGE or time.monotonic() > self._deadline:
                        break
            return response.status, headers, body[:MAX_PAGE]


def title_of(page: bytes, content_type: str | None) -> str:
    message = Message()
    message["Content-Type"] = content_type or "text/html"
    try:
        text = page.decode(message.get_content_charset("utf-8"), "replace")
    except LookupError:  # an encoding that we do not know
        text = page.decode("utf-8", "replace")
    try:
        # lxml knows other names of encodings than Python, so it always gets UTF-8
        document = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError:
        return ""  # nothing that could be a page
    return (document.findtext(".//title") or "").strip()


def link_preview(url: str) -> dict:
    try:
        page, content_type = PageFetcher().fetch(url)
    except PreviewError:
        raise
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.UnsupportedProtocol,
            OSError, ValueError, TypeError) as error:
        raise PreviewError("the page cannot be fetched") from error
    return {"url": url, "title": title_of(page, content_type)}
