import re

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d*)?|\.\d+)|([A-Za-z]+\d+)|([-+*/()]))")
RANK = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3}


def _reduce(values, operators):
    operator = operators.pop()
    if operator == "neg":
        if not values:
            raise ValueError("operand missing")
        values.append(-values.pop())
        return
    if len(values) < 2:
        raise ValueError("operand missing")
    right, left = values.pop(), values.pop()
    if operator == "+":
        values.append(left + right)
    elif operator == "-":
        values.append(left - right)
    elif operator == "*":
        values.append(left * right)
    else:
        values.append(left / right)


def evaluate_formula(formula: str, cells: dict[str, float]) -> float:
    text = formula.strip()
    values, operators = [], []
    at, operand = 0, True
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError(f"unexpected character at {at}")
        at = match.end()
        number, cell, sign = match.groups()
        if number is not None or cell is not None:
            if not operand:
                raise ValueError("operator missing")
            if cell is not None and cell not in cells:
                raise ValueError(f"unknown cell {cell}")
            values.append(cells[cell] if cell is not None else float(number))
            operand = False
        elif sign == "(":
            if not operand:
                raise ValueError("operator missing")
            operators.append("(")
        elif sign == ")":
            if operand:
                raise ValueError("operand missing")
            while operators and operators[-1] != "(":
                _reduce(values, operators)
            if not operators:
                raise ValueError("parenthesis missing")
            operators.pop()
        elif operand:
            if sign != "-":
                raise ValueError("operand missing")
            operators.append("neg")
        else:
            while operators and operators[-1] != "(" and RANK[operators[-1]] >= RANK[sign]:
                _reduce(values, operators)
            operators.append(sign)
            operand = True
    if operand:
        raise ValueError("operand missing")
    while operators:
        if operators[-1] == "(":
            raise ValueError("parenthesis missing")
        _reduce(values, operators)
    return values[0]
