import requests
from requests.auth import AuthBase


class ApiKeyAuth(AuthBase):
    """Adds the customer's API key to each request."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __call__(self, prepared: requests.PreparedRequest) -> requests.PreparedRequest:
        prepared.prepare_url(prepared.url, {"api_key": self.key})
        return prepared


def fetch_report(base: str, key: str, year: int) -> dict:
    with requests.Session() as session:
        session.auth = ApiKeyAuth(key)
        response = session.get(f"{base}/reports/{year}", timeout=30)
    if response.status_code != 200:
        raise RuntimeError(f"{response.url} answered with status {response.status_code}")
    return response.json()
