"""Mutated files of every kind, each read in a process apart: it is read or refused, and nothing else.

``python benchmarks/fuzz.py [COUNT] [SEED]`` prints what came of them, the slowest and the memory they took.
"""

from __future__ import annotations

import io
import logging
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from reportlab.pdfgen.canvas import Canvas

from compare.apart import Item, Limits, read_many_apart
from compare.apart.limits import BROKE, TOO_LONG, TOO_MUCH

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
SAMPLES = ROOT.parent / "shared" / "samples"
COUNT, SEED = 2_000, 20_260_101
LIMITS = Limits(seconds=60.0, work=20, memory=512 * 2**20)
LARGEST_SEED = 150_000  # bytes; a larger one says no more about a reader
NUMBERS = (b"-1", b"0", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"1e308", b"nan")
PIECES = (
    b"\0",
    b"<",
    b"&",
    b"]]>",
    b"<!--",
    b"&#0;",
    b"\xff\xfe",
    b"<<",
    b"endstream",
    b"((((",
    b"\n" * 99,
    b"/Kids",
)
SAYS = "Hierbij bied ik u de brief aan over de veiligheid van Nederland, zoals toegezegd op 3 maart 2022. "


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: what was said of it ("" when it was read), and the seconds waited for it."""

    name: str
    told: str
    seconds: float


def made_seeds() -> dict[str, list[bytes]]:
    """Good files of each kind, made here."""
    from hostile import docx
    from office_builders import odt, odt_p
    from xml_builders import paper

    body = f"<tussenkop>Inleiding</tussenkop><al>{SAYS}<nadruk type='vet'>Nu</nadruk></al>" * 4
    xml = paper(body + "<lijst><li><li.nr>1.</li.nr><al>een</al></li></lijst>")
    return {
        "pdf": [_made_pdf(packed=False), _made_pdf(packed=True)],
        "xml": [xml],
        "html": [_made_html()],
        "docx": [docx(f"<w:p><w:r><w:t>{SAYS * 3}</w:t></w:r></w:p>".encode() * 4), odt(odt_p(SAYS * 3) * 4)],
    }


def find_seeds() -> dict[str, list[bytes]]:
    """The same with the samples that lie beside the project, where they do."""
    folders = {
        "pdf": ("pdf/*.pdf",),
        "xml": ("xml/*.xml",),
        "html": ("html/*.html",),
        "docx": ("office/*.docx", "office/*.odt"),
    }
    seeds = made_seeds()
    for kind, patterns in folders.items():
        paths = (path for pattern in patterns for path in sorted(SAMPLES.glob(pattern)))
        seeds[kind] += [path.read_bytes() for path in paths if path.stat().st_size <= LARGEST_SEED]
    return seeds


def _made_html() -> bytes:
    told = "<h2>Inleiding</h2><p>Aan de Voorzitter van de Tweede Kamer. " + SAYS * 3 + "<b>Nu</b></p>"
    return (
        f"<html><head><title>Brief</title></head><body><article>{told * 4}</article></body></html>".encode()
    )


def _made_pdf(packed: bool) -> bytes:
    out = io.BytesIO()
    page = Canvas(out, pagesize=(595, 842), pageCompression=int(packed), invariant=1)
    for _ in range(2):
        for row in range(40):
            page.drawString(72, 760 - 14 * row, SAYS[row : row + 80])
        page.showPage()
    page.save()
    return out.getvalue()


def mutate(data: bytes, rng: random.Random, other: bytes) -> bytes:
    """The file with one to twelve accidents in it."""
    made = bytearray(data)
    for _ in range(rng.choice((1, 2, 4, 12))):
        rng.choice(ACCIDENTS)(made, rng, other)
    return bytes(made)


def _stretch(made: bytearray, rng: random.Random) -> slice:
    at = rng.randrange(len(made) + 1)
    return slice(at, at + rng.choice((1, 8, 64, 1024)))


def _flip(made: bytearray, rng: random.Random, other: bytes) -> None:
    for _ in range(rng.choice((1, 8, 64))):
        if made:
            made[rng.randrange(len(made))] = rng.randrange(256)


def _drop(made: bytearray, rng: random.Random, other: bytes) -> None:
    del made[_stretch(made, rng)]


def _repeat(made: bytearray, rng: random.Random, other: bytes) -> None:
    part = _stretch(made, rng)
    made[part.start : part.start] = made[part] * rng.choice((1, 2, 50))


def _move(made: bytearray, rng: random.Random, other: bytes) -> None:
    part = _stretch(made, rng)
    cut = made[part]
    del made[part]
    made[(at := rng.randrange(len(made) + 1)) : at] = cut


def _insert(made: bytearray, rng: random.Random, other: bytes) -> None:
    made[(at := rng.randrange(len(made) + 1)) : at] = rng.choice(PIECES) * rng.choice((1, 1, 100))


def _splice(made: bytearray, rng: random.Random, other: bytes) -> None:
    made[_stretch(made, rng)] = other[_stretch(bytearray(other), rng)]


def _number(made: bytearray, rng: random.Random, other: bytes) -> None:
    digits = [at for at in range(len(made)) if 48 <= made[at] <= 57]
    if digits:
        at = rng.choice(digits)
        made[at : at + 1] = rng.choice(NUMBERS)


def _cut_off(made: bytearray, rng: random.Random, other: bytes) -> None:
    if rng.random() < 0.2:
        del made[rng.randrange(len(made) + 1) :]


ACCIDENTS: tuple[Callable[[bytearray, random.Random, bytes], None], ...] = (
    _flip, _drop, _repeat, _move, _insert, _splice, _number, _cut_off,
)  # fmt: skip


def mutate_inside(data: bytes, rng: random.Random, other: bytes) -> bytes:
    """An archive with accidents in one of its parts, put together again as it should be."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as anew,
    ):
        names = archive.namelist()
        hit = rng.choice([name for name in names if name.endswith(".xml")])
        for name in names:
            part = archive.read(name)
            anew.writestr(name, mutate(part, rng, part) if name == hit else part)
    return out.getvalue()


