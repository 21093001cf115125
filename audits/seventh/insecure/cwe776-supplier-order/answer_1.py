from lxml import etree


def read_order(document: bytes) -> dict:
    parser = etree.XMLParser(huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("not well-formed XML") from error
    return {
        "number": root.get("number"),
        "customer": root.findtext("customer"),
        "lines": [
            {"sku": line.get("sku"), "count": int(line.get("count")), "text": line.text or ""}
            for line in root.findall("line")
        ],
    }
