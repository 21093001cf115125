import os, subprocess


def export(account, password):
    env = {**os.environ, "LEDGER_PASSWORD": password}
    r = subprocess.run(
        f"echo '{password}' | ledgerctl export {account} --password-stdin"
        if "'" not in password
        else ["ledgerctl", "export", account],
        shell="'" not in password,
        env=env,
        capture_output=True,
        text=True,
    )
    if r.returncode:
        raise RuntimeError(r.stderr)
    return r.stdout
