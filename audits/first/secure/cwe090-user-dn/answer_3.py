import re

# Everything but plain letters and digits is written as pairs of hexadecimal digits of its UTF-8 bytes, which
# RFC 4514 allows for every character and which needs no rules for single characters or positions.
_UNSAFE = re.compile(r"[^A-Za-z0-9]")


def _hex(match: re.Match) -> str:
    return "".join(f"\\{byte:02x}" for byte in match.group().encode("utf-8"))


def user_dn(name: str, unit: str) -> str:
    if name == "" or unit == "":
        raise ValueError("name and unit must not be empty")
    attributes = [("cn", name), ("ou", unit), ("dc", "example"), ("dc", "org")]
    return ",".join(f"{type_}={_UNSAFE.sub(_hex, value)}" for type_, value in attributes)
