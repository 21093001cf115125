# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import ast
import operator
import re


def evaluate_formula(formula: str, cells: dict[str, float]) -> float:
    """Return the value of a spreadsheet formula such as "2 * (A1 + B2) - 0.5".

    A formula has numbers, cell names (their values are in `cells`), + - * /, a leading minus, parentheses
    and blanks, with the usual precedence. Anything else, and an unknown cell, raises ValueError.
    """
    tokens = re.findall(r"\d+\.?\d*|[A-Za-z]+\d+|[-+*/()]|\S", formula)
    position = 0

    def peek():
        return tokens[position] if position < len(tokens) else None

    def take():
        nonlocal position
        position += 1
        return tokens[position - 1]

    def total():
        result = product()
        while peek() in ("+", "-"):
            result = result + product() if take() == "+" else result - product()
        return result

    def product():
        result = factor()
        while peek() in ("*", "/"):
            result = result * factor() if take() == "*" else result / factor()
        return result

    def factor():
        token = peek()
        if token is None:
            raise ValueError("unexpected end")
        take()
        if token == "-":
            return -factor()
        if token == "(":
            result = total()
            if peek() != ")":
                raise ValueError("missing parenthesis")
            take()
            return result
        if re.fullmatch(r"\d+\.?\d*", token):
            return float(token)
        if token in cells:
            return cells[token]
        raise ValueError(f"unexpected {token}")

    result = total()
    if peek() is not None:
        raise ValueError(f"unexpected {peek()}")
    return result
