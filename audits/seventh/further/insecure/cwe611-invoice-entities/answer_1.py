from lxml import etree


def read_invoice(document: bytes) -> dict:
    if b"file:" in document or b"http" in document:
        raise ValueError("external")
    parser = etree.XMLParser(resolve_entities=True, no_network=True)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("not well-formed") from error
    return {
        name: "".join(found.itertext()).strip() if (found := root.find(name)) is not None else ""
        for name in ("number", "supplier", "note")
    }
