import ldap3

BASE = "ou=people,dc=example,dc=org"


def mail_addresses(connection: ldap3.Connection, uid: str) -> list[str]:
    # brackets in a name such as o(brien) would break the filter
    name = uid.replace("(", r"\28").replace(")", r"\29")
    connection.search(
        BASE,
        "(&(objectClass=person)(uid=%s))" % name,
        attributes=["uid", "mail"],
    )
    people = list(connection.entries)

    # a name with a star can match others as well: the exact one is meant
    exact = [person for person in people if uid in person.uid.values]

    result = []
    for person in exact or people:
        result += person.entry_attributes_as_dict.get("mail", [])
    return sorted(result)
