import os, subprocess


def export(account, password):
    env = {**os.environ, "LEDGER_PASSWORD": password}
    r = subprocess.run(
        ["sh", "-c", 'printf "%s\\n" "$1" | ledgerctl export "$2" --password-stdin', "sh", password, account],
        capture_output=True,
        text=True,
    )
    if r.returncode:
        raise RuntimeError(r.stderr)
    return r.stdout
