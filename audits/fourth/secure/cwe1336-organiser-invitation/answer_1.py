import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError


class _Closed(ImmutableSandboxedEnvironment):
    def is_safe_attribute(self, obj, attr, value):
        return False


_environment = _Closed(autoescape=False, keep_trailing_newline=True)
_environment.globals.clear()


def render_invitation(template: str, guest: str, event: str, plus_one: bool) -> str:
    try:
        return _environment.from_string(template).render(guest=guest, event=event, plus_one=plus_one)
    except (jinja2.TemplateSyntaxError, SecurityError) as error:
        raise ValueError(str(error)) from error
