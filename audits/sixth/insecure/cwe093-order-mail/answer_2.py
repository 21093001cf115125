import smtplib
from email.header import Header


def send_confirmation(smtp: smtplib.SMTP, recipient: str, customer: str, order: str) -> None:
    subject = f"Order {order} for {customer}".replace("\n", " ")
    if not subject.isascii():
        subject = Header(subject, "utf-8", maxlinelen=900).encode()
    lines = [
        "From: shop@quay.example",
        "To: " + recipient.replace("\n", ""),
        "Subject: " + subject,
        "Content-Type: text/plain; charset=us-ascii",
        "",
        "Thank you for your order.",
    ]
    smtp.sendmail("shop@quay.example", [recipient], "\n".join(lines))
