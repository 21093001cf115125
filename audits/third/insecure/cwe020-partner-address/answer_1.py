import re


def is_own_address(url: str) -> bool:
    """Whether the absolute address leads to one of the company's own sites."""
    scheme, mark, rest = url.partition("://")
    if not mark or scheme.lower() != "https":
        return False
    # The host ends where the port, the path, the query or the fragment begins.
    host = re.split(r"[:/?#]", rest, maxsplit=1)[0].lower()
    return host.split(".")[-2:] == ["quay", "example"] and "" not in host.split(".")
