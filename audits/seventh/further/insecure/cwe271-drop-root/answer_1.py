import os, pwd


def become(user):
    e = pwd.getpwnam(user)
    if os.geteuid() != 0:
        return
    os.setgroups([e.pw_gid])
    os.setegid(e.pw_gid)
    os.seteuid(e.pw_uid)