def nest(data: bytes, rng: random.Random) -> bytes:
    """Markup with its elements put in each other, repeated and taken out, well-formed as before."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    for _ in range(rng.choice((1, 4, 16))):
        elements = [x for x in root.iter(etree.Element) if x.getparent() is not None]
        if len(elements) < 2:
            break
        moved, into = rng.sample(elements, 2)
        if into not in list(moved.iter()):
            into.insert(rng.randrange(len(into) + 1), moved)
        else:
            moved.tag = into.tag
    return bytes(etree.tostring(root))


def make_items(count: int, seed: int, seeds: dict[str, list[bytes]]) -> Iterator[Item]:
    """So many mutated files, the kinds in turn; the same for the same seed."""
    rng = random.Random(seed)
    kinds = tuple(seeds)
    for n in range(count):
        kind = kinds[n % len(kinds)]
        data, other = rng.choice(seeds[kind]), rng.choice(seeds[rng.choice(kinds)])
        if kind == "docx" and rng.random() < 0.7:
            made = mutate_inside(data, rng, other)
        elif kind in ("xml", "html") and rng.random() < 0.3:
            made = nest(data, rng)
        else:
            made = mutate(data, rng, other)
        yield Item(f"{n}.{kind}", made)


def read_all(items: Iterator[Item], limits: Limits = LIMITS, jobs: int = 2) -> Iterator[Outcome]:
    """What came of each file."""
    began = time.perf_counter()
    for reading in read_many_apart(items, jobs, limits=limits):
        ended = time.perf_counter()
        name = reading.item.name
        yield Outcome(name, str(reading.error or "").removeprefix(f"{name}: "), ended - began)
        began = ended


def main() -> int:
    """Read them all, print what came of them, and keep those that were neither read nor refused."""
    logging.basicConfig(format="  %(message)s")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    seeds = find_seeds()
    began = time.perf_counter()
    outcomes = list(read_all(make_items(count, seed, seeds)))
    took = time.perf_counter() - began
    kinds = tuple(seeds)
    print(f"{count} mutated files of {sum(map(len, seeds.values()))} seeds in {took:.0f} s, seed {seed}\n")
    print(f"{'':>6}  {'  '.join(f'{kind:>5}' for kind in kinds)}  what came of it")
    tally = Counter((x.told, x.name.rpartition(".")[2]) for x in outcomes)
    for told, total in Counter(x.told for x in outcomes).most_common():
        print(f"{total:>6}  {'  '.join(f'{tally[told, kind]:>5}' for kind in kinds)}  {told or 'read'}")
    print("\nslowest")
    for slow in sorted(outcomes, key=lambda x: -x.seconds)[:5]:
        print(f"  {slow.name:>12}  {slow.seconds:5.2f} s  {slow.told or 'read'}")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nmost memory that a process took: {largest:.0f} MB")
    failed = {x.name for x in outcomes if x.told in (BROKE, TOO_LONG, TOO_MUCH)}
    for item in make_items(count, seed, seeds) if failed else ():
        if item.name in failed:
            path = ROOT / "build" / "fuzz" / item.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(item.data)
            print(f"kept: {path}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
