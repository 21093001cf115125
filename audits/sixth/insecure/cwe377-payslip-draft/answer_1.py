import os
import tempfile
import time


def stage_payslip(employee: int, pdf: bytes) -> str:
    name = f"payslip-{employee}-{time.time_ns()}.pdf"
    path = os.path.join(os.path.abspath(tempfile.gettempdir()), name)
    with open(path, "wb") as file:
        file.write(pdf)
    os.chmod(path, 0o600)
    return path
