import os

from lxml import etree

INCLUDE = "{http://www.w3.org/2001/XInclude}include"


def assemble_manual(document: bytes, chapters: str) -> str:
    folder = os.path.abspath(chapters)
    try:
        root = etree.fromstring(document, base_url=folder + "/")
        for include in root.iter(INCLUDE):
            name = include.get("href", "")
            # A plain name of a file in the folder, nothing else.
            if name != os.path.basename(name) or not os.path.isfile(os.path.join(folder, name)):
                raise ValueError(f"there is no chapter {name!r}")
        tree = root.getroottree()
        tree.xinclude()
    except etree.LxmlError as error:
        raise ValueError("the manual cannot be put together") from error
    return etree.tostring(tree.getroot(), encoding="unicode")
