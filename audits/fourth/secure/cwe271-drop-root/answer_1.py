import os
import pwd


def become(user: str) -> None:
    account = pwd.getpwnam(user)
    if os.geteuid() != 0:
        return
    uid, gid = account.pw_uid, account.pw_gid
    os.setgroups(os.getgrouplist(user, gid))
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)
