import subprocess


def registrar_of(domain: str) -> str | None:
    output = subprocess.getoutput(f"whois {domain}")
    for line in output.splitlines():
        if line.startswith("Registrar:"):
            return line[len("Registrar:"):].strip()
    return None
