"""Keyness and concordance beside conc, pycorpdiff and scattertext, on the same letters in one run."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from timing import Line, measure

from compare.analysis.concordance import concordance
from compare.analysis.keyness import rank_keyness
from compare.analysis.selection import EVERYONE, select_blocks
from compare.corpus import Corpus
from compare.model import Concept, Term

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / "build" / "peers" / "bin" / "python"
OLDER, NEWER = "kst-33694-57", "kst-35925-V-84"
PARTS = "all words: counts, rates, four-cell G2, log ratio, LRC with bounds, q, DP, range, one-paragraph mark"


class Peers:
    """The other tools, waiting in their own environment; ``missing`` says which are not there, and why."""

    def __init__(self, process: subprocess.Popen[str], texts: dict[str, list[str]], folder: str) -> None:
        self._process = process
        self._send({"texts": texts, "folder": folder})
        told = self._hear()
        self.tasks: list[str] = told["tasks"]
        self.missing: dict[str, str] = told["missing"]

    def way(self, task: str) -> Callable[[], object]:
        """A function that has the task done once."""
        return lambda: self._ask(task)

    def _ask(self, task: str) -> None:
        self._send({"do": task})
        answer = self._hear()
        if "error" in answer:
            raise SystemExit(f"{task} stopped: {answer['error']}")

    def _send(self, message: object) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> dict:  # type: ignore[type-arg]
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("the other tools stopped without a word")
        return dict(json.loads(line))


@contextmanager
def open_peers(texts: dict[str, list[str]]) -> Iterator[Peers | None]:
    """The other tools with these texts read in; nothing when they were never installed."""
    if not PYTHON.exists():
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [str(PYTHON), str(ROOT / "benchmarks" / "peer_worker.py")]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            yield Peers(process, texts, folder)
        finally:
            process.terminate()
            process.wait()


def bench_keyness(corpus: Corpus) -> list[Line]:
    """Typical words of two letters, and the lines of one word."""
    blocks = [select_blocks(corpus.letter(x), EVERYONE) for x in (NEWER, OLDER)]
    texts = {x: [b.text for b in side] for x, side in zip((NEWER, OLDER), blocks, strict=True)}
    term = Term("veiligheid", "veiligheid", "veiligheid", mode="word")
    word = Concept("veiligheid", "veiligheid", "security", (term,))
    letters = [corpus.letter(x) for x in (NEWER, OLDER)]

    def keyness() -> object:
        return rank_keyness(blocks[0], blocks[1])

    def lines_of() -> object:
        return concordance(letters, word)

    # What Accent does, its own way, whether what it keeps is thrown away first, and the other's task.
    wanted = (
        ("keyness from text", keyness, True, "pycorpdiff keyness", f"ours: {PARTS}; theirs: Juilland's D"),
        ("keyness from text", keyness, True, "scattertext keyness", "theirs: no ranges, no bounds, no DP"),
        ("keyness of words already cut", keyness, False, "conc keyness", "theirs: no dispersion, no bounds"),
        (
            "building what keyness needs, and it",
            keyness,
            True,
            "conc build",
            "ours: in memory; theirs: index on disk",
        ),
        (
            "keyness with margins that hold at once",
            keyness,
            True,
            "pycorpdiff margins",
            "ours: exact, Bonferroni; theirs: 999 draws of paragraphs, max-T, on G2",
        ),
        (
            "lines of one word, letters new",
            lines_of,
            True,
            "conc concordance",
            "ours cuts and searches the letters first; theirs has its index",
        ),
        (
            "lines of one word, letters known",
            lines_of,
            False,
            "conc concordance",
            "ours: place, page, speaker and citation of each line",
        ),
    )
    lines = []
    with open_peers(texts) as peers:
        if peers is None:
            print("conc, pycorpdiff and scattertext are passed over: not installed (make bench does that)")
            return []
        for name, reason in peers.missing.items():
            print(f"{name} is passed over: {reason}")
        for what, ours, fresh, task, remark in wanted:
            if task in peers.tasks:
                lines.append(measure(what, ours, task, peers.way(task), remark, rounds=7, fresh=fresh))
    return lines
