from lxml import etree

MAX_SIZE = 5 * 1024 * 1024


class InvalidOrder(ValueError):
    """What came in is no order."""


def _parse(document: bytes) -> etree._Element:
    if len(document) > MAX_SIZE:
        raise InvalidOrder("the document is too large")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise InvalidOrder(f"not well-formed: {error}") from None
    if root.getroottree().docinfo.doctype:
        raise InvalidOrder("a document type declaration is not allowed")
    return root


def _attribute(element: etree._Element, name: str) -> str:
    value = element.get(name)
    if value is None:
        raise InvalidOrder(f"<{element.tag}> has no attribute {name}")
    return value


def _line(element: etree._Element) -> dict:
    return {
        "sku": _attribute(element, "sku"),
        "count": int(_attribute(element, "count")),
        "text": element.text or "",
    }


def read_order(document: bytes) -> dict:
    root = _parse(document)
    return {
        "number": _attribute(root, "number"),
        "customer": root.findtext("customer") or "",
        "lines": [_line(element) for element in root.iterchildren("line")],
    }
