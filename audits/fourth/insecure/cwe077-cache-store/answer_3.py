import socket
import unicodedata


def cache_set(host: str, port: int, key: str, value: str, seconds: int = 60) -> bool:
    if any(unicodedata.category(character) == "Cc" for character in key):
        raise ValueError("the key contains control characters")
    name = key.encode("utf-8")
    if not 0 < len(name) <= 250:
        raise ValueError("a key has 1 to 250 bytes")
    content = value.encode("utf-8")
    header = f"set {key} 0 {int(seconds)} {len(content)}".encode("utf-8")
    with socket.create_connection((host, port), timeout=5) as link:
        link.sendall(header + b"\r\n" + content + b"\r\n")
        line = link.makefile("rb").readline(1024)
    return line == b"STORED\r\n"
