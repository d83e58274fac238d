"""Trends and lines over thousands of made letters, beside pandas over the same texts.

    .venv/bin/python benchmarks/many_letters.py 10000

prints how long it takes to take letters in at several sizes, how long a trend and a page of lines take, how
long `Series.str.count` takes for the same, and the most memory that each process used. Times are those of the
processor, so that what else the machine does is left out; all of it runs on one core.
"""

from __future__ import annotations

import re
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from statistics import median
from typing import Any

import pandas as pd
from made_letters import FOLDER, read_made, write_made

from compare.analysis.search import find_lines
from compare.analysis.trends import count_everywhere, count_groups, trend_of
from compare.index import bring_up_to_date, make_index
from compare.io.tables import read_concepts
from compare.model import BODY_KINDS, Concept, Letter, Term
from compare.text.patterns import term_from_text

ASKED = (
    "sahel",
    "human-security",
    "strategische-autonomie",
    "china",
    "cyber",
    "navo",
    "eu",
    "twee-procent-norm",
)
TYPED = ("kabinet", "de", "veilig*", "*heid", "raad van europa", "het kabinet", "a*")
ROUNDS = 3
AT_A_TIME = 20


def concepts() -> tuple[Concept, ...]:
    """What is asked for: rare and common, words, stems, endings and phrases."""
    given = {c.id: c.by_default() for c in read_concepts()}
    typed = (Concept(x, x, x, (term_from_text(x),)) for x in TYPED)
    return (*(given[x] for x in ASKED), *typed)


def heads_of(letters: Iterator[Letter]) -> list[Letter]:
    """The letters without their text."""
    return [replace(x, text="", blocks=()) for x in letters]


def build(count: int, size: int) -> dict[str, Any]:
    """Take in the first ``size`` letters, then some one at a time; seconds, megabytes."""
    folder = FOLDER / f"index-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    source, reading = iter(read_made(count)), 0.0
    ids = [x.id for x in islice(read_made(count), size + AT_A_TIME)]
    late: dict[str, Letter] = {}

    def load(id: str) -> Letter:
        nonlocal reading
        started = time.process_time()
        letter = late.get(id) or next(source)
        reading += time.process_time() - started
        return letter

    wanted = dict.fromkeys(ids[:size], "made")
    started = time.process_time()
    held, _ = bring_up_to_date(folder, wanted, load, lambda done, of: None)
    taken = time.process_time() - started - reading
    late |= {x.id: x for x in islice(source, AT_A_TIME)}
    singly = []
    for id in late:
        wanted[id] = "made"
        started = time.process_time()
        bring_up_to_date(folder, wanted, load, lambda done, of: None)
        singly.append(time.process_time() - started)
    return {
        "words": sum(x.words for x in held),
        "seconds": taken,
        "one more": median(singly),
        "disk": sum(x.stat().st_size for x in folder.glob("*.arrow")) / 1e6,
        "memory": memory(),
    }


def ask(count: int) -> dict[str, Any]:
    """The trend of each term, and a page of its lines, over all letters; seconds, megabytes."""
    heads = heads_of(read_made(count))
    started = time.process_time()
    held, _ = bring_up_to_date(
        FOLDER / f"index-{count}", dict.fromkeys((x.id for x in heads), "made"), _never, lambda a, b: None
    )
    index = make_index(heads, held)
    answer: dict[str, Any] = {"open": time.process_time() - started}
    for concept in concepts():
        trends, pages = [], []
        for _ in range(ROUNDS):
            started = time.process_time()
            counted = count_everywhere(index, concept)
            trend_of(count_groups(counted, unit="year"))
            trends.append(time.process_time() - started)
            started = time.process_time()
            counted = count_everywhere(index, concept)
            find_lines(counted, page=1 + counted.total // 50)
            pages.append(time.process_time() - started)
        answer[concept.id] = counted.total, trends[0], median(trends), median(pages)
    return answer | {"memory": memory()}


def ask_pandas(count: int) -> dict[str, Any]:
    """The same trends with pandas: a pattern counted in every paragraph, summed by year."""
    texts, years = [], []
    for letter in read_made(count):
        inside = [b.text for b in letter.blocks if b.kind in BODY_KINDS]
        texts += inside
        years += [letter.date.year] * len(inside)
    frame = pd.DataFrame({"text": pd.Series(texts, dtype="str"), "year": years})
    del texts, years
    answer: dict[str, Any] = {"paragraphs": len(frame)}
    for concept in concepts():
        pattern = "(?i)" + "|".join(map(term_to_regex, concept.terms))
        started = time.process_time()
        found = frame["text"].str.count(pattern).groupby(frame["year"]).sum()
        answer[concept.id] = int(found.sum()), time.process_time() - started
    return answer | {"memory": memory()}


def term_to_regex(term: Term) -> str:
    """A form as one would write it as a regular expression; rougher than the program's own rules."""
    words = [re.escape(x.strip("*")) for x in term.pattern.split()]
    before = r"\w*" if term.pattern.startswith("*") else r"\b"
    after = r"\w*" if term.pattern.endswith("*") else r"\b"
    return before + r"\s+".join(words) + after


def memory() -> float:
    """The most memory that this process had at once, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _never(id: str) -> Letter:
    raise AssertionError(f"{id} is not in the index that was built")


def apart(work: Callable[..., dict[str, Any]], *given: int) -> dict[str, Any]:
    """The result of work in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(work, *given).result()


def main(count: int) -> None:
    """Measure and print."""
    write_made(count)
    print(
        f"{count} letters\n\nTaking in        words    seconds  ms a letter  one more (ms)   disk MB   memory"
    )
    for size in sorted({min(1000, count // 2), min(4000, count), count}):
        made = apart(build, count, size - AT_A_TIME)
        shutil.rmtree(FOLDER / f"index-{size}", ignore_errors=True)
        (FOLDER / f"index-{size - AT_A_TIME}").rename(FOLDER / f"index-{size}")
        each = 1000 * made["seconds"] / (size - AT_A_TIME)
        print(
            f"{size:8} {made['words']:13,.0f} {made['seconds']:10.1f} {each:12.1f} "
            f"{1000 * made['one more']:14.0f} {made['disk']:9.0f} {made['memory']:10.0f}"
        )
    ours, theirs = apart(ask, count), apart(ask_pandas, count)
    print(f"\nAsking {theirs['paragraphs']:,} paragraphs; the index opens in {ours['open']:.1f} s")
    print("Term                      hits  first (ms)  trend (ms)  page (ms)  pandas (ms)   part  their hits")
    for concept in concepts():
        hits, first, trend, page = ours[concept.id]
        found, took = theirs[concept.id]
        print(
            f"{concept.id:22} {hits:8,} {1000 * first:10.0f} {1000 * trend:11.0f} {1000 * page:10.0f} "
            f"{1000 * took:12.0f} {trend / took:7.1%} {found:11,}"
        )
    print(f"\nMost memory: index {ours['memory']:.0f} MB, pandas {theirs['memory']:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
