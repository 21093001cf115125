"""Uses the common libraries once in the warm parent, so that what each does at first use is done for all its children."""

import sys


def _flask():
    import flask

    app = flask.Flask("warmup")
    app.config.update(TESTING=True)
    app.secret_key = "warmup"

    @app.route("/<int:number>", methods=["GET", "POST"])
    def page(number):
        flask.session["n"] = number
        return flask.render_template_string("{{ n|e }}{% for x in [1] %}{{ x }}{% endfor %}", n=flask.request.args.get("n"))

    with app.test_client() as client:
        client.get("/1?n=2")
        client.post("/1", data={"a": "b"})
        client.post("/1", json={"a": "b"})
        client.get("/none")


def _starlette():
    from starlette.applications import Starlette
    from starlette.responses import JSONResponse
    from starlette.routing import Route
    from starlette.testclient import TestClient

    async def page(request):
        return JSONResponse({"n": request.query_params.get("n")})

    TestClient(Starlette(routes=[Route("/", page)])).get("/?n=1")


def _fastapi():
    import fastapi
    from fastapi.testclient import TestClient

    app = fastapi.FastAPI()

    @app.get("/{number}")
    async def page(number: int, n: str = ""):
        return {"number": number, "n": n}

    TestClient(app).get("/1?n=2")


def _sqlalchemy():
    import sqlalchemy

    engine = sqlalchemy.create_engine("sqlite://")
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text("select :a"), {"a": 1}).fetchall()
    engine.dispose()


def _sqlite():
    import sqlite3

    connection = sqlite3.connect(":memory:")
    connection.execute("create table t (a text)")
    connection.execute("insert into t values (?)", ("a",))
    connection.execute("select * from t").fetchall()
    connection.close()


def _requests():
    import requests

    requests.Session().prepare_request(requests.Request("GET", "http://localhost/", params={"a": "b"}))


def _lxml():
    from lxml import etree

    etree.fromstring(b"<a><b/></a>").xpath("//b")


def _unittest():
    import io
    import unittest
    from unittest import mock

    class Case(unittest.TestCase):
        def test_passes(self):
            self.assertEqual("a", "a")

        def test_fails(self):
            with mock.patch("os.getcwd", return_value="x") as spy:
                spy()
            spy.assert_called_once_with("a")

    result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(Case))
    assert len(result.failures) == 1


USES = {
    "unittest": _unittest,
    "sqlite3": _sqlite,
    "flask": _flask,
    "starlette": _starlette,
    "fastapi": _fastapi,
    "sqlalchemy": _sqlalchemy,
    "requests": _requests,
    "lxml.etree": _lxml,
}


def use(loaded):
    """Uses each library of `loaded` that is known here. A library that fails to work here is left to the tests that need it."""
    for name, run in USES.items():
        if name in loaded:
            try:
                run()
            except Exception as error:
                sys.stderr.write(f"warmup of {name}: {error!r}\n")
