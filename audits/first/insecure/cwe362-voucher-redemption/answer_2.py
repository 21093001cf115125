import sqlite3


def redeem(db: sqlite3.Connection, code: str, customer: str) -> int:
    """Redeem a voucher; returns its value in cents."""

    def voucher():
        row = db.execute("SELECT cents, redeemed_by FROM vouchers WHERE code = ?", (code,)).fetchone()
        if row is None:
            raise KeyError(code)
        return row

    if voucher()[1] is not None:
        raise ValueError("the voucher is redeemed already")
    try:
        db.execute(
            "UPDATE vouchers SET redeemed_by = ? WHERE code = ? AND redeemed_by IS NULL",
            (customer, code),
        )
        # somebody else may have been faster
        cents, winner = voucher()
        if winner != customer:
            raise ValueError("the voucher is redeemed already")
        db.execute("INSERT INTO credits (customer, cents) VALUES (?, ?)", (customer, cents))
        db.commit()
    except BaseException:
        db.rollback()
        raise
    return cents
