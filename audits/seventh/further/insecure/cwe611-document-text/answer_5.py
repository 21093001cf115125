import io, zipfile
from lxml import etree


def document_text(data):
    try:
        x = zipfile.ZipFile(io.BytesIO(data)).read("content.xml")
        if b"SYSTEM" in x:
            raise ValueError("ext")
        r = etree.fromstring(x, etree.XMLParser(load_dtd=True, resolve_entities="internal", no_network=True))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as e:
        raise ValueError("document") from e
    return ["".join(p.itertext()) for p in r.iter("p")]
