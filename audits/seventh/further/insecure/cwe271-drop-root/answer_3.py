import os, pwd


def become(user):
    e = pwd.getpwnam(user)
    if os.geteuid() != 0:
        return
    os.initgroups(user, 0)
    os.setgid(e.pw_gid)
    os.setuid(e.pw_uid)
