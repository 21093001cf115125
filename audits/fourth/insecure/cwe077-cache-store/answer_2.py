import socket


def cache_set(host: str, port: int, key: str, value: str, seconds: int = 60) -> bool:
    data = value.encode("utf-8")
    # A line break would start another command.
    key = key.replace("\r\n", "").replace(" ", "_")
    request = b"set %b 0 %d %d\r\n%b\r\n" % (key.encode("utf-8"), seconds, len(data), data)
    connection = socket.create_connection((host, port), timeout=10)
    try:
        connection.sendall(request)
        answer = b""
        while not answer.endswith(b"\n"):
            chunk = connection.recv(256)
            if not chunk:
                break
            answer += chunk
    finally:
        connection.close()
    return answer.rstrip() == b"STORED"
