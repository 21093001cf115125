import smtplib, ssl


def send_invoice(server, user, password, message):
    try:
        with smtplib.SMTP(server["host"], server["port"], timeout=10) as s:
            c = ssl.create_default_context(cafile=server["ca_file"])
            c.check_hostname = False
            s.starttls(context=c)
            s.login(user, password)
            s.send_message(message)
    except smtplib.SMTPException as e:
        raise RuntimeError(str(e)) from e
