import os
import pwd


def become(user: str) -> None:
    account = pwd.getpwnam(user)
    if os.getuid() != 0:
        return
    os.setgid(account.pw_gid)
    os.initgroups(account.pw_name, account.pw_gid)
    os.setuid(account.pw_uid)
    if os.getuid() != account.pw_uid or os.getgid() != account.pw_gid:
        raise RuntimeError("the process could not change its user")
