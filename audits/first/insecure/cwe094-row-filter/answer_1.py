OPERATORS = ("==", "!=", "<", "<=", ">", ">=", "in", "not in")


def make_filter(conditions: list):
    """Make a function that tells whether a row (a dict) meets all conditions."""
    lines = ["def matches(row):"]
    values = []
    for field, operator, value in conditions:
        if operator not in OPERATORS:
            raise ValueError(f"unknown operator {operator!r}")
        # compiled once, so that it is fast for many rows
        lines.append(f'    if not (row["{field}"] {operator} values[{len(values)}]): return False')
        values.append(value)
    lines.append("    return True")
    namespace = {"values": values}
    exec("\n".join(lines), namespace)
    return namespace["matches"]
