from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring


def read_order(document: bytes) -> dict:
    """Read an order that another company has sent as XML.

    Raises ValueError when the document is not well-formed, when it declares entities, or when it is no order.
    """
    try:
        order = fromstring(document)
    except ParseError as error:
        raise ValueError(f"the document is not well-formed: {error}") from error
    except DefusedXmlException as error:
        raise ValueError(f"the document uses what orders do not need: {error}") from error

    try:
        return {
            "number": order.attrib["number"],
            "customer": order.findtext("customer", default=""),
            "lines": [
                {"sku": line.attrib["sku"], "count": int(line.attrib["count"]), "text": line.text or ""}
                for line in order.findall("line")
            ],
        }
    except KeyError as error:
        raise ValueError(f"the order lacks the attribute {error}") from error
