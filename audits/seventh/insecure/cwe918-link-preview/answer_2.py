import ipaddress
import re
import socket
import urllib.parse

import requests


def link_preview(url: str) -> dict:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not the address of a page")
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, proto=socket.IPPROTO_TCP)
    except OSError as error:
        raise ValueError("cannot be fetched") from error
    if not all(ipaddress.ip_address(entry[4][0]).is_global for entry in found):
        raise ValueError("not a public address")
    try:
        response = requests.get(url, timeout=5)
    except requests.RequestException as error:
        raise ValueError("cannot be fetched") from error
    if response.status_code != 200:
        raise ValueError("cannot be fetched")
    title = re.search(r"<title[^>]*>(.*?)</title>", response.text, re.IGNORECASE | re.DOTALL)
    return {"url": url, "title": title[1].strip() if title else ""}
