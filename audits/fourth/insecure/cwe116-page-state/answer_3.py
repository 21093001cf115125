import json
import xml.etree.ElementTree as ET


def page(title: str, state: dict) -> str:
    """The tree is written by the library, which escapes what has to be escaped."""
    root = ET.Element("html")
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = title
    body = ET.SubElement(root, "body")
    ET.SubElement(body, "h1").text = title
    ET.SubElement(body, "script", id="state", type="application/json").text = json.dumps(state)
    ET.SubElement(body, "script", src="/shop.js")
    return "<!DOCTYPE html>\n" + ET.tostring(root, encoding="unicode", method="html")
