import os
import pwd


def become(user: str) -> None:
    account = pwd.getpwnam(user)
    if os.getuid() != 0:
        return
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)
