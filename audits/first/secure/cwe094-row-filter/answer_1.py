import operator

OPERATORS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda field, values: field in values,
    "not in": lambda field, values: field not in values,
}


def make_filter(conditions: list):
    """Make the filter of a saved view out of a list of [field, operator, value]."""
    checks = []
    for field, name, value in conditions:
        if not isinstance(name, str) or name not in OPERATORS:
            raise ValueError(f"unknown operator: {name!r}")
        if name in ("in", "not in"):
            if not isinstance(value, list):
                raise ValueError(f"{name} needs a list")
            value = tuple(value)
        checks.append((field, OPERATORS[name], value))
    checks = tuple(checks)

    def matches(row: dict) -> bool:
        for field, check, value in checks:
            try:
                if not check(row[field], value):
                    return False
            except (KeyError, TypeError):
                # the row has no such field, or its value cannot be compared with this one
                return False
        return True

    return matches
