from lxml import etree


def _quoted(text: str) -> str:
    # XPath has no escapes, but two kinds of quotes.
    return f'"{text}"' if "'" in text else f"'{text}'"


def find_employee(path: str, login: str, pin: str) -> str | None:
    tree = etree.parse(path)
    try:
        doors = tree.xpath(f"//employee[@login={_quoted(login)} and @pin={_quoted(pin)}]/@door")
    except etree.XPathEvalError:
        return None
    return str(doors[0]) if doors else None
