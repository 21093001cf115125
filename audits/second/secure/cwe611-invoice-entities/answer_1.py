from lxml import etree

FIELDS = ("number", "supplier", "note")


def read_invoice(document: bytes) -> dict:
    """Read a supplier's invoice; entities that the document itself declares are resolved, nothing else is loaded."""
    parser = etree.XMLParser(
        resolve_entities="internal",
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"the invoice is not well-formed: {error}") from error

    result = {}
    for field in FIELDS:
        element = root.find(field)
        result[field] = "" if element is None else element.xpath("string()").strip()
    return result
