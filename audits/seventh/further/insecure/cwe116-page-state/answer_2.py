import html, json


def page(title, state):
    data = json.dumps(state).replace("</script>", "<\\/script>").replace("</SCRIPT>", "<\\/SCRIPT>")
    t = html.escape(title)
    return f'<!DOCTYPE html><html><head><title>{t}</title></head><body><h1>{t}</h1><script id="state" type="application/json">{data}</script><script src="/shop.js"></script></body></html>'
