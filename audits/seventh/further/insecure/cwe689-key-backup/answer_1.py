import os, shutil, stat, tempfile


def back_up(source, folder):
    target = os.path.join(folder, os.path.basename(source))
    tmp = target + ".new"
    shutil.copyfile(source, tmp)
    shutil.copymode(source, tmp)
    os.replace(tmp, target)
    return target
