def save_options(path: str, options: dict) -> None:
    lines = ["# Written by the administration page.\n"]
    for name, value in sorted(options.items()):
        if isinstance(value, str):
            quoted = value.replace("'", "\\'").replace("\r", "\\r").replace("\n", "\\n")
            lines.append(f"{name} = '{quoted}'\n")
        else:
            lines.append(f"{name} = {value}\n")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
