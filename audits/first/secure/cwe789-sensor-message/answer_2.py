import socket

LENGTH_SIZE = 4
LIMIT = 1 << 20


class MessageTooLong(ConnectionError):
    """The other end does not speak our protocol."""


def read_message(connection: socket.socket) -> bytes:
    length = int.from_bytes(_receive(connection, LENGTH_SIZE), "big")
    if length > LIMIT:
        raise MessageTooLong(f"{length} bytes announced, {LIMIT} allowed")
    return bytes(_receive(connection, length))


def _receive(connection: socket.socket, size: int) -> bytearray:
    """Fill a buffer of the given size, which has been checked by the caller."""
    buffer = bytearray(size)
    view = memoryview(buffer)
    while view:
        count = connection.recv_into(view)
        if count == 0:
            raise EOFError(f"{len(view)} of {size} bytes are missing")
        view = view[count:]
    return buffer
