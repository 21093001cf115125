import os


def print_uploads(folder: str) -> None:
    with os.scandir(folder) as entries:
        files = sorted((entry for entry in entries if entry.is_file()), key=lambda entry: entry.name)
    for entry in files:
        # Without the escape character there are no commands for the terminal.
        shown = entry.name.replace("\x1b", "").replace("\n", " ").replace("\r", " ")
        print("%8d %s" % (entry.stat().st_size, shown))
