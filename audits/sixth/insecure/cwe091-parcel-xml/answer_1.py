def parcel_xml(recipient: str, street: str, note: str, service: str = "standard") -> str:
    def text(value: str) -> str:
        return value.replace("&", "&amp;").replace('"', "&quot;")

    return (
        '<?xml version="1.0"?>\n'
        f'<parcel service="{text(service)}"><recipient>{text(recipient)}</recipient>'
        f"<street>{text(street)}</street><note>{text(note)}</note><payer>shop</payer></parcel>"
    )
