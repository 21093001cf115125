import os, fcntl


def claim(folder, job, worker):
    path = os.path.join(folder, job + ".lock")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            return f.read() == worker
    with open(path, "w", encoding="utf-8") as f:
        fcntl.flock(f, fcntl.LOCK_EX)
        f.write(worker)
    return True
