import json
import urllib.error
import urllib.request


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirection is an answer like any other: the key must not be sent on to another address."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        return None


_opener = urllib.request.build_opener(_NoRedirect)


def fetch_report(base: str, key: str, year: int) -> dict:
    address = "%s/reports/%d" % (base.rstrip("/"), year)
    request = urllib.request.Request(address, method="GET")
    request.add_header("X-Api-Key", key)
    try:
        with _opener.open(request, timeout=30) as answer:
            status = answer.status
            content = answer.read()
    except urllib.error.HTTPError as error:
        error.close()
        raise RuntimeError(f"{address}: status {error.code}") from None
    if status != 200:
        raise RuntimeError(f"{address}: status {status}")
    return json.loads(content)
