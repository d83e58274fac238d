"""How alike two texts are as a whole, from a short signature of each: for finding the same paper twice."""

from __future__ import annotations

import hashlib
import re
import zlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

from compare.model import Letter

SIZE = 512
"""Length of a signature in bytes."""
_RUN = 4
_MINIMA = SIZE // 4
_WORD = re.compile(r"[^\W_]+")
_MIX = np.uint64(0x9E3779B97F4A7C15)


def letter_to_signature(letter: Letter) -> bytes:
    """The signature of a letter's body, by which `estimate_alike` compares it.

    It takes no notice of capitals, hyphens, line ends and signs, nor of notes and heads, in
    which a PDF and a web page of one paper differ. `SIZE` bytes; none when it has no words.
    """
    return text_to_signature(" ".join(b.text for b in letter.blocks if b.is_body))


def text_to_signature(text: str) -> bytes:
    """The signature of a text: for each of 128 orders the least of its runs of four words.

    Source:
        Broder (1997), "On the resemblance and containment of documents".
    """
    words = _WORD.findall(text.lower().replace("-", ""))
    if not words:
        return b""
    # careful: kept on disk, so hashes that are the same in every process and version
    codes = np.array([zlib.crc32(word.encode()) for word in words], np.uint64)
    length = min(_RUN, len(words))
    runs = np.zeros(len(words) - length + 1, np.uint64)
    for shift in range(length):
        runs = (runs ^ codes[shift : shift + len(runs)]) * _MIX
        runs ^= runs >> np.uint64(29)
    runs = np.unique(runs)
    least = [((runs * factor) >> np.uint64(32)).min() for factor in _factors()]
    return np.array(least, "<u4").tobytes()


def estimate_alike(signature: bytes, others: bytes | bytearray) -> NDArray[np.float64]:
    """Which part of the runs of four words two texts share, for each of the others.

    Args:
        signature: That of the text.
        others: Those of the others, one after another.

    Returns:
        From 0 to 1, with an error of at most a few hundredths; 1 for the same words.
    """
    mine = np.frombuffer(signature, "<u4")
    return np.asarray((np.frombuffer(others, "<u4").reshape(-1, _MINIMA) == mine).mean(axis=1))


@cache
def _factors() -> tuple[np.uint64, ...]:
    """An odd number for each order."""
    made = (hashlib.sha256(f"order {n}".encode()).digest()[:8] for n in range(_MINIMA))
    return tuple(np.uint64(int.from_bytes(x, "little") | 1) for x in made)
