from urllib.parse import quote, urlsplit

import requests
from flask import Flask, Response, jsonify, request

WAREHOUSE = "http://warehouse.internal"
ITEMS = "/api/items/"


def create_app() -> Flask:
    application = Flask(__name__)

    @application.route("/stock", methods=["GET"])
    def stock() -> tuple[Response, int]:
        sku = request.args.get("sku", default="", type=str)
        if not sku or len(sku) > 200:
            return jsonify(error="parameter sku is missing or too long"), 400
        try:
            with requests.Session() as session:
                prepared = session.prepare_request(
                    requests.Request("GET", WAREHOUSE + ITEMS + quote(sku, safe=""))
                )
                # what is really asked for must still be exactly one part below ITEMS
                path = urlsplit(prepared.url).path
                last = path.removeprefix(ITEMS)
                if not path.startswith(ITEMS) or last in ("", ".", "..") or "/" in last:
                    return jsonify(error="no article number"), 400
                settings = session.merge_environment_settings(prepared.url, {}, None, None, None)
                reply = session.send(prepared, timeout=(3, 10), allow_redirects=False, **settings)
        except (requests.RequestException, UnicodeError):
            return jsonify(error="the warehouse does not answer"), 502

        match reply.status_code:
            case 200:
                pass
            case 404:
                return jsonify(error="unknown article"), 404
            case _:
                return jsonify(error="unexpected answer of the warehouse"), 502
        try:
            count = reply.json()["count"]
        except (requests.JSONDecodeError, KeyError, TypeError):
            return jsonify(error="unreadable answer of the warehouse"), 502
        return jsonify(count=count), 200

    return application


app = create_app()
