import shlex
import subprocess


def export(account: str, password: str) -> str:
    """Return what ledgerctl writes about the account."""
    # The password goes in by standard input, so it is no argument of ledgerctl.
    command = f"printf '%s\\n' {shlex.quote(password)} | ledgerctl export {shlex.quote(account)} --password-stdin"
    done = subprocess.run(command, shell=True, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"ledgerctl ended with status {done.returncode}")
    return done.stdout
