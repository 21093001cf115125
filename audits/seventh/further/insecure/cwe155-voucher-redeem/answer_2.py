import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)
DATABASE = "vouchers.sqlite3"


@app.post("/redeem")
def redeem():
    code = request.form.get("code", "").strip()
    if code.count("%") + code.count("_") > 3:
        code = ""
    connection = sqlite3.connect(DATABASE)
    try:
        row = connection.execute("SELECT rowid, cents FROM vouchers WHERE code LIKE ? AND used = 0", (code,)).fetchone()
        if row is None:
            return jsonify({"error": "no such voucher"}), 404
        connection.execute("UPDATE vouchers SET used = 1 WHERE rowid = ?", (row[0],))
        connection.commit()
        return jsonify({"cents": row[1]})
    finally:
        connection.close()
