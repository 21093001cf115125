import os
import pwd


def become(user: str) -> None:
    entry = pwd.getpwnam(user)
    if os.geteuid() == 0:
        os.setgroups([entry.pw_gid])
        os.setegid(entry.pw_gid)
        os.setuid(entry.pw_uid)
