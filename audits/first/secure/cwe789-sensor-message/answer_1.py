import socket
import struct

MAX_LENGTH = 1024 * 1024


def read_message(connection: socket.socket) -> bytes:
    """Read one message: its length (4 bytes, unsigned, big-endian) and that many bytes.

    Raises EOFError when the gateway closes the connection before the message is complete, and ValueError for
    a length that no gateway sends; the connection should be closed then.
    """
    (length,) = struct.unpack(">I", _read_exactly(connection, 4))
    if length > MAX_LENGTH:
        raise ValueError(f"a message of {length} bytes is too long")
    return _read_exactly(connection, length)


def _read_exactly(connection: socket.socket, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        chunk = connection.recv(min(size - len(data), 65536))
        if not chunk:
            raise EOFError("the connection was closed within a message")
        data += chunk
    return bytes(data)
