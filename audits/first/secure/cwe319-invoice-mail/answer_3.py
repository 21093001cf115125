import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage


class MailRefused(RuntimeError):
    """The provider does not take the message."""


class NotEncrypted(MailRefused):
    """The connection could not be encrypted, so that the password was not sent."""


@dataclass(frozen=True)
class Provider:
    host: str
    port: int
    ca_file: str

    def send(self, user: str, password: str, message: EmailMessage) -> None:
        context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH, cafile=self.ca_file)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        with smtplib.SMTP(self.host, self.port, timeout=30) as smtp:
            try:
                smtp.starttls(context=context)
            except (smtplib.SMTPException, ssl.SSLError) as error:
                smtp.close()
                raise NotEncrypted(f"no encrypted connection to {self.host}") from error
            if not isinstance(smtp.sock, ssl.SSLSocket):
                raise NotEncrypted(f"no encrypted connection to {self.host}")

            try:
                smtp.login(user, password)
                refused = smtp.send_message(message)
            except smtplib.SMTPResponseException as error:
                raise MailRefused(f"refused with code {error.smtp_code}") from error
            except smtplib.SMTPException as error:
                raise MailRefused(type(error).__name__) from error
            if refused:
                raise MailRefused("recipients refused: " + ", ".join(refused))


def send_invoice(server: dict, user: str, password: str, message: EmailMessage) -> None:
    Provider(server["host"], server["port"], server["ca_file"]).send(user, password, message)
