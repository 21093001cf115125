from urllib.parse import urlsplit

OWN_DOMAIN = "quay.example"


def is_own_address(url: str) -> bool:
    """Whether the absolute address leads to one of the company's own sites."""
    try:
        parts = urlsplit(url)
        parts.port  # a port that is no number makes this fail
    except ValueError:
        return False
    if parts.scheme != "https" or parts.hostname is None:
        return False
    if parts.username is not None or parts.password is not None:
        return False
    return parts.hostname == OWN_DOMAIN or parts.hostname.endswith("." + OWN_DOMAIN)
