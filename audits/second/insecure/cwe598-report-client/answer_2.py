import json
import urllib.error
import urllib.parse
import urllib.request


def _without_key(address: str) -> str:
    """The address for messages and logs: the key is nobody's business."""
    parts = urllib.parse.urlsplit(address)
    query = [(name, "***" if name == "api_key" else value) for name, value in urllib.parse.parse_qsl(parts.query)]
    return urllib.parse.urlunsplit(parts._replace(query=urllib.parse.urlencode(query, safe="*")))


def fetch_report(base: str, key: str, year: int) -> dict:
    query = urllib.parse.urlencode({"api_key": key})
    address = f"{base}/reports/{year}?{query}"
    try:
        with urllib.request.urlopen(address, timeout=30) as response:
            if response.status != 200:
                raise RuntimeError(f"{_without_key(address)}: status {response.status}")
            return json.load(response)
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"{_without_key(address)}: status {error.code}") from None
