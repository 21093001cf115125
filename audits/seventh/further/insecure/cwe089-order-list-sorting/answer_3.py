import sqlite3

C = ("id", "customer", "total", "created")


def list_orders(db_path, search="", sort_by="id", descending=False):
    sort_by = sort_by.replace(";", "").replace("--", "")
    c = sqlite3.connect(db_path)
    c.row_factory = sqlite3.Row
    try:
        return [
            dict(r)
            for r in c.execute(
                "SELECT id, customer, total, created FROM orders WHERE instr(customer, ?) ORDER BY "
                + sort_by
                + (" DESC" if descending else " ASC"),
                (search,),
            )
        ]
    finally:
        c.close()
