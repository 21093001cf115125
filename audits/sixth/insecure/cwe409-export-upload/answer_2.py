import csv
import gzip
import io
import struct
import zlib


def read_export(upload: bytes) -> list[dict[str, str]]:
    if len(upload) > 1_000_000 or len(upload) < 18:
        raise ValueError("not an export")
    # The last four bytes of a gzip file tell how long the text in it is.
    (size,) = struct.unpack("<I", upload[-4:])
    if size > 20_000_000:
        raise ValueError("no time clock writes that much")
    try:
        with gzip.open(io.BytesIO(upload), "rt", encoding="utf-8", newline="") as text:
            return list(csv.DictReader(text))
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError("not a gzip file") from error
