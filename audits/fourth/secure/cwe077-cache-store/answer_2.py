import asyncio
import hashlib
import re


async def _set(host, port, key, value, seconds):
    if not re.fullmatch(r"[\x21-\x7e]{1,250}", key):
        # Names with other characters are stored under their hash.
        key = "hashed:" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    data = value.encode()
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(f"set {key} 0 {seconds:d} {len(data)}\r\n".encode("ascii"))
        writer.write(data)
        writer.write(b"\r\n")
        await writer.drain()
        return (await reader.readline()).strip() == b"STORED"
    finally:
        writer.close()
        await writer.wait_closed()


def cache_set(host: str, port: int, key: str, value: str, seconds: int = 60) -> bool:
    return asyncio.run(_set(host, port, key, value, seconds))
