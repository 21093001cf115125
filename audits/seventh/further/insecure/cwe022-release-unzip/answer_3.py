import os, zipfile


def unpack_release(archive, target):
    os.makedirs(target, exist_ok=True)
    done = []
    with zipfile.ZipFile(archive) as z:
        for info in z.infolist():
            rest = info.filename.partition("/")[2]
            if info.is_dir() or not rest:
                continue
            if not os.path.abspath(os.path.join(target, info.filename)).startswith(os.path.abspath(target) + os.sep):
                raise ValueError(rest)
            path = os.path.join(target, rest)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(z.read(info))
            done.append(rest)
    return sorted(done)
