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
# What protects nothing: leaving it out would only make mutants that nobody can catch. Arguments,
NO_PROTECTION = {
    "auto_error", "capture_output", "check_same_thread", "content_type", "cwd", "daemon", "detail", "encoding", "ensure_ascii",
    "exc_info", "exist_ok", "from_attributes", "indent", "media_type", "mimetype", "newline", "person", "poolclass", "prefix",
    "separators", "stacklevel", "status", "status_code", "stderr", "stdout", "suffix", "text", "threaded", "timeout",
}
# functions whose arguments are the data of an answer, or that only give data another form,
ANSWERS = {"jsonify", "JSONResponse"}
CONVERSIONS = {*ANSWERS, "bool", "bytes", "dict", "list", "set", "sorted", "tuple", "zip"}
CANONICAL = {"abspath", "normpath", "realpath", "resolve"}
# and functions that are called for what they tell or tidy up.
HOUSEKEEPING = {"close", "critical", "debug", "error", "exception", "flush", "info", "makedirs", "mkdir", "print", "seek", "warning"}
# The text that a regular expression is applied to, by its position; other functions have theirs first.
SUBJECTS = {"fullmatch": 1, "match": 1, "search": 1, "sub": 2}
# Functions that are given the permissions of a file, and those that are given a strength, with one that is too little.
PERMISSIONS = {"chmod", "fchmod", "makedirs", "mkdir", "open", "touch", "umask"}
STRENGTH = {
    "gensalt": 4, "generate": 1024, "generate_private_key": 1024, "getrandbits": 8, "pbkdf2_hmac": 10, "randbits": 8,
    "token_bytes": 1, "token_hex": 1, "token_urlsafe": 1, "urandom": 1,
}
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
    # A lone refusal is taken out with its guard.
    guarded = {id(node.body) for node in ast.walk(tree) if isinstance(node, ast.If) and len(node.body) == 1 and not node.orelse}
    for block in blocks_of(tree):
        for statement in list(block):
            if shape(statement) in known or (id(block) in guarded and isinstance(statement, ast.Raise)):
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
    elif acts(statement) and not is_housekeeping(statement):
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
    if function_name(node) in CONVERSIONS or is_fixed_path(node):
        return
    if isinstance(node.func, ast.Attribute) and root_name(node.func) not in imported:
        yield "wrapper", node.func.value
        return
    at = SUBJECTS.get(function_name(node), 0) if root_name(node.func) == "re" else 0
    if len(node.args) > at and not any(isinstance(argument, ast.Starred) for argument in node.args[: at + 1]):
        yield "wrapper", node.args[at]


def inner_edits(node):
    if isinstance(node, ast.BoolOp):
        for i, value in enumerate(node.values):
            if not compares_with_none(value):
                yield "operand", node, "values", without(node.values, i)
    elif isinstance(node, ast.Call) and function_name(node) not in ANSWERS:
        yield from weaker_numbers(node)
        for i, keyword in enumerate(node.keywords):
            if keyword.arg in NO_PROTECTION:
                continue
            if isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, bool):
                # Left out it would be the same as this, or as it was.
                yield "flag", keyword, "value", ast.Constant(not keyword.value.value)
            else:
                yield "keyword", node, "keywords", without(node.keywords, i)
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield "filter", node, "ifs", []


def weaker_numbers(call):
    """Permissions for everybody, lengths and rounds that can be tried out."""
    name = function_name(call)
    places = [(call.args, i, argument) for i, argument in enumerate(call.args)]
    places += [(keyword, "value", keyword.value) for keyword in call.keywords]
    for place, at, node in places:
        number = node.value if isinstance(node, ast.Constant) and type(node.value) is int else 0
        if name == "umask" and number & 0o077:
            yield "number", place, at, ast.Constant(0)
        elif name in PERMISSIONS and 0o400 <= number <= 0o777 and not number & 0o077:
            yield "number", place, at, ast.Constant(number | (number >> 3) | (number >> 6))
        elif name in STRENGTH and number > STRENGTH[name]:
            yield "number", place, at, ast.Constant(STRENGTH[name])


def without(items, index):
    return [item for i, item in enumerate(items) if i != index]


def acts(statement):
    return isinstance(statement, (ast.Expr, ast.Raise, ast.Assert, ast.Delete)) or sets_state(statement)


def is_housekeeping(statement):
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and function_name(call) in HOUSEKEEPING


def function_name(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", None)


def is_fixed_path(call):
    """Whether a path is made canonical that only constants go into: nobody from outside has a say in it."""
    names = {child.id for child in ast.walk(call) if isinstance(child, ast.Name)} - {"os", "Path"}
    return function_name(call) in CANONICAL and all(name.isupper() for name in names)


def compares_with_none(node):
    """Without such a test the next one fails on the None: that is no answer either."""
    return isinstance(node, ast.Compare) and isinstance(node.comparators[-1], ast.Constant) and node.comparators[-1].value is None


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
