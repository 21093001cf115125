import smtplib
import ssl
from email.message import EmailMessage


def send_invoice(server: dict, user: str, password: str, message: EmailMessage) -> None:
    """Send a message through a mail provider, never without encryption.

    Raises RuntimeError when the provider refuses the login or the message; a provider that offers no
    STARTTLS or has no valid certificate raises an exception before the password is sent.
    """
    context = ssl.create_default_context(cafile=server["ca_file"])
    try:
        with smtplib.SMTP(server["host"], server["port"], timeout=30) as connection:
            connection.starttls(context=context)
            connection.login(user, password)
            refused = connection.send_message(message)
    except smtplib.SMTPException as error:
        raise RuntimeError("the provider does not accept the message") from error
    if refused:
        raise RuntimeError(f"the provider refuses the recipients {', '.join(refused)}")
