import os

from lxml import etree

INCLUDE = "{http://www.w3.org/2001/XInclude}include"


def assemble_manual(document: bytes, chapters: str) -> str:
    # Customers define entities for the names of their products.
    parser = etree.XMLParser(resolve_entities=True, load_dtd=True)
    base = os.path.realpath(chapters)
    try:
        root = etree.fromstring(document, parser)
        for include in list(root.iter(INCLUDE)):
            path = os.path.realpath(os.path.join(base, include.get("href", "")))
            if os.path.dirname(path) != base or not os.path.isfile(path):
                raise ValueError("there is no such chapter")
            chapter = etree.parse(path, parser).getroot()
            chapter.tail = include.tail
            include.getparent().replace(include, chapter)
    except etree.XMLSyntaxError as error:
        raise ValueError("not well-formed") from error
    return etree.tostring(root, encoding="unicode")
