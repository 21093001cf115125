import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger("shop.search")
ARTICLES = ["rake", "spade", "garden gnome"]


@app.get("/search")
def search(text: str):
    """The articles that contain `text`."""
    found = [article for article in ARTICLES if text in article]
    logger.info("search for %s: %d found", printable(text), len(found))
    return {"found": found}


def printable(text: str) -> str:
    """`text` on one line: what cannot be printed (line breaks, escapes of terminals) is shown as an escape."""
    return "".join(
        character if character.isprintable() and character != "\\" else character.encode("unicode_escape").decode("ascii")
        for character in text
    )
