def user_dn(name: str, unit: str) -> str:
    """The distinguished name with which a user binds: cn=NAME,ou=UNIT,dc=example,dc=org."""
    return f"cn={escape_value(name)},ou={escape_value(unit)},dc=example,dc=org"


def escape_value(value: str) -> str:
    """Escape the value of an attribute as RFC 4514, section 2.4, says."""
    if not value:
        raise ValueError("the value of an attribute must not be empty")

    escaped = []
    last = len(value) - 1
    for position, character in enumerate(value):
        if character in '"+,;<>\\=':
            escaped.append("\\" + character)
        elif character == "#" and position == 0:
            escaped.append("\\#")
        elif character == " " and position in (0, last):
            escaped.append("\\ ")
        elif character < " " or character == "\x7f":
            escaped.append(f"\\{ord(character):02X}")
        else:
            escaped.append(character)
    return "".join(escaped)
