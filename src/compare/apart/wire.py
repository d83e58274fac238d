"""Sends and receives pieces of bytes over a socket between two processes, each piece after its length."""

from __future__ import annotations

import socket
import time

_HEAD = 8  # bytes that tell the length of a piece
_GULP = 1 << 20


def send(wire: socket.socket, *pieces: bytes, until: float | None = None) -> None:
    """Send pieces whole.

    Args:
        until: Moment of `time.monotonic` at which it is given up.

    Raises:
        TimeoutError: It took too long.
        OSError: Nobody listens any more.
    """
    for piece in pieces:
        for part in (len(piece).to_bytes(_HEAD, "big"), piece):
            wire.settimeout(_left(until))
            wire.sendall(part)


def receive(wire: socket.socket, *, most: int, until: float | None = None) -> bytes:
    """The next piece.

    Args:
        most: Bytes that it may have.
        until: As for `send`.

    Raises:
        TimeoutError: It took too long.
        EOFError: The other side has gone, or sends more than it may.
        OSError: The connection broke.
    """
    size = int.from_bytes(_exactly(wire, _HEAD, until), "big")
    if size > most:
        raise EOFError(f"{size} bytes are announced, {most} allowed")
    return bytes(_exactly(wire, size, until))


def _exactly(wire: socket.socket, size: int, until: float | None) -> bytearray:
    came = bytearray()
    while len(came) < size:
        wire.settimeout(_left(until))
        part = wire.recv(min(_GULP, size - len(came)))
        if not part:
            raise EOFError("the other side has gone")
        came += part
    return came


def _left(until: float | None) -> float | None:
    """Seconds left, never none: a socket takes 0 for «do not wait»."""
    return None if until is None else max(until - time.monotonic(), 0.001)
