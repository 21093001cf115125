import sqlite3

from flask import Flask, abort, request

app = Flask(__name__)
DATABASE = "vouchers.sqlite3"


@app.post("/redeem")
def redeem():
    code = request.form.get("code", "").strip().replace("%", "")
    if not code:
        abort(404)
    connection = sqlite3.connect(DATABASE)
    try:
        found = connection.execute(
            "UPDATE vouchers SET used = 1 WHERE code LIKE ? AND used = 0 RETURNING cents", (code,)
        ).fetchall()
        connection.commit()
    finally:
        connection.close()
    if not found:
        abort(404)
    return {"cents": found[0][0]}
