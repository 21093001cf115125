import re

import ldap3
from ldap3.utils.conv import escape_filter_chars

BASE = "ou=people,dc=example,dc=org"
ESCAPED = re.compile(r"\\[0-9a-fA-F]{2}")


def _filter_value(value: str) -> str:
    """Escape a value for a search filter; callers that did it already must not get it escaped twice."""
    if ESCAPED.search(value):
        return value
    return escape_filter_chars(value)


def mail_addresses(connection: ldap3.Connection, uid: str) -> list[str]:
    connection.search(
        search_base=BASE,
        search_filter=f"(&(objectClass=person)(uid={_filter_value(uid)}))",
        search_scope=ldap3.SUBTREE,
        attributes=["mail"],
    )
    return sorted(
        address
        for entry in connection.entries
        for address in entry.entry_attributes_as_dict.get("mail", [])
    )
