import html
import json

ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def page(title: str, state: dict) -> str:
    name = html.escape(title)
    data = json.dumps(state, ensure_ascii=False).translate(ESCAPES)
    return f"""<!DOCTYPE html>
<html>
  <head><meta charset="utf-8"><title>{name}</title></head>
  <body>
    <h1>{name}</h1>
    <script id="state" type="application/json">{data}</script>
    <script src="/shop.js"></script>
  </body>
</html>"""
