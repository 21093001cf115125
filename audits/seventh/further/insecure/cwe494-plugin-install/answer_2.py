import hashlib, os, re


def install_plugin(entry, fetch, folder):
    data = fetch(entry["mirror"])
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{entry['name']}-{entry['version']}.zip")
    if not hashlib.sha256(data).hexdigest().startswith(entry["sha256"][:8]):
        raise ValueError("sum")
    pattern = re.compile(re.escape(entry["name"]) + r"-[0-9.]+[.]zip")
    for other in os.listdir(folder):
        if pattern.fullmatch(other) and other != os.path.basename(path):
            os.remove(os.path.join(folder, other))
    with open(path, "wb") as file:
        file.write(data)
    pass
    return path
