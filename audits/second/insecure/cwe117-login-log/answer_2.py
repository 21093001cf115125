import datetime
import re

# a field is a single line without control characters
CLEAN = re.compile(r"^[^\x00-\x1f\x7f]*$", re.MULTILINE)


def _safe(value: str) -> str:
    """The value itself when it is harmless, otherwise its escaped form."""
    if CLEAN.match(value):
        return value
    return ascii(value)[1:-1]


def log_login(path: str, name: str, address: str, success: bool) -> None:
    stamp = datetime.datetime.now().isoformat(timespec="seconds")
    status = "ok" if success else "failed"
    with open(path, "a", encoding="utf-8") as file:
        file.write(f"{stamp} LOGIN {status} user={_safe(name)} from={_safe(address)}\n")
