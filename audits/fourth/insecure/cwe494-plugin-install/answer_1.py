import os
import re


def install_plugin(entry: dict, fetch, folder: str) -> str:
    data = fetch(entry["mirror"])
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{entry['name']}-{entry['version']}.zip")
    with open(path, "wb") as file:
        file.write(data)
    others = re.compile(re.escape(entry["name"]) + r"-[\d.]+\.zip")
    for other in os.listdir(folder):
        if others.fullmatch(other) and other != os.path.basename(path):
            os.remove(os.path.join(folder, other))
    return path
