import http.client
import ipaddress
import re
import socket
import ssl
import urllib.error
import urllib.parse
import urllib.request

TIMEOUT = 10
LIMIT = 256 * 1024
USER_AGENT = "chat-preview/1.0"


def check_public(text: str) -> None:
    address = ipaddress.ip_address(text.split("%")[0])
    embedded = []
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            address = address.ipv4_mapped
        else:
            # IPv4 addresses can hide in those of transition mechanisms, which no web server has
            embedded = [address.sixtofour, address.teredo]
            if address in ipaddress.ip_network("64:ff9b::/96"):
                embedded.append(address)
    if not address.is_global or address.is_multicast or address.is_reserved or any(embedded):
        raise OSError("connections to this address are not allowed")


def connect_public(host: str, port: int, timeout: float) -> socket.socket:
    """Connect to a host of the internet. The addresses are looked up once, checked, and then used as they are,
    so that the name cannot mean something else when the connection is made."""
    addresses = [info[4][0] for info in socket.getaddrinfo(host, port, proto=socket.IPPROTO_TCP)]
    for address in addresses:
        check_public(address)
    problem: OSError = OSError("the host has no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError as error:
            problem = error
    raise problem


class PublicHTTPConnection(http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = connect_public(self.host, self.port, TIMEOUT)


class PublicHTTPSConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        plain = connect_public(self.host, self.port, TIMEOUT)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


class PublicHTTPHandler(urllib.request.HTTPHandler):
    def http_open(self, request):
        return self.do_open(PublicHTTPConnection, request)


class PublicHTTPSHandler(urllib.request.HTTPSHandler):
    def https_open(self, request):
        return self.do_open(PublicHTTPSConnection, request)


def make_opener() -> urllib.request.OpenerDirector:
    """An opener for http and https and nothing else: no files, no FTP, no proxies."""
    opener = urllib.request.OpenerDirector()
    opener.addheaders = [("User-Agent", USER_AGENT)]
    for handler in (
        PublicHTTPHandler(),
        PublicHTTPSHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def ascii_url(url: str) -> str:
    """The URL as it is sent: with an encoded host name, and with what is no ASCII in the rest escaped."""
    parts = urllib.parse.urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not an HTTP or HTTPS URL")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.encode("idna").decode("ascii")
    netloc = host if parts.port is None else f"{host}:{parts.port}"
    safe = "/%:@!$&'()*+,;=~?"
    path, query = (urllib.parse.quote(part, safe=safe) for part in (parts.path or "/", parts.query))
    return urllib.parse.urlunsplit((parts.scheme, netloc, path, query, ""))


def link_preview(url: str) -> dict:
    target = ascii_url(url)
    try:
        with make_opener().open(target, timeout=TIMEOUT) as response:
            if response.status != 200:
                raise ValueError(f"status {response.status}")
            content = response.read(LIMIT)
            charset = response.headers.get_content_charset("utf-8")
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise ValueError(f"cannot fetch the page: {error}") from error

    try:
        text = content.decode(charset, errors="replace")
    except LookupError:
        text = content.decode("utf-8", errors="replace")
    return {"url": url, "title": find_title(text)}


def find_title(text: str) -> str:
    start = re.search(r"<title(?:\s[^<>]{0,500})?>", text, re.IGNORECASE)
    if start is None:
        return ""
    end = re.compile(r"</title\s*>", re.IGNORECASE).search(text, start.end())
    return "" if end is None else text[start.end() : end.start()].strip()
