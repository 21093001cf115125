import socket


def cache_set(host: str, port: int, key: str, value: str, seconds: int = 60) -> bool:
    encoded = key.encode("utf-8")
    if not encoded or len(encoded) > 250 or any(c.isspace() or not c.isprintable() for c in key):
        raise ValueError("not a key of memcached")
    data = value.encode("utf-8")
    line = b" ".join([b"set", encoded, b"0", str(int(seconds)).encode(), str(len(data)).encode()])
    with socket.create_connection((host, port), timeout=10) as connection:
        connection.sendall(b"\r\n".join([line, data, b""]))
        with connection.makefile("rb") as answers:
            return answers.readline().rstrip(b"\r\n") == b"STORED"
