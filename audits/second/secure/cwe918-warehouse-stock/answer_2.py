import json
import logging
import re
import urllib.error
import urllib.parse
import urllib.request

from flask import Flask, jsonify, request

app = Flask(__name__)
WAREHOUSE = "http://warehouse.internal"
logger = logging.getLogger(__name__)

# Starts with a letter or digit, so it is neither "." nor ".."
ARTICLE_NUMBER = re.compile(r"[^\W_][\w ./+-]{0,63}")


class Unknown(Exception):
    """The warehouse has no such article."""


class Unusable(Exception):
    """The warehouse gave no usable answer."""


class _KeepHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


def _ask(sku: str) -> int:
    url = WAREHOUSE + "/api/items/" + urllib.parse.quote(sku, safe="")
    opener = urllib.request.build_opener(_KeepHere)
    try:
        with opener.open(url, timeout=5) as answer:
            if answer.status != 200:
                raise Unusable(f"status {answer.status}")
            count = json.loads(answer.read(100_000))["count"]
    except urllib.error.HTTPError as error:
        error.close()
        raise (Unknown if error.code == 404 else Unusable)(f"status {error.code}") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unusable(repr(error)) from error
    if not isinstance(count, int):
        raise Unusable("no number")
    return count


@app.get("/stock")
def stock():
    sku = request.args.get("sku", "")
    if not ARTICLE_NUMBER.fullmatch(sku):
        return jsonify(error="no such article"), 404
    try:
        return jsonify(count=_ask(sku))
    except Unknown:
        return jsonify(error="no such article"), 404
    except Unusable as error:
        logger.warning("warehouse: %s", error)
        return jsonify(error="the warehouse cannot be asked at the moment"), 502
