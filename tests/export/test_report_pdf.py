"""A report as PDF, printed by the Chrome at hand and read back."""

from __future__ import annotations

from io import BytesIO

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTImage, LTTextContainer
from report_builders import NOW, build_chart, build_passages, build_report, build_table

from compare.errors import PictureError
from compare.export import pictures
from compare.export.report import TextItem, report_to_pdf


@pytest.mark.skipif(pictures.find_browser() is None, reason="no Chrome here to print with")
def test_the_pdf_holds_every_item_in_order_its_charts_as_lines_and_a_number_on_each_page() -> None:
    report = build_report(
        build_chart(), TextItem("x", "Tussenkop", "Woorden."), build_table(rows=60), build_passages()
    )
    pages = list(extract_pages(BytesIO(report_to_pdf(report, "nl", NOW))))
    boxes = [[x for x in page if isinstance(x, LTTextContainer)] for page in pages]
    texts = ["\n".join(x.get_text() for x in sorted(page, key=lambda x: -x.y1)) for page in boxes]
    whole = "\n".join(texts)
    assert len(pages) > 2
    assert all(f"{n} / {len(pages)}" in text for n, text in enumerate(texts, start=1))
    parts = [
        "Mijn rapport",
        "Figuur 1.",
        "Tussenkop",
        "Tabel 1.",
        "Passages 1.",
        "Beleidsbrief 2022: Kamerstukken",
        "Dit rapport is samengesteld",
    ]
    places = [whole.index(part) for part in parts]
    assert places == sorted(places)
    assert "drones" in texts[0] and "per 10.000 woorden" in texts[0]
    assert not [x for page in pages for x in page if isinstance(x, LTImage)]
    assert sum("woord" in text and "keer" in text for text in texts) >= 2


def test_without_a_browser_there_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "find_browser", lambda: None)
    with pytest.raises(PictureError):
        report_to_pdf(
            build_report(
                build_chart(note="Een ander."),
            ),
            "nl",
            NOW,
        )
