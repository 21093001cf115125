import os, tempfile, uuid


def stage_payslip(employee, pdf):
    d = os.path.join(tempfile.gettempdir(), "payslips")
    os.makedirs(d, mode=0o700, exist_ok=True)
    path = os.path.join(d, f"{employee}-{uuid.uuid4().hex}.pdf")
    with open(path, "wb") as f:
        f.write(pdf)
    return path
