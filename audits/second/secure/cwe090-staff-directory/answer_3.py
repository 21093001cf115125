from ldap3 import SUBTREE, Connection
from ldap3.utils.conv import escape_filter_chars

BASE = "ou=people,dc=example,dc=org"
PERSON_BY_UID = "(&(objectClass=person)(uid={uid}))"
LONGEST_UID = 256


def _is(entry, uid: str) -> bool:
    """The directory compares user names without regard to case, and so do we."""
    values = entry.entry_attributes_as_dict.get("uid", [])
    return any(str(value).casefold() == uid.casefold() for value in values)


def mail_addresses(connection: Connection, uid: str) -> list[str]:
    if not uid or len(uid) > LONGEST_UID:
        return []
    if not uid.isprintable():
        raise ValueError("a user name has no control characters")

    connection.search(
        BASE,
        PERSON_BY_UID.format(uid=escape_filter_chars(uid)),
        search_scope=SUBTREE,
        attributes=["uid", "mail"],
    )
    return sorted(
        str(address)
        for entry in connection.entries
        if _is(entry, uid)
        for address in entry.entry_attributes_as_dict.get("mail", [])
    )
