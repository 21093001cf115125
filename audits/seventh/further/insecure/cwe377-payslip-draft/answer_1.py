import os, random, tempfile


def stage_payslip(employee, pdf):
    path = os.path.join(tempfile.gettempdir(), f"payslip-{employee}-{os.getpid()}-{random.randrange(10**9)}.pdf")
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "wb") as f:
        f.write(pdf)
    return path
