import jinja2

_FILTERS = ("upper", "lower", "title", "capitalize", "trim", "default", "length", "replace", "join", "first", "last")


def render_invitation(template: str, guest: str, event: str, plus_one: bool) -> str:
    environment = jinja2.Environment(autoescape=False, keep_trailing_newline=True)
    # Nothing but the three variables and harmless filters can be reached from the template.
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    try:
        invitation = environment.from_string(template)
    except jinja2.TemplateSyntaxError as error:
        raise ValueError(str(error)) from None
    return invitation.render(guest=guest, event=event, plus_one=plus_one)
