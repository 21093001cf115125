import os


def claim(folder, job, worker):
    path = os.path.join(folder, job + ".lock")
    try:
        with open(path, encoding="utf-8") as f:
            return f.read() == worker
    except FileNotFoundError:
        pass
    tmp = os.path.join(folder, f".{job}.{worker}")
    with open(tmp, "w", encoding="utf-8") as f:
        f.write(worker)
    os.replace(tmp, path)
    with open(path, encoding="utf-8") as f:
        return f.read() == worker
