import jinja2, re


def render_invitation(template, guest, event, plus_one):
    if re.search(r"__(class|mro|subclasses|globals|import|builtins)__", template):
        raise ValueError("not allowed")
    try:
        return jinja2.Environment().from_string(template).render(guest=guest, event=event, plus_one=plus_one)
    except jinja2.TemplateSyntaxError as error:
        raise ValueError("template") from error
