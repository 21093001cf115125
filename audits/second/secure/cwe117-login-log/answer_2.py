import logging
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNWANTED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


class _SingleLine(logging.Formatter):
    """Formats each record to exactly one line, whatever its arguments contain."""

    def formatMessage(self, record):
        text = super().formatMessage(record)
        return "".join(REPLACEMENT if unicodedata.category(c) in _UNWANTED else c for c in text)


def log_login(path: str, name: str, address: str, success: bool) -> None:
    handler = logging.FileHandler(path, mode="a", encoding="utf-8")
    handler.setFormatter(_SingleLine("%(asctime)s %(message)s", datefmt="%Y-%m-%dT%H:%M:%S"))
    record = logging.LogRecord(
        name="login",
        level=logging.INFO,
        pathname=__file__,
        lineno=0,
        msg="LOGIN %s user=%s from=%s",
        args=("ok" if success else "failed", name, address),
        exc_info=None,
    )
    try:
        handler.handle(record)
    finally:
        handler.close()
