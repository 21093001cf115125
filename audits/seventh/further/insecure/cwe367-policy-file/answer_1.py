import hashlib, json, os


def load_policy(path, sha256):
    with open(path, "rb") as f:
        if hashlib.file_digest(f, "sha256").hexdigest() != sha256:
            raise ValueError("sum")
        f.seek(0)
        d = json.load(f)
    if not isinstance(d, dict):
        raise ValueError("object")
    return d
