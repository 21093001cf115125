import ipaddress
import re
import socket
import time
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

TIMEOUT = (5, 5)  # seconds to connect and between two pieces of the answer
DEADLINE = 15  # seconds for the page as a whole
MAX_BYTES = 512 * 1024
MAX_REDIRECTS = 5

NAT64 = ipaddress.ip_network("64:ff9b::/96")
TITLE_START = re.compile(r"<title\b[^>]{0,200}>", re.IGNORECASE)
TITLE_END = re.compile(r"</title", re.IGNORECASE)


class ForbiddenAddress(requests.RequestException):
    """The URL leads into our own network."""


def is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    if ip.version == 6:
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif ip.sixtofour or ip.teredo or ip in NAT64 or ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast


def public_address(host: str, port: int) -> str:
    """An address of the host, all of whose addresses have to be public ones."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise requests.ConnectionError(f"{host} is not known") from error
    addresses = [entry[4][0].partition("%")[0] for entry in found]
    if not addresses or not all(map(is_public, addresses)):
        raise ForbiddenAddress(f"{host} is not a public server")
    return addresses[0]


class PublicAdapter(HTTPAdapter):
    """Connects to the very address that has been checked, for each request of a chain of redirects."""

    def build_connection_pool_key_attributes(self, request, verify, cert=None):
        host_params, pool_kwargs = super().build_connection_pool_key_attributes(request, verify, cert)
        host = host_params["host"]
        port = host_params["port"] or (443 if host_params["scheme"] == "https" else 80)
        host_params["host"] = public_address(host, port)
        if host_params["scheme"] == "https":
            pool_kwargs["server_hostname"] = host
            pool_kwargs["assert_hostname"] = host
        return host_params, pool_kwargs

    def add_headers(self, request, **kwargs):
        request.headers["Host"] = urlsplit(request.url).netloc.rpartition("@")[2]


def link_preview(url: str) -> dict:
    """Fetch the page that a member of the public chat linked, for the preview below the message."""
    if not url.lower().startswith(("http://", "https://")):
        raise ValueError("this is no link to a page")

    with requests.Session() as session:
        session.trust_env = False
        session.max_redirects = MAX_REDIRECTS
        session.mount("http://", PublicAdapter())
        session.mount("https://", PublicAdapter())
        try:
            with session.get(url, stream=True, timeout=TIMEOUT) as response:
                if response.status_code != 200:
                    raise ValueError(f"the server answered with status {response.status_code}")
                page = read_page(response)
        except requests.RequestException as error:
            raise ValueError("the page cannot be fetched") from error
    return {"url": url, "title": title_of(page)}


def read_page(response: requests.Response) -> str:
    end = time.monotonic() + DEADLINE
    content = bytearray()
    for chunk in response.iter_content(8192):
        content += chunk
        if len(content) >= MAX_BYTES or time.monotonic() > end:
            break
    try:
        return content.decode(response.encoding or "utf-8", "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def title_of(page: str) -> str:
    start = TITLE_START.search(page)
    end = TITLE_END.search(page, start.end()) if start else None
    return page[start.end() : end.start()].strip() if end else ""
