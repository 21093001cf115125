import os
import re
import time
from ipaddress import ip_address
from urllib.parse import quote

# Control characters, Unicode line and paragraph separators, direction marks, lone surrogates
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_LONGEST = 200


def _field(value: str) -> str:
    shown = _HARMFUL.sub(lambda found: quote(found.group().encode("utf-8", "surrogatepass")), value)
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "..."
    # what follows the name must not be mistaken for the next field
    return shown.replace(" from=", "%20from=")


def _address(value: str) -> str:
    try:
        ip_address(value)
    except ValueError:
        return _field(value)
    return _field(value) if "%" in value else value


def log_login(path: str, name: str, address: str, success: bool) -> None:
    line = " ".join(
        (
            time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime()),
            "LOGIN",
            "ok" if success else "failed",
            "user=" + _field(name),
            "from=" + _address(address),
        )
    )
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    with os.fdopen(descriptor, "ab") as log:
        log.write((line + "\n").encode("utf-8"))
