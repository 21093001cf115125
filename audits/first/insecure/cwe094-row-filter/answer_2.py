OPERATORS = {"==", "!=", "<", "<=", ">", ">=", "in", "not in"}


def make_filter(conditions: list):
    """Make a function that tells whether a row (a dict) meets all conditions."""
    terms = []
    for field, operator, value in conditions:
        if operator not in OPERATORS:
            raise ValueError(f"unknown operator {operator!r}")
        if "'" in field or '"' in field or "\n" in field:
            raise ValueError("quotes are not allowed in the name of a field")
        terms.append(f"row['{field}'] {operator} {value!r}")
    source = " and ".join(terms) or "True"
    code = compile(f"lambda row: {source}", "<filter>", "eval")
    return eval(code, {"__builtins__": {}})
