"""How often the parts of questions that are called found or not found are so to a reader.

``python benchmarks/answer_agreement.py`` sets `judge_answers` beside ``tests/analysis/answers_read.csv``:
each thing asked in the consultation of October 2020, read by hand before the rule was made. Odd questions
were tuned on; the even ones were scored once before anybody read their misses (see docs/methods.md).
``--misses`` lists what came out otherwise.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from compare.analysis.answers.judge import judge_answers
from compare.corpus import load_corpus
from compare.io.answers import read_answer_signs
from compare.io.tables import read_stopwords

READ = Path(__file__).resolve().parents[1] / "tests" / "analysis" / "answers_read.csv"
LETTER = "kst-28676-346"
CLAIMS = ("not found", "declined", "deferred", "found", "does not apply")


def main() -> None:
    """Prints the table, and the misses when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what came out otherwise")
    options = parser.parse_args()
    letter = load_corpus().letter(LETTER)
    found = {x.question.numbers[0]: x for x in judge_answers(letter, read_answer_signs(), read_stopwords())}
    pairs: Counter[tuple[str, str]] = Counter()
    with READ.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one = found[int(row["question"])]
            at = one.question.text.index(row["asks"])
            part = next((p for p in one.parts if p.asked.start <= at < p.asked.end), None)
            given = part.outcome.replace("_", " ") if part else "no part"
            pairs[row["verdict"], given] += 1
            if options.misses and row["verdict"] != given:
                print(f"{row['question']:>3}  {row['verdict']} -> {given}: {row['asks']}")
    print("| verdict | read by hand | given | given and right | precision | recall |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for claim in CLAIMS:
        read = sum(n for (truth, _), n in pairs.items() if truth == claim)
        given_n = sum(n for (_, given), n in pairs.items() if given == claim)
        right = pairs[claim, claim]
        shares = [f"{right / n:.0%}" if n else "–" for n in (given_n, read)]
        print(f"| {claim} | {read} | {given_n} | {right} | {shares[0]} | {shares[1]} |")
    left = sum(n for (_, given), n in pairs.items() if given not in CLAIMS)
    print(f"\n{left} of {pairs.total()} are left open (unclear, open condition, no part).")


if __name__ == "__main__":
    main()
