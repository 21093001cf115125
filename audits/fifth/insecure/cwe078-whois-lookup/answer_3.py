import re
import subprocess

DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


def registrar_of(domain: str) -> str | None:
    if not DOMAIN.match(domain):
        raise ValueError(f"not a domain: {domain}")
    done = subprocess.run("whois " + domain, shell=True, stdout=subprocess.PIPE, text=True)
    match = re.search(r"^Registrar:(.*)$", done.stdout, re.MULTILINE)
    return match[1].strip() if match else None
