"""Pieces of bytes go whole from one process to another, or not at all."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from compare.apart.wire import receive, send


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Both ends of a connection."""
    here, there = socket.socketpair()
    with here, there:
        yield here, there


def test_pieces_come_in_order_and_whole(ends: tuple[socket.socket, socket.socket]) -> None:
    here, there = ends
    pieces = (b"", b"een", bytes(3_000_000))
    sender = threading.Thread(target=send, args=(here, *pieces))
    sender.start()
    assert tuple(receive(there, most=3_000_000) for _ in pieces) == pieces
    sender.join()


def test_more_than_is_allowed_is_not_taken(ends: tuple[socket.socket, socket.socket]) -> None:
    here, there = ends
    send(here, b"1234")
    with pytest.raises(EOFError, match="4 bytes are announced, 3 allowed"):
        receive(there, most=3)


def test_half_a_piece_is_none(ends: tuple[socket.socket, socket.socket]) -> None:
    here, there = ends
    here.sendall((10).to_bytes(8, "big") + b"vijf!")
    here.close()
    with pytest.raises(EOFError, match="gone"):
        receive(there, most=100)


def test_who_sends_nothing_is_not_waited_for(ends: tuple[socket.socket, socket.socket]) -> None:
    with pytest.raises(TimeoutError):
        receive(ends[1], most=100, until=time.monotonic() + 0.01)


def test_who_takes_nothing_is_not_waited_for(ends: tuple[socket.socket, socket.socket]) -> None:
    with pytest.raises(TimeoutError):
        send(ends[0], bytes(5_000_000), until=time.monotonic() + 0.01)
