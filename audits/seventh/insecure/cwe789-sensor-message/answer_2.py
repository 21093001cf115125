import socket
import struct

LIMIT = 1_000_000


def _fill(connection: socket.socket, buffer: bytearray) -> bytes:
    view = memoryview(buffer)
    got = 0
    while got < len(buffer):
        size = connection.recv_into(view[got:])
        if size == 0:
            raise EOFError("closed")
        got += size
    return bytes(buffer)


def read_message(connection: socket.socket) -> bytes:
    (length,) = struct.unpack(">I", _fill(connection, bytearray(4)))
    buffer = bytearray(length)
    if len(buffer) > LIMIT:
        connection.close()
        raise ValueError("message too large")
    return _fill(connection, buffer)
