from sqlalchemy import URL, column, create_engine, select, table
from sqlalchemy.pool import NullPool

customers = table("customers", column("id"), column("email"), column("name"))


def find_customer(db_path: str, email: str) -> dict | None:
    engine = create_engine(URL.create("sqlite", database=db_path), poolclass=NullPool)
    query = select(customers.c.id, customers.c.email, customers.c.name).where(customers.c.email == email)
    with engine.connect() as connection:
        row = connection.execute(query).mappings().first()
    return None if row is None else dict(row)
