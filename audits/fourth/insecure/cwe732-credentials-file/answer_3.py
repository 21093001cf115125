import json
import os
import tempfile


def save_login(path: str, server: str, user: str, api_key: str) -> None:
    """The folder is for the person alone, so nobody else gets at the file in it."""
    folder = os.path.dirname(os.path.abspath(path))
    os.makedirs(folder, mode=0o700, exist_ok=True)
    draft = os.path.join(folder, f".{os.path.basename(path)}.{os.getpid()}")
    with open(draft, "w", encoding="utf-8") as file:
        json.dump({"server": server, "user": user, "api_key": api_key}, file, ensure_ascii=False)
    os.replace(draft, path)
