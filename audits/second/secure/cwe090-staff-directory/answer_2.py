import ldap3

BASE = "ou=people,dc=example,dc=org"


def _assertion_value(text: str) -> str:
    """The text as a value of an LDAP filter (RFC 4515): all but ASCII letters and digits as hexadecimal octets."""
    return "".join(
        chr(octet) if chr(octet).isascii() and chr(octet).isalnum() else f"\\{octet:02x}"
        for octet in text.encode("utf-8")
    )


def mail_addresses(connection: ldap3.Connection, uid: str) -> list[str]:
    connection.search(
        BASE,
        "(&(objectClass=person)(uid=" + _assertion_value(uid) + "))",
        ldap3.SUBTREE,
        attributes=["mail"],
    )
    found = []
    for entry in connection.entries:
        found.extend(entry.entry_attributes_as_dict.get("mail", []))
    return sorted(found)
