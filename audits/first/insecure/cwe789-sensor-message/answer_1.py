import socket


def read_message(connection: socket.socket) -> bytes:
    """Read one message of a sensor gateway."""
    length = int.from_bytes(_exactly(connection, 4), "big")
    return _exactly(connection, length)


def _exactly(connection: socket.socket, count: int) -> bytes:
    parts = []
    while count:
        part = connection.recv(count)
        if not part:
            raise EOFError("the gateway has closed the connection")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
