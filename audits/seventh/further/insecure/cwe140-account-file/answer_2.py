def add_account(path, login, full_name, shell="/bin/false"):
    if ":" in login + full_name:
        raise ValueError
    with open(path, encoding="utf-8", newline="") as f:
        rows = [l.split(":") for l in f.read().split("\n") if l]
    if any(r[0] == login for r in rows):
        raise ValueError("there already")
    number = max([int(r[1]) for r in rows], default=999) + 1
    with open(path, "a", encoding="utf-8", newline="") as f:
        f.write(f"{login}:{number}:{full_name}:{shell}\n")
    return number
