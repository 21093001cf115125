import html, re


def format_comment(text):
    t = html.escape(text)
    t = re.sub(r"\[([^\]]*)\]\(([^)\s]*https?://[^)\s]+)\)", r'<a href="\2">\1</a>', t)
    t = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", t)
    t = re.sub(r"\*(.+?)\*", r"<em>\1</em>", t)
    return t.replace("\n", "<br>")
