def e(t):
    return t.replace(",", "\\,").replace("+", "\\+").replace("=", "\\=")


def user_dn(name, unit):
    if not name or not unit:
        raise ValueError("empty")
    return f"cn={e(name)},ou={e(unit)},dc=example,dc=org"
