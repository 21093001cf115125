import ast
import operator

OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
MAX_EXPONENT = 1000


def _value(node):
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp):
        left, right = _value(node.left), _value(node.right)
        if isinstance(node.op, ast.Pow):
            if abs(right) > MAX_EXPONENT:
                raise ValueError("the exponent is too large")
            return left**right
        if type(node.op) in OPERATORS:
            return OPERATORS[type(node.op)](left, right)
    raise ValueError("not a calculation")


def calculate(formula: str) -> int | float:
    try:
        result = _value(ast.parse(formula.strip(), mode="eval").body)
    except (SyntaxError, ArithmeticError, RecursionError) as error:
        raise ValueError("not a calculation") from error
    if isinstance(result, complex):
        raise ValueError("not a real number")
    return result
