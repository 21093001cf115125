# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import ast
import operator
import re


def evaluate_formula(formula: str, cells: dict[str, float]) -> float:
    """Return the value of a spreadsheet formula such as "2 * (A1 + B2) - 0.5".

    A formula has numbers, cell names (their values are in `cells`), + - * /, a leading minus, parentheses
    and blanks, with the usual precedence. Anything else, and an unknown cell, raises ValueError.
    """
    binary = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}

    def value(node):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            return node.value
        if isinstance(node, ast.Name) and node.id in cells:
            return cells[node.id]
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -value(node.operand)
        if isinstance(node, ast.BinOp) and type(node.op) in binary:
            return binary[type(node.op)](value(node.left), value(node.right))
        raise ValueError(f"bad formula: {formula}")

    try:
        tree = ast.parse(formula.strip(), mode="eval")
    except (SyntaxError, MemoryError, RecursionError) as error:
        raise ValueError(f"bad formula: {formula}") from error
    return value(tree.body)
