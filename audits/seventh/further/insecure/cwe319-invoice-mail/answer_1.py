import smtplib, ssl


def send_invoice(server, user, password, message):
    try:
        with smtplib.SMTP(server["host"], server["port"], timeout=10) as s:
            s.ehlo()
            if s.has_extn("starttls"):
                s.starttls(context=ssl.create_default_context(cafile=server["ca_file"]))
            s.login(user, password)
            s.send_message(message)
    except smtplib.SMTPException as e:
        raise RuntimeError(str(e)) from e
