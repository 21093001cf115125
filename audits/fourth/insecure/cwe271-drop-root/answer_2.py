import os
import pwd


def become(user: str) -> None:
    account = pwd.getpwnam(user)
    if os.geteuid() != 0:
        return
    # The groups first, as only root may change them.
    os.initgroups(user, os.getgid())
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)
