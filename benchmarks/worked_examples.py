"""Writes the worked examples of ``docs/methods.md`` anew: ``python benchmarks/worked_examples.py``.

The sentences come from `compare.export.examples`, as on the page on method.
"""

from __future__ import annotations

from pathlib import Path

from compare.corpus import load_given
from compare.export.examples import Worked, worked_examples
from compare.io.coding import read_coded
from compare.io.promises import read_promises
from compare.io.tables import read_concepts, read_themes

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "methods.md"
EARLIER, LATER = "kst-33694-57", "kst-35925-V-84"


def with_examples(text: str) -> str:
    """The document with each example as it comes out now, between its marks."""
    corpus = load_given()
    lists = (read_concepts(), read_themes(), read_coded(), read_promises())
    examples = worked_examples(Worked(corpus.letter(EARLIER), corpus.letter(LATER), *lists), "en")
    for name, example in examples.items():
        begin, end = f"<!-- example {name}: begin -->\n", f"<!-- example {name}: end -->"
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = f"{before}{begin}*Example.* {example}\n{end}{after}"
    return text


if __name__ == "__main__":
    DOCUMENT.write_text(with_examples(DOCUMENT.read_text("utf-8")), "utf-8")
