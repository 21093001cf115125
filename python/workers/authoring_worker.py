"""Programs made out of a task's own: empty and failing bodies for its prompt, mutants of its secure references.

Request: {"prompt": text or null, "secure": [text, ...], "insecure": [text, ...]}.
Answer: {"stub": text or null, "raiser": text or null, "mutants": [[{"kind", "line", "before", "code"}, ...], ...]}, one
list of mutants per secure text. Only statements that neither the prompt nor an insecure text has are mutated, for these
are what makes the program secure. Parses and prints; never runs any of it.
"""

import ast
import warnings

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
REFUSED = (SyntaxError, ValueError, MemoryError, RecursionError)
BLOCKS = ("body", "orelse", "finalbody")
# Arguments that protect nothing: leaving them out would only make mutants that nobody can catch.
NO_PROTECTION = {"detail", "status_code", "status", "exist_ok", "encoding", "newline", "stacklevel", "media_type", "mimetype"}
NO_MUTANT = (*DEFINITIONS, ast.Import, ast.ImportFrom, ast.Pass, ast.Global, ast.Nonlocal)


def start(_arguments):
    warnings.simplefilter("ignore")


def handle(payload):
    known = set()
    for text in [payload["prompt"], *payload["insecure"]]:
        known.update(shape(statement) for statement in statements_of(parse(text)))
    return {
        "stub": filled(payload["prompt"], "pass"),
        "raiser": filled(payload["prompt"], "raise RuntimeError"),
        "mutants": [mutants(text, known) for text in payload["secure"]],
    }


def parse(text):
    try:
        return ast.parse(text or "")
    except REFUSED:
        return None


# -- prompts ----------------------------------------------------------------------------------------------------------


def filled(prompt, statement):
    """The prompt with `statement` in every body that it leaves open; None when it cannot be completed so."""
    if prompt is None:
        return None
    tree = parse(prompt)
    if tree is None:
        return completed(prompt, statement)
    lines = prompt.rstrip().split("\n")
    places = [
        (node.body[0].end_lineno, node.body[0].col_offset)
        for node in ast.walk(tree)
        if isinstance(node, FUNCTIONS) and all(does_nothing(child) for child in node.body)
        if node.body[0].lineno > node.lineno
    ]
    for line, indent in sorted(places, reverse=True):
        lines.insert(line, " " * indent + statement)
    if not places:
        lines.append(statement)
    return checked("\n".join(lines) + "\n")


def completed(prompt, statement):
    """A prompt that ends in the middle: the statement at the first depth at which the whole compiles."""
    for indent in (4, 8, 12, 2, 0):
        text = checked(f"{prompt.rstrip()}\n{' ' * indent}{statement}\n")
        if text is not None:
            return text
    return None


def checked(text):
    return None if parse(text) is None else text


def does_nothing(statement):
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


# -- mutants ----------------------------------------------------------------------------------------------------------


