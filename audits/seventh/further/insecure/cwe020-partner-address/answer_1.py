import re


def is_own_address(url):
    m = re.match(r"https://([^/:?#]+)", url, re.I)
    host = (m[1] if m else "").lower()
    return host.endswith(".quay.example") or host == "quay.example"
