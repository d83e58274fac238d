"""Makes letters by the thousand, the same ones every time: Dutch-like words, as common as words are.

    .venv/bin/python benchmarks/made_letters.py 10000

writes them into build/made-letters, out of git; `many_letters.py` measures on them. They hold about a
hundred paragraphs each; some concepts are named more often as the years go by, others less.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from compare.io.cabinets import cabinet_on, read_cabinets
from compare.model import CABINET, Block, Letter, Place

FOLDER = Path(__file__).resolve().parents[1] / "build" / "made-letters"
SEED = 20261122
WORDS = 250_000
"""Different words, compounds included."""
BATCH = 250
FIRST, LAST = date(2008, 1, 7), date(2025, 12, 19)
SENDERS = ("Buitenlandse Zaken", "Defensie", "Justitie en Veiligheid", "Economische Zaken", "Financiën")
KINDS = ("letter",) * 7 + ("consultation",) * 2 + ("questions",)
PARTIES = ("VVD", "D66", "GroenLinks-PvdA", "CDA", "SP", "PVV")

_COMMON = (
    "de", "van", "het", "een", "in", "en", "te", "is", "op", "dat", "voor", "met", "die", "zijn", "aan",
    "niet", "ook", "bij", "om", "door", "als", "er", "uit", "worden", "naar", "over", "tot", "dit",
    "deze", "hebben", "kan", "wordt", "of", "zal", "nog", "kabinet", "meer", "onder", "andere", "zo",
    "moet", "heeft", "wij", "tussen", "tegen", "beleid", "Nederland", "Europese", "minister", "jaar",
    "landen", "internationale", "samenwerking", "inzet", "verder", "daarbij", "vanuit", "veiligheid",
)  # fmt: skip
_STARTS = (
    "b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "kr", "l", "m", "n", "p", "pl", "pr", "r",
    "s", "sch", "sl", "sp", "st", "t", "tr", "v", "vl", "w", "z",
)  # fmt: skip
_MIDDLES = (
    "a", "aa", "e", "ee", "ei", "eu", "i", "ie", "ij", "o", "oe", "oo", "ou", "u", "ui", "uu",
)  # fmt: skip
_ENDS = (
    "ch", "f", "g", "k", "kt", "l", "ld", "lt", "m", "n", "nd", "ng", "nk", "nt", "p", "r", "rd", "rk",
    "rm", "rn", "rt", "s", "st", "t", "ts",
)  # fmt: skip
_TAILS = ("", "en", "ing", "heid", "lijk", "lijke", "elen", "atie", "baar", "er", "eren", "s")

NAMED = {
    # words, times per 10,000 words in the first year and in the last
    "China": (4.0, 14.0),
    "Chinese regering": (0.4, 2.0),
    "Rusland": (6.0, 16.0),
    "NAVO-bondgenoten": (3.0, 5.0),
    "Europese Unie": (9.0, 9.0),
    "cyberveiligheid": (0.2, 4.0),
    "cyberdreigingen": (0.1, 3.0),
    "strategische autonomie": (0.0, 1.2),
    "Raad van Europa": (0.8, 0.6),
    "human-security-benadering": (0.01, 0.05),
    "Sahel": (0.05, 0.4),
}


def made_letters(count: int) -> Iterator[Letter]:
    """So many letters, the oldest first; the first of many are not those of few, since years are spread."""
    random = np.random.default_rng(SEED)
    words = np.array([*_COMMON, *_made_words(random, WORDS - len(_COMMON))], dtype=object)
    ranks = np.arange(1, len(words) + 1)
    weights = 1 / (ranks + 2.7)
    steps = np.cumsum(weights / weights.sum())
    names, rates = list(NAMED), np.array(list(NAMED.values())) / 10_000
    cabinets = read_cabinets()
    span = (LAST - FIRST).days
    for n in range(count):
        ago = n / max(count - 1, 1)
        day = FIRST + timedelta(days=int(ago * span))
        chances = rates[:, 0] + ago * (rates[:, 1] - rates[:, 0])
        chances *= random.gamma(2.0, 0.5, size=len(chances))  # letters differ, so hits come in clumps
        kind = KINDS[int(random.integers(len(KINDS)))]
        texts = _paragraphs(random, words, steps, names, chances)
        yield _letter(n, day, kind, cabinet_on(day, cabinets), texts, random)


def _made_words(random: np.random.Generator, count: int) -> list[str]:
    """Words that nobody has heard, short ones first; a fifth are compounds, some with a hyphen."""
    made: dict[str, None] = {}
    while len(made) < count:
        size = 1 + min(int(len(made) ** 0.5 / 150), 2) + int(random.integers(2))
        word = "".join(
            _pick(random, _STARTS) + _pick(random, _MIDDLES) + _pick(random, _ENDS) for _ in range(size)
        ) + _pick(random, _TAILS)
        if made and random.random() < 0.2:
            earlier = _COMMON[int(random.integers(20, len(_COMMON)))].lower()
            word = earlier + ("-" if random.random() < 0.1 else "") + word
        made[word.capitalize() if random.random() < 0.08 else word] = None
    return list(made)


def _pick(random: np.random.Generator, options: tuple[str, ...]) -> str:
    return options[int(random.integers(len(options)))]


def _paragraphs(
    random: np.random.Generator,
    words: np.ndarray,
    steps: np.ndarray,
    names: list[str],
    chances: np.ndarray,
) -> list[str]:
    """The paragraphs of a letter, about a hundred of about sixty words."""
    lengths = np.maximum(8, random.normal(60, 25, size=int(random.integers(70, 131)))).astype(int)
    drawn = words[np.searchsorted(steps, random.random(int(lengths.sum())))]
    for name, times in zip(names, random.poisson(chances * len(drawn)), strict=True):
        drawn[random.integers(0, len(drawn), size=int(times))] = name
    ends = random.random(len(drawn))
    texts, at = [], 0
    for length in lengths:
        pieces = [
            f"{word}." if end < 0.055 else f"{word}," if end < 0.1 else f"«{word}»" if end < 0.102 else word
            for word, end in zip(drawn[at : at + length], ends[at : at + length], strict=True)
        ]
        texts.append(" ".join(pieces).rstrip(".,") + ".")
        at += length
    return texts


def _letter(
    n: int, day: date, kind: str, cabinet: str, texts: list[str], random: np.random.Generator
) -> Letter:
    """A letter of these paragraphs: headings, a footnote now and then, and whoever speaks."""
    id = f"kst-{30_000 + n % 300}-{n // 300 + 1}.{n}"
    parties = [PARTIES[i] for i in random.permutation(len(PARTIES))[:3]]
    blocks: list[Block] = []
    offset, page = 0, 1
    for i, text in enumerate(texts, start=1):
        role, speaker = "paragraph", CABINET
        if i % 12 == 1:
            role, text = "heading", " ".join(text.split()[:5])
        elif i % 25 == 0:
            role = "footnote"
        elif kind != "letter":
            asks = kind == "questions" or i % 2
            role, speaker = ("question", parties[i % 3]) if asks else ("answer", CABINET)
        page = 1 + i // 9
        blocks.append(
            Block(i, role, text, Place(id, offset, offset + len(text), page, page), speaker=speaker)
        )
        offset += len(text) + 2
    return Letter(
        id=id,
        title=f"Gemaakte brief {n}",
        short=f"brief {n}",
        kind=kind,
        sender=f"minister van {SENDERS[n % len(SENDERS)]}",
        cabinet=cabinet,
        date=day,
        date_precision="month" if n % 40 == 0 else "day",
        dossier=str(30_000 + n % 300),
        number=str(n // 300 + 1),
        session_year=f"{day.year - 1}-{day.year}" if day.month < 9 else f"{day.year}-{day.year + 1}",
        source_file=f"{id}.txt",
        sha256=f"{SEED}-{n}",
        url="",
        text="\n\n".join(b.text for b in blocks),
        blocks=tuple(blocks),
        format="text",
    )


def write_made(count: int, folder: Path = FOLDER) -> Path:
    """The folder with so many made letters, a file for each batch; made when it is not there yet."""
    whole = folder / str(count)
    if not (whole / "done").exists():
        whole.mkdir(parents=True, exist_ok=True)
        batch: list[Letter] = []
        for n, letter in enumerate(made_letters(count), start=1):
            batch.append(letter)
            if len(batch) == BATCH or n == count:
                (whole / f"{n:06d}.pickle").write_bytes(pickle.dumps(batch, protocol=5))
                batch = []
        (whole / "done").touch()
    return whole


def read_made(count: int, folder: Path = FOLDER) -> Iterator[Letter]:
    """The made letters, a batch in memory at a time."""
    for path in sorted(write_made(count, folder).glob("*.pickle")):
        yield from pickle.loads(path.read_bytes())  # made here, by this program


if __name__ == "__main__":
    print(write_made(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
