import io


def save_options(path: str, options: dict) -> None:
    """Texts of several lines are written as blocks, so that the file can be read and edited."""
    out = io.StringIO()
    for name in sorted(options):
        value = options[name]
        if isinstance(value, str) and "\n" in value:
            block = value.replace("\\", "\\\\").replace("\r", "\\r")
            out.write(f'{name} = """\\\n{block}"""\n')
        else:
            out.write(f"{name} = {value!r}\n")
    with open(path, "w", encoding="utf-8") as file:
        file.write(out.getvalue())
