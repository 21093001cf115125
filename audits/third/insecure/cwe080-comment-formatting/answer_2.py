import html
import re


def format_comment(text: str) -> str:
    # Everything that the reader typed is escaped first; only our own tags are added afterwards.
    text = html.escape(text.replace("\0", ""), quote=False)
    links: list[str] = []

    def keep(match: re.Match) -> str:
        links.append(f'<a href="{match[2]}">')
        return f"\0{len(links) - 1}\0{match[1]}</a>"

    text = re.sub(r"\[([^\]\n]+)\]\((https?://[^)\n]+)\)", keep, text)
    text = re.sub(r"\*\*([^\n]+?)\*\*", r"<strong>\1</strong>", text)
    text = re.sub(r"\*([^*\n]+)\*", r"<em>\1</em>", text)
    text = re.sub("\0(\\d+)\0", lambda match: links[int(match[1])], text)
    return re.sub(r"\r\n|\r|\n", "<br>", text)
