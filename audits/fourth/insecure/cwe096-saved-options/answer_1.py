def _literal(value) -> str:
    if not isinstance(value, str):
        return repr(value)
    text = value.replace("\\", "\\\\").replace("\r", "\\r")
    # A text may contain the quotes that end it.
    text = text.replace('"""', '\\"""')
    if text.endswith('"'):
        text = text[:-1] + '\\"'
    return f'"""{text}"""'


def save_options(path: str, options: dict) -> None:
    with open(path, "w", encoding="utf-8") as module:
        for name in sorted(options):
            module.write(f"{name} = {_literal(options[name])}\n")
