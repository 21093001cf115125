def send_confirmation(smtp, recipient, customer, order):
    customer = customer.replace("\n", " ")
    text = f"From: shop@quay.example\r\nTo: {recipient}\r\nSubject: Order {order} for {customer}\r\n\r\nThank you for your order.\r\n"
    smtp.sendmail("shop@quay.example", [recipient], text.encode("utf-8"))
