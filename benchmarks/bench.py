"""How long things take, beside what one would otherwise use, as ratios in one run.

``python benchmarks/bench.py``. Both sides of a line are timed in turns on the same
letters, so that a busy machine slows both. A ratio of 2× means that Accent is twice as fast,
1/2× that it takes twice as long; the last column says what the time is for. Packages that are
only here to be compared with have a place of their own (`make bench` sets it up); one that is not there
is named and passed over.
"""

from __future__ import annotations

import difflib
import logging
import os
import re
from pathlib import Path

import pandas as pd
from margins import bench_margins
from match_scale import make_texts, to_letter
from peers import bench_keyness
from rapidfuzz import process
from streamlit.testing.v1 import AppTest
from timing import Line, measure, show

from compare.analysis.frequency import count_hits
from compare.analysis.hits import find_hits
from compare.analysis.matching.matches import match_passages
from compare.analysis.matching.passages import find_passages
from compare.analysis.selection import Selection, select_blocks
from compare.analysis.wording.diff import diff_words
from compare.corpus import Corpus, load_corpus
from compare.io.tables import DATA_DIR, read_concepts
from compare.letters import load_letter
from compare.model import Term
from compare.text.tokens import split_tokens

ROOT = Path(__file__).resolve().parents[1]
MANY = 3000
OLDER, NEWER = "kst-33694-57", "kst-35925-V-84"


def bench_reading(corpus: Corpus) -> list[Line]:
    """From a file to blocks, beside cutting at blank lines."""
    path = DATA_DIR / "letters" / corpus.letter(OLDER).source_file
    lines = [
        measure(
            "read a letter (text)",
            lambda: load_letter(path),
            "split at blank lines",
            lambda: path.read_text("utf-8").split("\n\n"),
            "paragraphs mended over pages, notes, headings, speakers, printed pages",
        )
    ]
    return lines


def as_regex(term: Term) -> str:
    """What one would type for a form."""
    return r"\b" + re.escape(term.pattern).replace(r"\*", r"\w*") + r"\b"


def bench_counting(corpus: Corpus) -> list[Line]:
    """All concepts in all letters, beside regular expressions over a data frame."""
    concepts = read_concepts()
    everyone = Selection()
    frame = pd.DataFrame(
        [(x.id, b.text) for x in corpus.letters for b in select_blocks(x, everyone)],
        columns=["letter", "text"],
    )
    patterns = ["|".join(map(as_regex, concept.terms)) for concept in concepts]

    def with_pandas() -> None:
        """Hits and words for each concept and letter, nothing more."""
        for pattern in patterns:
            counts = frame["text"].str.count(pattern, flags=re.IGNORECASE)
            words = frame["text"].str.count(r"\S+")
            pd.DataFrame({"letter": frame["letter"], "n": counts, "w": words}).groupby("letter").sum()

    return [
        measure(
            f"find {len(concepts)} concepts in {len(corpus.letters)} letters",
            lambda: [find_hits(corpus.letters, c) for c in concepts],
            "pandas str.count",
            with_pandas,
            "each hit with its place, page and speaker; overlaps counted once",
        ),
        measure(
            "the same with rates and margins",
            lambda: [count_hits(corpus.letters, c) for c in concepts],
            "pandas str.count, no margins",
            with_pandas,
            "2,000 bootstrap draws for each rate",
            rounds=3,
        ),
    ]


def bench_matching(corpus: Corpus) -> list[Line]:
    """Counterparts of every passage, and changed words, beside difflib."""
    older, newer = corpus.letter(OLDER), corpus.letter(NEWER)
    first = [[t.key for t in split_tokens(p.text)] for p in find_passages(older)]
    second = [[t.key for t in split_tokens(p.text)] for p in find_passages(newer)]
    step = 10

    def with_difflib() -> None:
        """The likeliest counterpart of one passage in ten."""
        matcher: difflib.SequenceMatcher[str] = difflib.SequenceMatcher(autojunk=False)
        for new in second:
            matcher.set_seq2(new)
            for old in first[::step]:
                matcher.set_seq1(old)
                matcher.ratio()

    made = make_texts(MANY, sentences=2)
    many = to_letter("made-1", made.source), to_letter("made-2", made.target)

    likeliest = match_passages(older, newer, top=1)
    pairs = [(match.source_text, match.target_text) for match in likeliest]
    return [
        measure(
            f"match {len(first)} × {len(second)} passages",
            lambda: match_passages(older, newer),
            f"difflib ratio of words (1 in {step}, scaled)",
            with_difflib,
            "finds passages by rare words, not by length",
            rounds=3,
            part=len(first[::step]) / len(first),
        ),
        measure(
            f"match {MANY} × {MANY} made paragraphs",
            lambda: match_passages(*many, top=1),
            "rapidfuzz cdist, ratio, all cores",
            lambda: process.cdist(made.source, made.target, workers=-1).argmax(axis=1),
            "by candidates, in blocks; match_scale.py measures 10,000 and what is lost",
            rounds=1,
        ),
        measure(
            f"changed words of {len(pairs)} pairs",
            lambda: [diff_words(old, new) for old, new in pairs],
            "difflib opcodes",
            lambda: [
                difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False).get_opcodes()
                for old, new in pairs
            ],
            "typography folded, chance agreements joined, moved phrases found",
        ),
    ]


def open_page(path: Path, page: str = "") -> AppTest:
    """A page that has been drawn once.

    Raises:
        SystemExit: It shows an error; its time would mean nothing.
    """
    app = AppTest.from_file(str(path), default_timeout=120).run()
    if page:
        app.switch_page(page).run()
    if app.exception:
        raise SystemExit(
            f"{page or path.name} shows an error; mend it before measuring: {app.exception[0].value}"
        )
    return app


def bench_pages() -> list[Line]:
    """A page run again after a choice, beside the least that a page can be."""
    bare = open_page(ROOT / "benchmarks" / "bare_page.py")
    lines = []
    for page in ("", *(f"pages/{path.name}" for path in sorted((ROOT / "pages").glob("*.py")))):
        app = open_page(ROOT / "app.py", page)
        name = Path(page).stem or "start"
        lines.append(
            measure(f"rerun: {name}", app.run, "bare page", bare.run, "server's part", rounds=15, fresh=False)
        )
    return lines


def main() -> None:
    """Measure everything and print it."""
    os.chdir(ROOT)
    # Pages are run here without a browser, which Streamlit remarks upon each time.
    logging.disable(logging.WARNING)
    corpus = load_corpus()
    show(
        [
            *bench_reading(corpus),
            *bench_counting(corpus),
            *bench_matching(corpus),
            *bench_keyness(corpus),
            *bench_margins(corpus),
            *bench_pages(),
        ]
    )


if __name__ == "__main__":
    main()
