import socket, struct


def read_message(connection):
    head = b""
    while len(head) < 4:
        part = connection.recv(4 - len(head))
        if not part:
            raise EOFError
        head += part
    (length,) = struct.unpack(">I", head)
    parts = []
    got = 0
    while got < length:
        part = connection.recv(min(65536, length - got))
        if not part:
            raise EOFError
        parts.append(part)
        got += len(part)
    return b"".join(parts)
