import jinja2
from jinja2 import nodes

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Const, nodes.Not,
    nodes.And, nodes.Or, nodes.Concat, nodes.Filter, nodes.CondExpr, nodes.Compare, nodes.Operand,
)
FILTERS = {"upper", "lower", "title", "capitalize", "trim", "length", "default", "d", "e", "escape", "replace"}


def _check(node):
    if not isinstance(node, ALLOWED):
        raise ValueError(f"{type(node).__name__} is not allowed in an invitation")
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        raise ValueError(f"no filter {node.name}")
    for child in node.iter_child_nodes():
        _check(child)


def render_invitation(template: str, guest: str, event: str, plus_one: bool) -> str:
    environment = jinja2.Environment(keep_trailing_newline=True, optimized=False)
    try:
        tree = environment.parse(template)
    except jinja2.TemplateSyntaxError as error:
        raise ValueError(str(error)) from error
    _check(tree)
    return environment.from_string(tree).render(guest=guest, event=event, plus_one=plus_one)
