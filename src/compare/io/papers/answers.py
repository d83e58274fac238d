"""Reads the body of an answer whole: counted, bounded, unpacked, or refused."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import httpx


class BrokenAnswerError(Exception):
    """What came is not whole or too much; ``again`` tells whether a second try may help."""

    def __init__(self, text: str, again: bool = True) -> None:
        super().__init__(text)
        self.again = again


def read_answer(
    answer: httpx.Response,
    most_bytes: int,
    deadline: float,
    clock: Callable[[], float],
    say: Callable[[int, int], None],
) -> bytes:
    """The body of an answer that is being received.

    Args:
        answer: The answer, not read yet.
        most_bytes: Largest size, as it comes and unpacked.
        deadline: When ``clock`` passes it, the answer has taken too long.
        say: Told the bytes received and the total, 0 when that is not known.

    Raises:
        BrokenAnswerError: Cut off, too large, too slow, or packed in an unknown way.
    """
    stated = answer.headers.get("content-length", "")
    total = int(stated) if stated.isdigit() else 0
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise BrokenAnswerError(
            f"the answer is packed in a way that was not asked for ({packing})", again=False
        )
    too_large = BrokenAnswerError(f"it is larger than {most_bytes / 2**20:.0f} MB", again=False)
    if total > most_bytes:
        raise too_large
    # careful: httpx would unpack without a bound, and not notice a packed body that ends too early
    unpack = zlib.decompressobj(wbits=31) if packing.endswith("gzip") else None
    body = bytearray()
    received = 0
    for piece in answer.iter_raw():
        received += len(piece)
        try:
            body += unpack.decompress(piece, most_bytes + 1 - len(body)) if unpack else piece
        except zlib.error as error:
            raise BrokenAnswerError("the answer is damaged") from error
        if max(received, len(body)) > most_bytes:
            raise too_large
        if clock() > deadline:
            raise BrokenAnswerError("it came too slowly")
        say(received, total)
    if (total and received != total) or (unpack and not unpack.eof):
        raise BrokenAnswerError("the answer was cut off")
    if not body:
        raise BrokenAnswerError("the answer was empty")
    return bytes(body)
