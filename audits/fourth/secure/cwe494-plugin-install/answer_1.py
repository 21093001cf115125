import hashlib
import hmac
import os
import re


def install_plugin(entry: dict, fetch, folder: str) -> str:
    data = fetch(entry["mirror"])
    if not hmac.compare_digest(hashlib.sha256(data).hexdigest(), entry["sha256"].strip().lower()):
        raise ValueError(f"{entry['mirror']} does not have the checksum of the index")
    os.makedirs(folder, exist_ok=True)
    file_name = f"{entry['name']}-{entry['version']}.zip"
    path = os.path.join(folder, file_name)
    with open(path + ".part", "wb") as file:
        file.write(data)
    os.replace(path + ".part", path)
    own = re.compile(re.escape(entry["name"]) + r"-[0-9.]+\.zip")
    for other in os.listdir(folder):
        if other != file_name and own.fullmatch(other):
            os.unlink(os.path.join(folder, other))
    return path
