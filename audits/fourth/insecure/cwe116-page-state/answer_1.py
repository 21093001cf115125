import json
from html import escape


def page(title: str, state: dict) -> str:
    heading = escape(title)
    return (
        "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>" + heading + "</title></head>\n"
        "<body>\n<h1>" + heading + "</h1>\n"
        '<script id="state" type="application/json">' + json.dumps(state) + "</script>\n"
        '<script src="/shop.js"></script>\n</body>\n</html>\n'
    )
