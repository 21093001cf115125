import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass

HEADER = struct.Struct("!I")


@dataclass
class MessageReader:
    connection: socket.socket
    max_length: int = 1_000_000
    chunk_size: int = 16 * 1024

    def read(self) -> bytes:
        header = b"".join(self._chunks(HEADER.size))
        (length,) = HEADER.unpack(header)
        if not 0 <= length <= self.max_length:
            # what follows cannot be told apart from a message any more
            self.connection.close()
            raise ValueError("the gateway announces a message that is too long")
        return b"".join(self._chunks(length))

    def _chunks(self, remaining: int) -> Iterator[bytes]:
        while remaining:
            chunk = self.connection.recv(min(remaining, self.chunk_size))
            if not chunk:
                raise EOFError("the gateway has closed the connection")
            remaining -= len(chunk)
            yield chunk


def read_message(connection: socket.socket) -> bytes:
    """Read one message of a sensor gateway from the connection."""
    return MessageReader(connection).read()
