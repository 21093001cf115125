import os
import shlex


def export(account: str, password: str) -> str:
    """Return what ledgerctl writes about the account."""
    command = shlex.join(["ledgerctl", "export", account, f"--password={password}"])
    pipe = os.popen(command)
    text = pipe.read()
    if pipe.close() is not None:
        raise RuntimeError(f"ledgerctl failed for account {account}")
    return text
