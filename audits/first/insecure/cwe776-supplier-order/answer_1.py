from xml.dom import minidom
from xml.parsers.expat import ExpatError


def _text(element) -> str:
    return "".join(node.data for node in element.childNodes if node.nodeType in (node.TEXT_NODE, node.CDATA_SECTION_NODE))


def read_order(document: bytes) -> dict:
    """Read an order that another company has sent as XML."""
    try:
        with minidom.parseString(document) as tree:
            order = tree.documentElement
            return {
                "number": order.getAttribute("number"),
                "customer": "".join(_text(element) for element in order.getElementsByTagName("customer")),
                "lines": [
                    {
                        "sku": line.getAttribute("sku"),
                        "count": int(line.getAttribute("count")),
                        "text": _text(line),
                    }
                    for line in order.getElementsByTagName("line")
                ],
            }
    except ExpatError as error:
        raise ValueError(f"not well-formed: {error}") from error
