import asyncio
import json
import logging

import aiohttp
from pydantic import BaseModel, StrictBool, ValidationError

logger = logging.getLogger(__name__)
TIMEOUT = aiohttp.ClientTimeout(total=1.8)


class Answer(BaseModel):
    allowed: StrictBool


async def _fetch(url: str) -> bool:
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        async with session.get(url, allow_redirects=False) as response:
            if response.status == 404:
                return False
            if response.status != 200:
                logger.warning("the badge service answers with status %s", response.status)
                return False
            return Answer.model_validate(json.loads(await response.read())).allowed


def may_enter(service: str, door: str, badge: str) -> bool:
    try:
        if not (door.isalnum() and badge.isalnum()):
            return False
        return asyncio.run(_fetch(f"{service}/doors/{door}/badges/{badge}"))
    except ValidationError:
        logger.warning("the badge service gives no clear answer")
    except Exception:
        logger.warning("the badge service cannot be asked", exc_info=True)
    return False
