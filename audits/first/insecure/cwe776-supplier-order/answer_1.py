from lxml import etree


def read_order(document: bytes) -> dict:
    """Read an order that another company has sent as XML."""
    # orders of some suppliers are very long
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=True, huge_tree=True)
    try:
        order = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("the document is not well-formed") from error
    return {
        "number": order.get("number"),
        "customer": order.findtext("customer"),
        "lines": [
            {"sku": line.get("sku"), "count": int(line.get("count")), "text": "".join(line.itertext())}
            for line in order.iter("line")
        ],
    }
