import smtplib


def send_confirmation(smtp: smtplib.SMTP, recipient: str, customer: str, order: str) -> None:
    message = (
        "From: shop@quay.example\r\n"
        f"To: {recipient}\r\n"
        f"Subject: Order {order} for {customer}\r\n"
        'Content-Type: text/plain; charset="utf-8"\r\n'
        "\r\n"
        "Thank you for your order.\r\n"
    )
    smtp.sendmail("shop@quay.example", [recipient], message.encode("utf-8"))
