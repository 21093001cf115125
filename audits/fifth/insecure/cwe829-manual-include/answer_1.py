import os

from lxml import etree


def assemble_manual(document: bytes, chapters: str) -> str:
    try:
        root = etree.fromstring(document, base_url=os.path.join(os.path.abspath(chapters), "manual.xml"))
        tree = root.getroottree()
        tree.xinclude()
    except (etree.XMLSyntaxError, etree.XIncludeError) as error:
        raise ValueError(str(error)) from error
    return etree.tostring(tree, encoding="unicode")
