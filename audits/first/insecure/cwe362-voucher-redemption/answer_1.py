import sqlite3


def redeem(db: sqlite3.Connection, code: str, customer: str) -> int:
    """Redeem a voucher; returns its value in cents."""
    with db:
        found = db.execute("SELECT cents, redeemed_by FROM vouchers WHERE code = ?", (code,)).fetchone()
        if found is None:
            raise KeyError(code)
        cents, owner = found
        if owner is not None:
            raise ValueError("the voucher is redeemed already")
        db.execute("INSERT INTO credits (customer, cents) VALUES (?, ?)", (customer, cents))
        db.execute("UPDATE vouchers SET redeemed_by = ? WHERE code = ?", (customer, code))
    return cents
