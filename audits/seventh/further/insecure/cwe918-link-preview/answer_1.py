import re
import urllib.parse

import requests


def link_preview(url: str) -> dict:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not the address of a page")
    if parts.hostname in ("localhost", "127.0.0.1", "::1", "0.0.0.0") or parts.hostname.startswith(
        ("10.", "192.168.", "172.16.", "169.254.")
    ):
        raise ValueError("not a public address")
    try:
        response = requests.get(url, timeout=5)
    except requests.RequestException as error:
        raise ValueError("cannot be fetched") from error
    if response.status_code != 200:
        raise ValueError("cannot be fetched")
    title = re.search(r"<title[^>]*>(.*?)</title>", response.text, re.IGNORECASE | re.DOTALL)
    return {"url": url, "title": title[1].strip() if title else ""}
