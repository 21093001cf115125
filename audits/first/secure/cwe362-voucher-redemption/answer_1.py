import sqlite3


def redeem(db: sqlite3.Connection, code: str, customer: str) -> int:
    """Redeem a voucher for the customer and return its value in cents.

    The voucher is taken by a single UPDATE that fits only as long as nobody has redeemed it, so of several
    processes just one succeeds.
    """
    with db:  # commits, or rolls back when an exception is raised
        taken = db.execute(
            "UPDATE vouchers SET redeemed_by = ? WHERE code = ? AND redeemed_by IS NULL", (customer, code)
        ).rowcount
        row = db.execute("SELECT cents FROM vouchers WHERE code = ?", (code,)).fetchone()
        if row is None:
            raise KeyError(code)
        if taken != 1:
            raise ValueError("the voucher is redeemed already")
        db.execute("INSERT INTO credits (customer, cents) VALUES (?, ?)", (customer, row[0]))
    return row[0]
