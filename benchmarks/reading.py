"""How long reading PDFs takes, in milliseconds a page, beside what one would otherwise use.

``python benchmarks/reading.py [FILE …]``; without files, a real letter that is typeset for
the occasion and the real papers of ``../shared/samples`` where those are at hand. The goal
is at most 1.3 times pdfminer's own layout pass, blocks, notes and speakers included.
"""

from __future__ import annotations

import io
import logging
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
from pdfminer.high_level import extract_pages
from pypdf import PdfReader

from compare.corpus import load_corpus
from compare.letters import load_letter

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT.parent / "shared" / "samples" / "pdf"
LETTER = "kst-33694-57"
ROUNDS = 5


def read_with_pdfminer(data: bytes) -> int:
    """pdfminer's layout pass; the number of pages."""
    return sum(1 for _ in extract_pages(io.BytesIO(data)))


def read_with_pdfplumber(data: bytes) -> None:
    """The text of each page by pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()


def read_with_pypdf(data: bytes) -> None:
    """The text of each page by pypdf."""
    for page in PdfReader(io.BytesIO(data)).pages:
        page.extract_text()


WAYS: dict[str, Callable[[bytes], object]] = {
    "Accent": lambda data: load_letter(data, name="x.pdf"),
    "pdfminer layout": read_with_pdfminer,
    "pdfplumber": read_with_pdfplumber,
    "pypdf": read_with_pypdf,
}


def typeset_letter() -> bytes:
    """A real letter in the official setting, as the tests set it."""
    sys.path.append(str(ROOT / "tests"))
    from typesetting.official import Setting, typeset
    from typesetting.sources import letter_to_paper

    return typeset(letter_to_paper(load_corpus().letter(LETTER)), Setting()).data


def time_file(data: bytes) -> dict[str, float]:
    """Median milliseconds a page of each way, timed in turns."""
    pages = read_with_pdfminer(data)
    taken: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(ROUNDS):
        for name, way in WAYS.items():
            started = time.perf_counter()
            way(data)
            taken[name].append((time.perf_counter() - started) * 1000 / pages)
    return {name: statistics.median(times) for name, times in taken.items()}


def main(paths: Sequence[Path]) -> None:
    """Prints a row for each file."""
    logging.disable(logging.WARNING)
    files = {path.name: path.read_bytes() for path in paths}
    if not files:
        files = {f"{LETTER}, typeset": typeset_letter()}
        for kind in ("kst-", "ah-tk-", "kamerbrief", "bnc-"):
            files |= {path.name: path.read_bytes() for path in sorted(SAMPLES.glob(f"{kind}*.pdf"))}
    print(f"{'ms a page':44}" + "".join(f"{name:>17}" for name in WAYS) + f"{'of pdfminer':>13}")
    for name, data in files.items():
        times = time_file(data)
        ratio = times["Accent"] / times["pdfminer layout"]
        print(f"{name[:43]:44}" + "".join(f"{times[way]:17.1f}" for way in WAYS) + f"{ratio:12.2f}×")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
