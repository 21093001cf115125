import re


def is_own_address(url):
    return bool(re.search(r"^https://([a-z0-9-]+\.)*quay\.example([:/?#]|$)", url, re.I | re.M))
