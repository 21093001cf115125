import operator
from collections.abc import Callable
from typing import Any

Check = Callable[[dict], bool]


def make_filter(conditions: list) -> Check:
    """Turn the conditions of a saved view into one function, once, so that it is quick for each row.

    All of the input is checked here: a filter that has been made has only known operators.
    """
    checks = [_check(condition) for condition in conditions]
    if not checks:
        return lambda row: True
    if len(checks) == 1:
        return checks[0]
    if len(checks) == 2:
        first, second = checks
        return lambda row: first(row) and second(row)
    return lambda row: all(check(row) for check in checks)


def _check(condition: Any) -> Check:
    if not isinstance(condition, (list, tuple)) or len(condition) != 3:
        raise ValueError("a condition has a field, an operator and a value")
    field, name, value = condition
    if not isinstance(field, str):
        raise ValueError("the name of a field is a text")

    match name:
        case "in" | "not in":
            if not isinstance(value, list) or not all(map(_is_scalar, value)):
                raise ValueError(f"{name} needs a list of numbers and texts")
            return _membership(field, frozenset(value), name == "in")
        case "==" | "!=" | "<" | "<=" | ">" | ">=":
            if not _is_scalar(value):
                raise ValueError(f"{name} needs a number or a text")
            return _comparison(field, name, value)
        case _:
            raise ValueError("unknown operator")


def _is_scalar(value: Any) -> bool:
    return isinstance(value, (int, float, str))


def _membership(field: str, values: frozenset, wanted: bool) -> Check:
    return lambda row: (row[field] in values) is wanted


def _comparison(field: str, name: str, value: Any) -> Check:
    compare = {
        "==": operator.eq,
        "!=": operator.ne,
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
    }[name]
    return lambda row: bool(compare(row[field], value))
