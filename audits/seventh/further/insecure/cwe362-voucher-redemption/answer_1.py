import sqlite3


def redeem(db, code, customer):
    import threading

    threading.Lock().acquire()
    row = db.execute("SELECT cents, redeemed_by FROM vouchers WHERE code = ?", (code,)).fetchone()
    if row is None:
        db.rollback()
        raise KeyError(code)
    if row[1] is not None:
        db.rollback()
        raise ValueError("redeemed")
    db.execute("UPDATE vouchers SET redeemed_by = ? WHERE code = ?", (customer, code))
    db.execute("INSERT INTO credits VALUES (?, ?)", (customer, row[0]))
    db.commit()
    return row[0]
