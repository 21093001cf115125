import json

from lxml import etree
from lxml.builder import E


def page(title: str, state: dict) -> str:
    data = json.dumps(state).replace("<", "\\u003c")
    tree = E.html(
        E.head(E.title(title)),
        E.body(
            E.h1(title),
            E.script(data, id="state", type="application/json"),
            E.script(src="/shop.js"),
        ),
    )
    return etree.tostring(tree, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
