import json
from pathlib import Path


def save_login(path: str, server: str, user: str, api_key: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    login = {"server": server, "user": user, "api_key": api_key}
    file.write_text(json.dumps(login, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
