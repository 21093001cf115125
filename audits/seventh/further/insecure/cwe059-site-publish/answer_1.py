import glob, os, shutil


def publish(site, target):
    done = []
    for rel in glob.glob("**", root_dir=site, recursive=True, include_hidden=True):
        src = os.path.join(site, rel)
        if not rel.endswith((".html", ".css", ".png")) or not os.path.isfile(src) or os.path.islink(src):
            continue
        dst = os.path.join(target, rel)
        os.makedirs(os.path.dirname(dst), exist_ok=True)
        shutil.copyfile(src, dst)
        done.append(rel)
    return sorted(done)
