OPERATORS = {"==", "!=", "<", "<=", ">", ">=", "in", "not in"}


def make_filter(conditions: list):
    parts = []
    for field, operator, value in conditions:
        if operator not in OPERATORS:
            raise ValueError(f"unknown operator {operator!r}")
        field = str(field).replace("'", "\\'").replace("\n", "\\n")
        parts.append(f"row['{field}'] {operator} {value!r}")
    return eval("lambda row: " + (" and ".join(parts) or "True"))
