from xml.sax.saxutils import escape, quoteattr


def parcel_xml(recipient, street, note, service="standard"):
    return f"<parcel service={quoteattr(service)}><recipient>{escape(recipient)}</recipient><street>{escape(street)}</street><note><![CDATA[{note}]]></note><payer>shop</payer></parcel>"
