OPERATORS = {"==", "!=", "<", "<=", ">", ">=", "in", "not in"}


def make_filter(conditions: list):
    parts = []
    for field, operator, value in conditions:
        if operator not in OPERATORS:
            raise ValueError(f"unknown operator {operator!r}")
        parts.append(f"row['{field}'] {operator} {value!r}")
    return eval("lambda row: " + (" and ".join(parts) or "True"))
