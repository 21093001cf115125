import sqlite3
from contextlib import closing

from flask import Flask, jsonify, request

app = Flask(__name__)
DATABASE = "vouchers.sqlite3"


@app.post("/redeem")
def redeem():
    code = request.form.get("code", "").strip()
    with closing(sqlite3.connect(DATABASE)) as database:
        # LIKE ignores the case.
        row = database.execute("SELECT rowid, cents FROM vouchers WHERE code LIKE ? AND used = 0", (code,)).fetchone()
        if row is None:
            return jsonify(error="unknown voucher"), 404
        database.execute("UPDATE vouchers SET used = 1 WHERE rowid = ?", (row[0],))
        database.commit()
    return jsonify(cents=row[1])
