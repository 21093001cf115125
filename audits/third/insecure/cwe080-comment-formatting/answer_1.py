import html
import re

LINK = re.compile(r"\[([^\]\n]+)\]\((https?://[^\s)]+)\)")


def _words(text: str) -> str:
    text = html.escape(text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    text = re.sub(r"\*(.+?)\*", r"<em>\1</em>", text)
    return text


def format_comment(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    out = []
    end = 0
    for link in LINK.finditer(text):
        out.append(_words(text[end:link.start()]))
        label, address = link.groups()
        out.append(f'<a href="{address}">{label}</a>')
        end = link.end()
    out.append(_words(text[end:]))
    return "".join(out).replace("\n", "<br>")
