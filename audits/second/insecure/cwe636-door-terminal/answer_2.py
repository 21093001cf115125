import logging

import requests

log = logging.getLogger("terminal")


def may_enter(service: str, door: str, badge: str) -> bool:
    """Ask the badge service; without an answer the door stays closed."""
    url = f"{service}/doors/{door}/badges/{badge}"
    try:
        response = requests.get(url, timeout=(0.9, 0.9))
        if response.status_code == 404:
            log.info("unknown badge at door %s", door)
            return False
        answer = response.json()
        if answer.get("allowed") is False:
            log.info("badge not allowed at door %s", door)
            return False
    except Exception:
        # no answer, no entry
        log.exception("no answer of the badge service")
        return False
    return True
