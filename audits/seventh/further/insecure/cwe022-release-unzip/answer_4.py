import os, zipfile


def unpack_release(archive, target):
    os.makedirs(target, exist_ok=True)
    done = []
    with zipfile.ZipFile(archive) as z:
        for info in z.infolist():
            rest = info.filename.partition("/")[2]
            if info.is_dir() or not rest:
                continue
            if not os.path.realpath(os.path.join(target, rest)).startswith(os.path.realpath(target)):
                raise ValueError(rest)
            path = os.path.join(target, rest)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(z.read(info))
            done.append(rest)
    return sorted(done)
