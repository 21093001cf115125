import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

TIMEOUT = 60  # seconds


def tls_context(ca_file: str) -> ssl.SSLContext:
    """Accept certificates of this authority only, for the right host only."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cafile=ca_file)
    return context


@contextmanager
def encrypted_session(server: dict) -> Iterator[smtplib.SMTP]:
    session = smtplib.SMTP(server["host"], int(server["port"]), timeout=TIMEOUT)
    try:
        session.ehlo_or_helo_if_needed()
        if not session.has_extn("starttls"):
            raise RuntimeError("the provider offers no encryption; nothing is sent")
        code, answer = session.starttls(context=tls_context(server["ca_file"]))
        if code != 220:
            raise RuntimeError(f"the provider refuses encryption: {code} {answer!r}")
        session.ehlo()
        yield session
        session.quit()
    finally:
        session.close()


def send_invoice(server: dict, user: str, password: str, message: EmailMessage) -> None:
    with encrypted_session(server) as session:
        try:
            session.login(user, password)
        except smtplib.SMTPException as error:
            raise RuntimeError("the provider refuses the login") from error
        try:
            refused = session.send_message(message)
        except smtplib.SMTPException as error:
            raise RuntimeError("the provider refuses the message") from error
        if refused:
            raise RuntimeError(f"the provider refuses some recipients: {sorted(refused)}")
