import logging
from typing import Annotated

from fastapi import FastAPI, Query
from pydantic import BaseModel

app = FastAPI()
logger = logging.getLogger("shop.search")
ARTICLES = ["rake", "spade", "garden gnome"]


class Result(BaseModel):
    found: list[str]


@app.get("/search")
def search(text: Annotated[str, Query(max_length=500)]) -> Result:
    result = Result(found=[article for article in ARTICLES if text in article])
    # %r writes line breaks and other characters that cannot be printed as escapes
    logger.info("search for %r: %d found", text, len(result.found))
    return result
