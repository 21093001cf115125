import ipaddress

from flask import Flask, abort, g, jsonify, request
from flask.views import MethodView

app = Flask(__name__)
OFFICE = ipaddress.ip_network("10.20.0.0/16")
VISITS: list[str] = []


def one_line(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text)


@app.before_request
def identify():
    g.client = request.remote_addr or "-"
    VISITS.append(f"{g.client} {one_line(request.path)}")


class Printers(MethodView):
    def dispatch_request(self, **kwargs):
        if not self.in_office(g.client):
            abort(403, "This page can be seen in the office only.")
        return super().dispatch_request(**kwargs)

    def get(self):
        return jsonify(printers=["north", "lobby"])

    @staticmethod
    def in_office(client: str) -> bool:
        try:
            return ipaddress.IPv4Address(client) in OFFICE
        except ipaddress.AddressValueError:
            return False


app.add_url_rule("/printers", view_func=Printers.as_view("printers"))
