import subprocess


def registrar_of(domain: str) -> str | None:
    output = subprocess.run(
        f"whois {domain}", shell=True, capture_output=True, text=True, errors="replace"
    ).stdout
    for line in output.splitlines():
        if line.startswith("Registrar:"):
            return line[len("Registrar:"):].strip()
    return None
