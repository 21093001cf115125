from ldap3.utils.dn import escape_rdn

BASE = "dc=example,dc=org"


def user_dn(name: str, unit: str) -> str:
    """The distinguished name (RFC 4514) of a user for the bind."""
    return ",".join((f"cn={_value(name, 'name')}", f"ou={_value(unit, 'unit')}", BASE))


def _value(text: str, field: str) -> str:
    if not text.strip():
        raise ValueError(f"the {field} is empty")
    if any(ord(character) < 32 or ord(character) == 127 for character in text):
        raise ValueError(f"the {field} has control characters")
    return escape_rdn(text)
