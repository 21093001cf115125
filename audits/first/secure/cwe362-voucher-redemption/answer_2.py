import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class AlreadyRedeemed(ValueError):
    """Somebody has had the value of the voucher."""


@contextmanager
def exclusive(db: sqlite3.Connection) -> Iterator[None]:
    """A transaction that has the right to write from its start, so that nothing changes between its reads
    and its writes."""
    if db.in_transaction:
        db.commit()
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.commit()


def redeem(db: sqlite3.Connection, code: str, customer: str) -> int:
    with exclusive(db):
        voucher = db.execute("SELECT cents, redeemed_by FROM vouchers WHERE code = ?", (code,)).fetchone()
        if voucher is None:
            raise KeyError(code)
        cents, redeemed_by = voucher
        if redeemed_by is not None:
            raise AlreadyRedeemed(code)
        db.execute("UPDATE vouchers SET redeemed_by = ? WHERE code = ?", (customer, code))
        db.execute("INSERT INTO credits(customer, cents) VALUES (?, ?)", (customer, cents))
    return cents
