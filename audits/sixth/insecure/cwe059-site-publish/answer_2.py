import os
import shutil


def publish(site: str, target: str) -> list[str]:
    root = os.path.realpath(site)
    os.makedirs(target, exist_ok=True)
    result = []
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            # A link may lead to another file of the site, but not out of it.
            if not name.endswith((".html", ".css", ".png")) or not os.path.realpath(path).startswith(root):
                continue
            if not os.path.isfile(path):
                continue
            relative = os.path.relpath(path, root)
            copy = os.path.join(target, relative)
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            shutil.copyfile(path, copy)
            result.append(relative.replace(os.sep, "/"))
    return sorted(result)
