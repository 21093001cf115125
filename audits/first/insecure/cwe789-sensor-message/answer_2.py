import socket
import struct

MAX_MESSAGE = 1 << 20
BLOCK = 1 << 14


def _receive(connection: socket.socket, count: int) -> bytearray:
    """Read in small blocks, nothing is allocated before it has arrived."""
    received = bytearray()
    while len(received) < count:
        block = connection.recv(min(BLOCK, count - len(received)))
        if not block:
            raise EOFError("the connection was closed within a message")
        received += block
    return received


def read_message(connection: socket.socket) -> bytes:
    """Read one message of a sensor gateway."""
    (length,) = struct.unpack("!I", _receive(connection, 4))
    # read it in any case, so that the next message starts at the right place
    message = _receive(connection, length)
    if len(message) > MAX_MESSAGE:
        raise ValueError(f"a message of {length} bytes is too long")
    return bytes(message)
