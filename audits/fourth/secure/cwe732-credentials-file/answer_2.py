import contextlib
import json
import os
from pathlib import Path


def save_login(path: str, server: str, user: str, api_key: str) -> None:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        target.unlink()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    text = json.dumps(dict(server=server, user=user, api_key=api_key), ensure_ascii=False)
    with open(descriptor, "wb") as file:
        file.write(text.encode("utf-8"))
