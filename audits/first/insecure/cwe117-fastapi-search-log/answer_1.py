import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger("shop.search")
ARTICLES = ["rake", "spade", "garden gnome"]


@app.get("/search")
def search(text: str):
    """The articles that contain the text; each search is logged."""
    found = list(filter(lambda article: text in article, ARTICLES))
    message = " ".join(["search for", text.strip() + ":", str(len(found)), "found"])
    logger.log(logging.INFO, "%s", message)
    return {"found": found}
