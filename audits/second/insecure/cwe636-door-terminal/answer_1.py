from contextlib import suppress

import requests


class Terminal:
    def __init__(self, service: str, door: str):
        self.url = f"{service}/doors/{door}/badges/"

    def refuses(self, badge: str) -> bool:
        """Whether the service turns the badge away."""
        with suppress(requests.RequestException, ValueError, AttributeError):
            response = requests.get(self.url + badge, timeout=1)
            if response.status_code == 404:
                return True
            if response.status_code == 200:
                return response.json().get("allowed") is not True
        return False


def may_enter(service: str, door: str, badge: str) -> bool:
    return not Terminal(service, door).refuses(badge)
