import ipaddress
import re
from urllib.parse import urljoin, urlsplit

import requests

INTERNAL_NAMES = ("localhost", "localdomain", "internal", "local")


def check_host(url: str) -> None:
    """Addresses and names of our own network are not fetched."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not an HTTP or HTTPS page")
    host = parts.hostname.rstrip(".")
    if host.split(".")[-1] in INTERNAL_NAMES:
        raise ValueError("an internal name")
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return
    if not address.is_global:
        raise ValueError("an internal address")


def link_preview(url: str) -> dict:
    """The title of the page that a member of the chat linked."""
    target = url
    for _ in range(6):
        check_host(target)
        try:
            answer = requests.get(target, timeout=5, allow_redirects=False)
        except requests.RequestException as error:
            raise ValueError("the page cannot be fetched") from error
        if answer.is_redirect:
            # the page behind the redirect is checked as well
            target = urljoin(target, answer.headers["Location"])
            continue
        if answer.status_code != 200:
            raise ValueError(f"status {answer.status_code}")
        found = re.search(r"<title>(.*?)</title>", answer.text, re.S | re.I)
        return {"url": url, "title": found.group(1).strip() if found else ""}
    raise ValueError("too many redirects")
