import jinja2
from jinja2 import meta


def render_invitation(template: str, guest: str, event: str, plus_one: bool) -> str:
    environment = jinja2.Environment(keep_trailing_newline=True)
    variables = {"guest": guest, "event": event, "plus_one": plus_one}
    try:
        tree = environment.parse(template)
    except jinja2.TemplateSyntaxError as error:
        raise ValueError("line %s: %s" % (error.lineno, error.message)) from error
    unknown = meta.find_undeclared_variables(tree) - variables.keys()
    if unknown:
        raise ValueError("unknown names in the template: " + ", ".join(sorted(unknown)))
    return environment.from_string(tree).render(variables)
