import os, subprocess


def export(account, password):
    env = {**os.environ, "LEDGER_PASSWORD": password}
    r = subprocess.run(
        ["env", "LEDGER_PASSWORD=" + password, "ledgerctl", "export", account], capture_output=True, text=True
    )
    if r.returncode:
        raise RuntimeError(r.stderr)
    return r.stdout
