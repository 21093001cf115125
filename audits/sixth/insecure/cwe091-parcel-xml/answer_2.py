from xml.sax.saxutils import quoteattr


def parcel_xml(recipient: str, street: str, note: str, service: str = "standard") -> str:
    # Inside of CDATA nothing has to be escaped.
    parts = [f"<parcel service={quoteattr(service)}>"]
    for name, value in (("recipient", recipient), ("street", street), ("note", note)):
        parts.append(f"<{name}><![CDATA[{value}]]></{name}>")
    parts.append("<payer>shop</payer></parcel>")
    return "".join(parts)
