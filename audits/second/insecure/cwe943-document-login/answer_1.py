from operator import itemgetter

from flask import Flask
from flask import request as http
from flask.views import MethodView
from storage import terminals


class Login(MethodView):
    credentials = itemgetter("name", "code")

    def post(self):
        body = http.get_json(force=True, silent=True)
        if not isinstance(body, dict):
            return {"error": "a JSON object is needed"}, 400
        try:
            name, code = Login.credentials(body)
        except KeyError as missing:
            return {"error": f"{missing} is missing"}, 401
        terminal = terminals.find_one(dict(name=name, code=code))
        if not terminal:
            return {"error": "login failed"}, 401
        return {"place": terminal["place"]}


app = Flask(__name__)
app.add_url_rule("/login", view_func=Login.as_view("login"))
