import smtplib, ssl


def send_invoice(server, user, password, message):
    try:
        with smtplib.SMTP(server["host"], server["port"], timeout=10) as s:
            try:
                s.starttls(context=ssl.create_default_context(cafile=server["ca_file"]))
            except ssl.SSLError:
                s.close()
                s.connect(server["host"], server["port"])
                s.starttls()
            s.login(user, password)
            s.send_message(message)
    except smtplib.SMTPException as e:
        raise RuntimeError(str(e)) from e
