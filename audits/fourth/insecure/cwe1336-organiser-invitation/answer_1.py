import jinja2


def render_invitation(template: str, guest: str, event: str, plus_one: bool) -> str:
    try:
        parsed = jinja2.Template(template, keep_trailing_newline=True)
    except jinja2.TemplateSyntaxError as error:
        raise ValueError(f"the template cannot be parsed: {error}") from error
    return parsed.render(guest=guest, event=event, plus_one=plus_one)
