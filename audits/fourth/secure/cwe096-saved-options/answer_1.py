from pathlib import Path


def save_options(path: str, options: dict) -> None:
    lines = [f"{name} = {ascii(options[name])}" for name in sorted(options)]
    Path(path).write_text("".join(line + "\n" for line in lines), encoding="ascii")
