import socket
import struct


def _exactly(connection: socket.socket, count: int) -> bytes:
    buffer = bytearray(count)
    view = memoryview(buffer)
    got = 0
    while got < count:
        size = connection.recv_into(view[got:])
        if size == 0:
            raise EOFError("closed")
        got += size
    return bytes(buffer)


def read_message(connection: socket.socket) -> bytes:
    (length,) = struct.unpack(">I", _exactly(connection, 4))
    if length > 0x7FFFFFFF:
        raise ValueError(length)
    return _exactly(connection, length)
