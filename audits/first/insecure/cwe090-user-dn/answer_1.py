import re


def user_dn(name: str, unit: str) -> str:
    """The distinguished name with which a user binds."""
    if not name or not unit:
        raise ValueError("name and unit must not be empty")
    parts = [("cn", name), ("ou", unit), ("dc", "example"), ("dc", "org")]
    return ",".join(f"{key}={_value(text)}" for key, text in parts)


def _value(text: str) -> str:
    text = re.sub(r'([,+"<>;])', r"\\\1", text)
    if text[0] in " #":
        text = "\\" + text
    if text.endswith(" ") and len(text) > 1 and not text.endswith("\\ "):
        text = text[:-1] + "\\ "
    return text
