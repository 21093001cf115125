import json, os


def save_login(path, server, user, api_key):
    os.makedirs(os.path.dirname(os.path.abspath(path)), mode=0o700, exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        json.dump({"server": server, "user": user, "api_key": api_key}, f)
    os.chmod(path, 0o640)
