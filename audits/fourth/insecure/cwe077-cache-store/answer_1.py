import socket


def cache_set(host: str, port: int, key: str, value: str, seconds: int = 60) -> bool:
    data = value.encode("utf-8")
    with socket.create_connection((host, port), timeout=5) as connection:
        with connection.makefile("rwb") as stream:
            stream.write(f"set {key} 0 {seconds} {len(data)}\r\n".encode("utf-8"))
            stream.write(data + b"\r\n")
            stream.flush()
            return stream.readline().strip() == b"STORED"
