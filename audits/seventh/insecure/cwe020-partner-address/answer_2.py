import re

OWN = re.compile(r"https://(?:[\w.-]+.)?quay.example(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)


def is_own_address(url: str) -> bool:
    return OWN.fullmatch(url) is not None
