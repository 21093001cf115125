import html
import json
import re

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><title>{title}</title></head>
<body>
<h1>{title}</h1>
<script id="state" type="application/json">{state}</script>
<script src="/shop.js"></script>
</body>
</html>
"""


def page(title: str, state: dict) -> str:
    data = json.dumps(state, ensure_ascii=False)
    # The end tag must not occur in the data, in whatever case it is written.
    data = re.sub(r"</(script)>", r"<\\/\1>", data, flags=re.IGNORECASE)
    return PAGE.format(title=html.escape(title), state=data)
