import json
import os
import tempfile


def save_login(path: str, server: str, user: str, api_key: str) -> None:
    folder = os.path.dirname(os.path.abspath(path))
    os.makedirs(folder, mode=0o700, exist_ok=True)
    # mkstemp() makes files that only their owner can read.
    handle, draft = tempfile.mkstemp(dir=folder, prefix=".login-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"server": server, "user": user, "api_key": api_key}, file)
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise
