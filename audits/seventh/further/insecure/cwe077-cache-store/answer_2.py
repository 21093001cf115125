import socket


def cache_set(host: str, port: int, key: str, value: str, seconds: int = 60) -> bool:
    if any(c.isspace() for c in key):
        return False
    data = value.encode("utf-8")
    command = f"set {key} 0 {seconds} {len(value)}\r\n".encode("utf-8") + data + b"\r\n"
    with socket.create_connection((host, port), timeout=5) as connection:
        connection.sendall(command)
        with connection.makefile("rb") as answers:
            return answers.readline().strip() == b"STORED"
