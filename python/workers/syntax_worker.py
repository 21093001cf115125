"""Answers for Python source text: does it compile, where does it fail, what is in it. Parses; never runs any of it.

Request: {"codes": [text, ...]}. Answer, one per text:
{"compiles", "error": {"line", "column", "message"} or null, "statements": [STATEMENT, ...]}
STATEMENT is a top-level statement: {"kind", "line", "endLine", "binds", "uses", "definition"}; lines count from 1 and
include decorators, "uses" are the names that it needs from the module, at any depth. DEFINITION is a function or class: {"name", "kind", "line", "endLine", "statements", "members"},
where "statements" counts what its body does beyond docstrings, comments, `pass` and `...`.
"""

import ast
import bisect
import symtable
import warnings

KINDS = {
    ast.Import: "import",
    ast.ImportFrom: "import",
    ast.FunctionDef: "function",
    ast.AsyncFunctionDef: "function",
    ast.ClassDef: "class",
    ast.Assign: "assign",
    ast.AnnAssign: "assign",
    ast.AugAssign: "assign",
    ast.Expr: "expression",
    ast.If: "if",
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
SCOPES = (*DEFINITIONS, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# What hostile text raises besides SyntaxError: null bytes and lone surrogates, nesting that exhausts the parser.
REFUSED = (ValueError, MemoryError, RecursionError, OverflowError)


def does_nothing(statement):
    if isinstance(statement, (ast.Pass, *DEFINITIONS)):
        return True
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and (isinstance(statement.value.value, str) or statement.value.value is ...)
    )


def count_statements(definition):
    return sum(1 for node in ast.walk(definition) if isinstance(node, ast.stmt) and not does_nothing(node))


def first_line(statement):
    return min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))])


def definition(node):
    is_class = isinstance(node, ast.ClassDef)
    return {
        "name": node.name,
        "kind": "class" if is_class else "function",
        "line": first_line(node),
        "endLine": node.end_lineno,
        "statements": count_statements(node),
        "members": [definition(m) for m in node.body if isinstance(m, DEFINITIONS)] if is_class else [],
    }


def bound_names(statement):
    """Names that the statement binds at module level."""
    names, pending = set(), [statement]
    while pending:
        node = pending.pop()
        if isinstance(node, DEFINITIONS):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        if not isinstance(node, SCOPES):
            pending.extend(ast.iter_child_nodes(node))
    return names


def names_here(statement):
    """Names read in the module's own scope: not in bodies of functions and classes, but in what decorates them."""
    names, pending = set(), [statement]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Store):
            names.add(node.id)
        if isinstance(node, DEFINITIONS):
            inside = {id(child) for child in node.body}
            pending.extend(child for child in ast.iter_child_nodes(node) if id(child) not in inside)
        elif isinstance(node, ast.Lambda):
            pending.append(node.args)
        elif isinstance(node, SCOPES):
            pending.append(node.generators[0].iter)
        else:
            pending.extend(ast.iter_child_nodes(node))
    return names


def names_inside(module):
    """(line, names) per scope in the module: the names that it takes from the module."""
    pending = list(module.get_children())
    while pending:
        table = pending.pop()
        pending.extend(table.get_children())
        names = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global()}
        yield table.get_lineno(), names


def outline(statement):
    return {
        "kind": KINDS.get(type(statement), "other"),
        "line": first_line(statement),
        "endLine": statement.end_lineno,
        "binds": sorted(bound_names(statement)),
        "uses": sorted(names_here(statement)),
        "definition": definition(statement) if isinstance(statement, DEFINITIONS) else None,
    }


def add_uses(statements, module):
    """Adds to each statement's uses what the scopes inside it take from the module."""
    starts = [statement["line"] for statement in statements]
    for line, names in names_inside(module):
        statement = statements[bisect.bisect_right(starts, line) - 1]
        statement["uses"] = sorted({*statement["uses"], *names})


def inspect(code):
    statements = []
    try:
        tree = ast.parse(code)
        statements = [outline(statement) for statement in tree.body]
        compile(tree, "<answer>", "exec", dont_inherit=True)
        add_uses(statements, symtable.symtable(code, "<answer>", "exec"))
    except SyntaxError as error:
        place = {"line": error.lineno or 1, "column": error.offset or 1, "message": error.msg}
        return {"compiles": False, "error": place, "statements": statements}
    except REFUSED as error:
        message = f"{type(error).__name__}: {error}".strip(": ")
        return {"compiles": False, "error": {"line": 1, "column": 1, "message": message}, "statements": statements}
    return {"compiles": True, "error": None, "statements": statements}


def start(_arguments):
    warnings.simplefilter("ignore")


def handle(payload):
    return [inspect(code) for code in payload["codes"]]
