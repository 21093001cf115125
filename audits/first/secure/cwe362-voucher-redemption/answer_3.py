import sqlite3

TAKE = """
    UPDATE vouchers
       SET redeemed_by = :customer
     WHERE code = :code
       AND redeemed_by IS NULL
 RETURNING cents
"""
CREDIT = "INSERT INTO credits (customer, cents) VALUES (:customer, :cents)"
KNOWN = "SELECT EXISTS (SELECT 1 FROM vouchers WHERE code = :code)"


def redeem(db: sqlite3.Connection, code: str, customer: str) -> int:
    """Mark the voucher as redeemed, credit its value to the customer and return it."""
    if not customer:
        raise TypeError("a voucher is redeemed by a customer")
    values = {"code": code, "customer": customer}
    try:
        rows = db.execute(TAKE, values).fetchall()
        if not rows:
            (known,) = db.execute(KNOWN, values).fetchone()
            raise ValueError(f"voucher {code} is redeemed already") if known else KeyError(code)
        cents = rows[0][0]
        db.execute(CREDIT, {"customer": customer, "cents": cents})
        db.commit()
        return cents
    except BaseException:
        db.rollback()
        raise
