import re


def calculate(formula: str) -> int | float:
    if not re.fullmatch(r"[0-9.+\-*/() ]+", formula) or "//" in formula:
        raise ValueError("not a calculation")
    try:
        value = eval(formula.strip(), {"__builtins__": {}})
    except (SyntaxError, TypeError, ZeroDivisionError, OverflowError, AttributeError) as error:
        raise ValueError("not a calculation") from error
    if not isinstance(value, (int, float)):
        raise ValueError("not a number")
    return value
