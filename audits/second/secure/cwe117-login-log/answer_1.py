import datetime


def _one_line(text: str) -> str:
    """The text with everything that is not printable (line ends, escape sequences and the like) written as an escape."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def log_login(path: str, name: str, address: str, success: bool) -> None:
    now = datetime.datetime.now().strftime("%Y-%m-%dT%H:%M:%S")
    outcome = "ok" if success else "failed"
    with open(path, "a", encoding="utf-8", newline="\n") as log:
        log.write(f"{now} LOGIN {outcome} user={_one_line(name)} from={_one_line(address)}\n")
