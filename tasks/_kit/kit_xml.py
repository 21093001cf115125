# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""One XML document in the ways a parser understands it and a search through its bytes does not.

    for document in encodings('<!DOCTYPE a [...]><a>&x;</a>'):
        solution.read(document)
"""
import codecs


def encodings(text):
    """The document (text without an XML declaration) as bytes: UTF-8, with mark, and UTF-16 in both orders."""
    declared = '<?xml version="1.0" encoding="UTF-16"?>' + text
    return [
        text.encode(),
        codecs.BOM_UTF8 + text.encode(),
        codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + declared.encode("utf-16-be"),
    ]
