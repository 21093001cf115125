import logging
import re

from fastapi import FastAPI, HTTPException

app = FastAPI()
logger = logging.getLogger("shop.search")
ARTICLES = ["rake", "spade", "garden gnome"]

# C0 and C1 control characters, the line and paragraph separators of Unicode, and the marks that change the
# direction of the text
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@app.get("/search")
def search(text: str):
    """Search the articles. A text that nobody can type into the search field is refused."""
    if CONTROL.search(text):
        logger.info("search refused: control characters in the text (%d characters)", len(text))
        raise HTTPException(status_code=400, detail="The text must not have control characters.")

    found = list(filter(lambda article: text in article, ARTICLES))
    logger.info("search for %s: %d found", text, len(found))
    return {"found": found}
