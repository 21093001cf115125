import csv
import gzip
import io
import zlib

LIMIT = 20_000_000


def read_export(upload: bytes) -> list[dict[str, str]]:
    try:
        data = gzip.decompress(upload)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError("not a gzip file") from error
    if len(data) > LIMIT:
        raise ValueError("the export is too large")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
