from io import BytesIO

from lxml import etree


def read_invoice(document: bytes) -> dict:
    """Read the invoice element by element."""
    invoice = {"number": "", "supplier": "", "note": ""}
    depth = 0
    seen = set()
    try:
        for event, element in etree.iterparse(
            BytesIO(document), events=("start", "end"), resolve_entities=True, remove_comments=True
        ):
            if event == "start":
                depth += 1
                continue
            depth -= 1
            if depth == 1 and element.tag in invoice and element.tag not in seen:
                seen.add(element.tag)
                invoice[element.tag] = "".join(element.itertext()).strip()
    except etree.XMLSyntaxError as error:
        raise ValueError("the document is not well-formed") from error
    return invoice
