import requests

TIMEOUT = (5, 60)


def fetch_report(base: str, key: str, year: int) -> dict:
    """Fetch the report of a year; the key travels in a header, so that it is in no address."""
    url = f"{base.rstrip('/')}/reports/{int(year)}"
    response = requests.get(
        url,
        headers={"X-Api-Key": key, "Accept": "application/json"},
        timeout=TIMEOUT,
        allow_redirects=False,  # the key is for this service only
    )
    if response.status_code != 200:
        raise RuntimeError(f"GET {url} was answered with status {response.status_code}")
    return response.json()
