"""A small client for the report service."""
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.auth import AuthBase


class _ApiKey(AuthBase):
    def __init__(self, key: str):
        if not key.isascii() or not key.isprintable():
            raise ValueError("the API key has characters that a header cannot have")
        self._key = key

    def __call__(self, request):
        request.headers["X-Api-Key"] = self._key
        return request

    def __repr__(self) -> str:
        return "_ApiKey(...)"


def _report_url(base: str, year: int) -> str:
    parts = urlsplit(base)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") + f"/reports/{year:d}", "", ""))


def _for_display(url: str) -> str:
    """The address without a user name and password that may be in it."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def fetch_report(base: str, key: str, year: int) -> dict:
    url = _report_url(base, year)
    with requests.Session() as session:
        with session.get(url, auth=_ApiKey(key), timeout=30, allow_redirects=False) as response:
            if response.status_code != requests.codes.ok:
                raise RuntimeError(f"no report from {_for_display(url)}: status {response.status_code}")
            return response.json()
