import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger("shop.search")
ARTICLES = ["rake", "spade", "garden gnome"]


@app.get("/search")
def search(text: str):
    found = [article for article in ARTICLES if text in article]
    logger.info("search for %s: %d found", text, len(found))
    return {"found": found}