def blocks_of(tree):
    """(list of statements, enclosing node) for every block outside of `while` loops, whose mutants would not end."""
    pending = [] if tree is None else [tree]
    while pending:
        node = pending.pop(0)
        for name in BLOCKS:
            block = getattr(node, name, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield block
                pending.extend(child for child in block if not isinstance(child, ast.While))
        pending.extend(getattr(node, "handlers", []))


def statements_of(tree):
    return [statement for block in blocks_of(tree) for statement in block]


def own_expressions(statement):
    """The expressions of a statement, without those of the statements in it."""
    pending = [child for child in ast.iter_child_nodes(statement) if isinstance(child, (ast.expr, ast.withitem))]
    while pending:
        node = pending.pop(0)
        yield node
        pending.extend(
            child
            for child in ast.iter_child_nodes(node)
            if isinstance(child, (ast.expr, ast.keyword, ast.comprehension))
        )


def shape(statement):
    """What a statement says itself: for a compound one its head."""
    heads = [child for child in ast.iter_child_nodes(statement) if not isinstance(child, (ast.stmt, ast.excepthandler))]
    return type(statement).__name__ + "|".join(ast.dump(child) for child in heads)


def imported_names(tree):
    return {
        (alias.asname or alias.name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }


def mutants(text, known):
    tree = parse(text)
    if tree is None:
        return []
    original, found, seen = ast.unparse(tree), [], set()
    imported = imported_names(tree)
    for block in blocks_of(tree):
        for statement in list(block):
            if shape(statement) in known:
                continue
            before = ast.unparse(statement).split("\n", 1)[0]
            for kind, place, name, value in edits(block, statement, imported):
                code = with_edit(tree, place, name, value)
                if code is None or code == original or code in seen:
                    continue
                seen.add(code)
                found.append({"kind": kind, "line": statement.lineno, "before": before[:200], "code": code})
    return found


def with_edit(tree, place, name, value):
    """The program's text while `place.name` (or `place[name]`) is `value`."""
    is_list = isinstance(place, list)
    old = place[name] if is_list else getattr(place, name)
    if is_list:
        place[name] = value
    else:
        setattr(place, name, value)
    try:
        return checked(ast.unparse(ast.fix_missing_locations(tree)))
    except REFUSED:
        return None
    finally:
        if is_list:
            place[name] = old
        else:
            setattr(place, name, old)


def edits(block, statement, imported):
    """(kind, place, name, new value) for every mutation of one statement."""
    index = next(i for i, other in enumerate(block) if other is statement)
    if isinstance(statement, DEFINITIONS):
        for i in range(len(statement.decorator_list)):
            yield "decorator", statement, "decorator_list", without(statement.decorator_list, i)
        return
    if isinstance(statement, NO_MUTANT) or is_docstring(statement):
        return
    if isinstance(statement, ast.If):
        if not statement.orelse:
            yield "guard", block, index, ast.Pass()
        yield "always", statement, "test", ast.Constant(True)
        yield "negated", statement, "test", ast.UnaryOp(ast.Not(), statement.test)
    elif isinstance(statement, (ast.Expr, ast.Raise, ast.Assert, ast.Delete)) or sets_state(statement):
        yield "statement", block, index, ast.Pass()
    if isinstance(statement, ast.Raise):
        return  # whatever it raises, it refuses
    skip = statement.value if isinstance(statement, ast.Expr) else None
    for parent, name, i, node in slots(statement):
        if node is not skip:
            for kind, value in weaker(node, imported):
                place, key = (getattr(parent, name), i) if i is not None else (parent, name)
                yield kind, place, key, value
    for node in own_expressions(statement):
        yield from inner_edits(node)


def slots(statement):
    """(parent, field, index or None, expression) for every expression of a statement."""
    parents = [statement, *own_expressions(statement)]
    for parent in [*parents, *(k for p in parents if isinstance(p, ast.Call) for k in p.keywords)]:
        for name, value in ast.iter_fields(parent):
            if isinstance(value, ast.expr):
                yield parent, name, None, value
            elif isinstance(value, list):
                for i, item in enumerate(value):
                    if isinstance(item, ast.expr):
                        yield parent, name, i, item


def weaker(node, imported):
    """(kind, expression) to stand instead of an expression."""
    if isinstance(node, ast.IfExp):
        yield "always", node.body
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Attribute) and root_name(node.func) not in imported:
        yield "wrapper", node.func.value
    elif node.args and not isinstance(node.args[0], ast.Starred):
        yield "wrapper", node.args[0]


def inner_edits(node):
    if isinstance(node, ast.BoolOp):
        for i in range(len(node.values)):
            yield "operand", node, "values", without(node.values, i)
    elif isinstance(node, ast.Call):
        for i, keyword in enumerate(node.keywords):
            if keyword.arg in NO_PROTECTION:
                continue
            if isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, bool):
                yield "flag", keyword, "value", ast.Constant(not keyword.value.value)
            yield "keyword", node, "keywords", without(node.keywords, i)
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield "filter", node, "ifs", []


def without(items, index):
    return [item for i, item in enumerate(items) if i != index]


def is_docstring(statement):
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def sets_state(statement):
    """An assignment to an attribute or an element: without it the program goes on."""
    targets = getattr(statement, "targets", None) or [getattr(statement, "target", None)]
    return isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and all(
        isinstance(target, (ast.Attribute, ast.Subscript)) for target in targets
    )


def root_name(node):
    while isinstance(node, (ast.Attribute, ast.Call, ast.Subscript)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None
