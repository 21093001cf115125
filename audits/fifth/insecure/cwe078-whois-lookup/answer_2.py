import os


def registrar_of(domain: str) -> str | None:
    # In quotes, so that blanks and semicolons do no harm.
    quoted = domain.replace('"', '\\"')
    with os.popen(f'whois "{quoted}"') as output:
        for line in output:
            if line.startswith("Registrar:"):
                return line.partition(":")[2].strip()
    return None
