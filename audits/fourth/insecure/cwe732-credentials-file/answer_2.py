import json
import os


def _private(name, flags):
    return os.open(name, flags, 0o600)


def save_login(path: str, server: str, user: str, api_key: str) -> None:
    folder = os.path.dirname(path)
    if folder:
        os.makedirs(folder, exist_ok=True)
    with open(path, "w", encoding="utf-8", opener=_private) as file:
        json.dump({"server": server, "user": user, "api_key": api_key}, file)
