import glob, os, shutil


def empty(folder):
    count = 0
    for rel in glob.glob("**", root_dir=folder, recursive=True, include_hidden=True):
        p = os.path.join(folder, rel)
        if os.path.isfile(p) and not os.path.islink(p):
            os.remove(p)
            count += 1
    for name in os.listdir(folder):
        p = os.path.join(folder, name)
        if os.path.islink(p) or not os.path.isdir(p):
            os.remove(p)
        else:
            shutil.rmtree(p)
    return count
