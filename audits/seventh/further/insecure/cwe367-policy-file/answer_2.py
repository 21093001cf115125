import hashlib, json, os


def load_policy(path, sha256):
    before = os.stat(path)
    with open(path, "rb") as f:
        if hashlib.file_digest(f, "sha256").hexdigest() != sha256:
            raise ValueError("sum")
    with open(path, "rb") as f:
        data = f.read()
    if os.stat(path).st_ino != before.st_ino or os.stat(path).st_size != before.st_size:
        raise ValueError("changed")
    d = json.loads(data)
    if not isinstance(d, dict):
        raise ValueError("object")
    return d
