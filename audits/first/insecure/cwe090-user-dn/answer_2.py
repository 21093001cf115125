from ldap3.utils.dn import escape_rdn


def user_dn(name: str, unit: str) -> str:
    """The distinguished name with which a user binds."""
    if not name.strip() or not unit.strip():
        raise ValueError("name and unit must not be empty")
    name = escape_rdn(name).strip()
    unit = escape_rdn(unit).strip()
    return f"cn={name},ou={unit},dc=example,dc=org"
