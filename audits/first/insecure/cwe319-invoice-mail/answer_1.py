import smtplib
import ssl
from email.message import EmailMessage


def send_invoice(server: dict, user: str, password: str, message: EmailMessage) -> None:
    """Send a message through a mail provider."""
    context = ssl.create_default_context(cafile=server["ca_file"])
    try:
        with smtplib.SMTP(server["host"], server["port"], timeout=30) as smtp:
            smtp.ehlo()
            if smtp.has_extn("starttls"):
                smtp.starttls(context=context)
                smtp.ehlo()
            smtp.login(user, password)
            smtp.send_message(message)
    except smtplib.SMTPException as problem:
        raise RuntimeError("the provider has refused the message") from problem
