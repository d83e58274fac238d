"""Writes PDFs with their truth beside them: ``PYTHONPATH=src:tests python -m typesetting OUT``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path

from compare.corpus import load_corpus
from typesetting.letterhead import typeset_letterhead
from typesetting.made import appendix, every_element, overleg, sent_letter
from typesetting.official import Setting, typeset
from typesetting.sources import letter_to_paper, xml_to_paper

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "xml" / "kst-28844-269.xml"


SETTINGS = (("", Setting()), (".fragments", Setting(fragments=True, shuffle=True)))


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    papers = {letter.id: letter_to_paper(letter) for letter in load_corpus().letters}
    if SAMPLE.exists():
        papers[SAMPLE.stem] = xml_to_paper(SAMPLE)
    sent = {"sent-letter": sent_letter()} | {name: papers[name] for name in list(papers)[:1]}
    papers |= {"every-element": every_element(), "overleg": overleg(), "appendix": appendix()}
    jobs = [
        (name, suffix, partial(typeset, paper, setting))
        for name, paper in papers.items()
        for suffix, setting in SETTINGS
    ]
    jobs += [(name, ".letterhead", partial(typeset_letterhead, paper)) for name, paper in sent.items()]
    for name, suffix, job in jobs:
        made = job()
        (out / f"{name}{suffix}.pdf").write_bytes(made.data)
        truth = {"furniture": made.furniture, "printed": [asdict(x) for x in made.printed]}
        (out / f"{name}{suffix}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1))
        ends = sum(len(x.ends) for x in made.printed)
        print(f"{name}{suffix}: {made.pages} pages, {made.lines} lines, {ends} end in a hyphen or slash")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
