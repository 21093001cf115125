import ldap3
from ldap3.utils.conv import escape_filter_chars

BASE = "ou=people,dc=example,dc=org"


def mail_addresses(connection: ldap3.Connection, uid: str) -> list[str]:
    """Mail addresses of one member of the staff, sorted."""
    if not uid:
        return []
    connection.search(
        search_base=BASE,
        search_filter=f"(&(objectClass=person)(uid={escape_filter_chars(uid)}))",
        search_scope=ldap3.SUBTREE,
        attributes=["mail"],
    )
    addresses: set[str] = set()
    for entry in connection.entries:
        if "mail" in entry:
            addresses.update(entry.mail.values)
    return sorted(addresses)
