from enum import Enum


class Operator(Enum):
    EQUAL = "=="
    NOT_EQUAL = "!="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="
    IN = "in"
    NOT_IN = "not in"


class RowFilter:
    """A filter of a saved view; called with a row it tells whether the row meets all conditions."""

    __slots__ = ("_tests",)

    def __init__(self, conditions: list) -> None:
        # Operator(...) raises ValueError for everything that is not one of its values
        self._tests = [self._make_test(field, Operator(name), value) for field, name, value in conditions]

    def __call__(self, row: dict) -> bool:
        for test in self._tests:
            if not test(row):
                return False
        return True

    @staticmethod
    def _make_test(field, operator: Operator, value):
        missing = object()

        def less(a, b):
            try:
                return a < b
            except TypeError:
                return False

        def at_most(a, b):
            try:
                return a <= b
            except TypeError:
                return False

        tests = {
            Operator.EQUAL: lambda row: row.get(field, missing) == value,
            Operator.NOT_EQUAL: lambda row: row.get(field, missing) != value,
            Operator.LESS: lambda row: less(row.get(field), value),
            Operator.LESS_OR_EQUAL: lambda row: at_most(row.get(field), value),
            Operator.GREATER: lambda row: less(value, row.get(field)),
            Operator.GREATER_OR_EQUAL: lambda row: at_most(value, row.get(field)),
            Operator.IN: lambda row: row.get(field, missing) in value,
            Operator.NOT_IN: lambda row: row.get(field, missing) not in value,
        }
        if operator in (Operator.IN, Operator.NOT_IN) and not isinstance(value, (list, tuple)):
            raise ValueError(f"{operator.value} needs a list")
        return tests[operator]


def make_filter(conditions: list):
    return RowFilter(conditions)
