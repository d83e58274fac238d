"""Runs other corpus tools in their own environment, one task a line, for `peers.py`.

Knows nothing of Accent. Reads JSON lines: first ``{"texts": {name: [paragraph, ...]}, "folder": ...}``, then
``{"do": task}``; answers ``{"seconds": ...}`` or ``{"error": ...}`` for each.
"""

from __future__ import annotations

import csv
import io
import json
import logging
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

TERM = "veiligheid"
Task = Callable[[], object]


def conc_tasks(texts: dict[str, list[str]], folder: Path) -> dict[str, Task]:
    """conc: an index is built once, then asked. The Dutch tokenizer is made here: no model is fetched."""
    spacy, corpus = import_module("spacy"), import_module("conc.corpus")
    keyness, lines = import_module("conc.keyness"), import_module("conc.concordance")
    nlp = spacy.blank("nl")
    # conc switches these off by name and stops when one is not there.
    for name in ("parser", "ner", "lemmatizer", "tagger", "senter", "tok2vec", "attribute_ruler"):
        nlp.add_pipe("sentencizer", name=name)
    nlp.to_disk(folder / "model")
    made: list[Any] = []
    built = 0

    def build() -> None:
        nonlocal built
        built += 1
        made.clear()
        for n, paragraphs in enumerate(texts.values()):
            source = folder / f"{built}-{n}.csv"
            with source.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([["text"], *([x] for x in paragraphs)])
            one = corpus.Corpus(name=f"{built}-{n}", description="letter")
            made.append(one.build_from_csv(str(source), f"{folder}/", model=str(folder / "model")))

    build()
    return {
        "conc build": build,
        "conc keyness": lambda: keyness.Keyness(*made).keywords(page_size=0, exclude_negative_keywords=False),
        "conc concordance": lambda: [
            lines.Concordance(one).concordance(TERM, page_size=100_000) for one in made
        ],
    }


def pycorpdiff_tasks(texts: dict[str, list[str]], folder: Path) -> dict[str, Task]:
    """pycorpdiff: from data frames of paragraphs."""
    pandas, tool = import_module("pandas"), import_module("pycorpdiff")

    def keyness(**options: object) -> object:
        sides = [tool.from_dataframe(pandas.DataFrame({"text": x})) for x in texts.values()]
        found = tool.compare(*sides).keyness(formula="dunning", min_count=3, dispersion=True, **options)
        return found.to_df()

    return {
        "pycorpdiff keyness": keyness,
        "pycorpdiff margins": lambda: keyness(ci="bootstrap", n_boot=999, simultaneous_ci=True),
    }


def scattertext_tasks(texts: dict[str, list[str]], folder: Path) -> dict[str, Task]:
    """scattertext: split at white space, then G2 and its own score."""
    pandas, tool = import_module("pandas"), import_module("scattertext")
    g2 = import_module("scattertext.termscoring.g2").G2
    rows = [(name, x) for name, paragraphs in texts.items() for x in paragraphs]
    target = next(iter(texts))

    def keyness() -> object:
        frame = pandas.DataFrame(rows, columns=["letter", "text"])
        frame["parsed"] = frame["text"].apply(tool.whitespace_nlp_with_sentences)
        corpus = tool.CorpusFromParsedDocuments(frame, category_col="letter", parsed_col="parsed").build()
        words = corpus.get_unigram_corpus()
        words.get_scaled_f_scores(target)
        return g2(words).set_categories(target).get_scores()

    return {"scattertext keyness": keyness}


def main() -> None:
    """Answer until there are no more questions."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    answers = sys.stdout
    given = json.loads(sys.stdin.readline())
    tasks: dict[str, Task] = {}
    missing: dict[str, str] = {}
    for name, make in (
        ("conc", conc_tasks),
        ("pycorpdiff", pycorpdiff_tasks),
        ("scattertext", scattertext_tasks),
    ):
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                tasks |= make(given["texts"], Path(given["folder"]))
        except Exception as error:  # whatever a package stops on, the others can still be measured
            missing[name] = f"{type(error).__name__}: {error}"
    print(json.dumps({"tasks": sorted(tasks), "missing": missing}), file=answers, flush=True)
    for line in sys.stdin:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            started = time.perf_counter()
            try:
                tasks[json.loads(line)["do"]]()
                answer: dict[str, object] = {"seconds": time.perf_counter() - started}
            except Exception as error:
                answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
