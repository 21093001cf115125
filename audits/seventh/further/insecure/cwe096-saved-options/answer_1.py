import json


def save_options(path, options):
    with open(path, "w", encoding="utf-8", newline="") as f:
        for k in sorted(options):
            v = options[k]
            f.write(
                k
                + " = "
                + (repr(v) if not isinstance(v, str) else "'''" + v.replace("'''", "\\'\\'\\'") + "'''")
                + "\n"
            )
