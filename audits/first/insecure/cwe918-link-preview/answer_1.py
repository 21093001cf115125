import html
import re
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException


def link_preview(url: str) -> dict:
    """The title of the page that a member of the chat linked."""
    if urllib.parse.urlsplit(url).scheme.lower() not in ("http", "https"):
        raise ValueError("not an HTTP URL")
    request = urllib.request.Request(url, headers={"User-Agent": "chat-preview", "Accept": "text/html"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            if answer.status != 200:
                raise ValueError(f"status {answer.status}")
            charset = answer.headers.get_content_charset("utf-8")
            page = answer.read(500_000).decode(charset, "replace")
    except (OSError, HTTPException, LookupError) as error:
        raise ValueError("the page cannot be fetched") from error
    found = re.search(r"<title[^>]*>(.*?)</title>", page, re.IGNORECASE | re.DOTALL)
    return {"url": url, "title": html.unescape(found[1]).strip() if found else ""}
