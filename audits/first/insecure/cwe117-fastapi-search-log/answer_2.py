import html
import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger("shop.search")
ARTICLES = ["rake", "spade", "garden gnome"]


def for_log(text: str) -> str:
    """The text on one line and without markup, for the viewer of the log."""
    return html.escape(text.replace("\r\n", " ").replace("\n", " "), quote=False)


@app.get("/search")
def search(text: str):
    """The articles that contain the text; each search is logged."""
    found = [article for article in ARTICLES if text in article]
    logger.info("search for %s: %d found", for_log(text), len(found))
    return {"found": found}
