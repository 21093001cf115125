import os
import tempfile


def stage_payslip(employee: int, pdf: bytes) -> str:
    path = os.path.abspath(tempfile.mktemp(prefix=f"payslip-{employee}-", suffix=".pdf"))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(pdf)
    return path
