"""A report as a Word document: real headings, captions, tables and links, read back with python-docx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from report_builders import (
    LETTER,
    NOW,
    ONE_PIXEL,
    build_chart,
    build_made,
    build_passages,
    build_report,
    build_table,
)

from compare.charts.style import Figure
from compare.errors import PictureError
from compare.export.report import Report, TextItem, report_to_docx


def draw(figure: Figure) -> bytes:
    """A picture of one pixel."""
    return ONE_PIXEL


def cannot_draw(figure: Figure) -> bytes:
    """What happens without a Chrome."""
    raise PictureError("no browser")


def word_of(report: Report, lang: str = "nl", draw: Any = draw) -> Any:
    """The document as python-docx reads it."""
    return Document(BytesIO(report_to_docx(report, lang, NOW, draw)))


def text_of(paragraph: Any) -> str:
    """All words of a paragraph, those in fields and links as well."""
    return "".join(x.text or "" for x in paragraph._p.iter(qn("w:t")))


def styled(document: Any, style: str) -> list[str]:
    """The paragraphs of a style."""
    return [text_of(x) for x in document.paragraphs if x.style.name == style]


def links(document: Any) -> Iterator[str]:
    """Addresses outside that the document links to."""
    for relation in document.part.rels.values():
        if relation.is_external:
            yield relation.target_ref


def test_headings_and_captions_have_the_styles_that_word_knows() -> None:
    document = word_of(build_report())
    assert styled(document, "Title") == ["Mijn rapport"]
    assert styled(document, "Subtitle") == ["A. Lezer · 22 november 2026"]
    assert styled(document, "Heading 1") == ["Tussenkop", "Bronnen", "Hoe het is gemaakt"]
    captions = ["Figuur 1. Hoe vaak drones", "Tabel 1. Alle woorden", "Passages 1. Waar het staat"]
    assert styled(document, "Caption") == captions
    assert styled(document, "Heading 2") == captions


def test_items_stand_in_their_order() -> None:
    document = word_of(build_report(build_table(), TextItem("x", "", "Tussen beide."), build_chart()))
    kinds = [x.tag.split("}")[1] for x in document.element.body]
    words = [text_of(x) for x in document.paragraphs]
    assert kinds.count("tbl") == 1
    assert (
        words.index("Tabel 1. Alle woorden")
        < words.index("Tussen beide.")
        < words.index("Figuur 1. Hoe vaak drones")
    )


def test_numbers_of_captions_and_pages_are_fields_that_word_keeps() -> None:
    document = word_of(build_report(build_chart(), build_chart("c2")))
    fields = [x.get(qn("w:instr")).split()[:2] for x in document.element.body.iter(qn("w:fldSimple"))]
    assert fields == [["SEQ", "Figuur"], ["SEQ", "Figuur"]]
    foot = document.sections[0].footer._element
    assert [x.get(qn("w:instr")).strip() for x in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_a_picture_tells_what_it_shows() -> None:
    document = word_of(build_report(build_chart()))
    assert len(document.inline_shapes) == 1
    told = next(document.element.body.iter(qn("wp:docPr")))
    assert told.get("descr") == "Drones komen vaker voor."


def test_a_table_repeats_its_header_cuts_no_row_and_says_what_was_left_out() -> None:
    document = word_of(build_report(build_table(rows=4, of=200)))
    table = document.tables[0]
    assert [[c.text for c in row.cells] for row in table.rows[:2]] == [["woord", "keer"], ["woord 0", "0"]]
    assert table.rows[2].cells[1].text == "1,5"
    rows = table._tbl.tr_lst
    assert [bool(x.trPr.findall(qn("w:tblHeader"))) for x in rows] == [True, False, False, False, False]
    assert all(x.trPr.findall(qn("w:cantSplit")) for x in rows)
    assert "De eerste 4 van 200 rijen." in " ".join(styled(document, "Small"))


def test_without_a_browser_the_figures_stand_in_place_of_the_chart_and_the_reader_is_told() -> None:
    document = word_of(build_report(build_chart()), draw=cannot_draw)
    assert len(document.inline_shapes) == 0
    assert [c.text for c in document.tables[0].rows[1].cells] == ["drones", "12"]
    assert "De grafiek kon hier niet als plaatje worden getekend" in " ".join(styled(document, "Small"))
    assert styled(document, "Caption") == ["Figuur 1. Hoe vaak drones"]


def test_a_passage_keeps_its_marks_speaker_page_and_source() -> None:
    document = word_of(build_report(build_passages()))
    quotes = [x for x in document.paragraphs if x.style.name == "Quote"]
    assert [x.text for x in quotes] == ["Het kabinet koopt drones.", "En meer."]
    marked = [
        r.text for x in quotes for r in x.runs if r._r.rPr is not None and r._r.rPr.findall(qn("w:shd"))
    ]
    assert marked == ["drones"]
    small = styled(document, "Small")
    assert small[0] == "kabinet · Beleidsbrief 2022 · Defensie"
    assert small[1] == "Kamerstukken II, p. 4 [1]"


def test_every_jump_inside_the_document_arrives() -> None:
    body = word_of(build_report()).element.body
    places = [x.get(qn("w:name")) for x in body.iter(qn("w:bookmarkStart"))]
    jumps = {x.get(qn("w:anchor")) for x in body.iter(qn("w:hyperlink"))} - {None}
    assert jumps and jumps <= set(places)
    assert len(places) == len(set(places))


def test_sources_and_views_are_links_and_only_to_the_web() -> None:
    assert set(links(word_of(build_report(build_chart())))) == {
        LETTER.url,
        "https://accent.example/termen?q=drones",
    }
    made = build_made(replace(LETTER, url="file:///etc/passwd"), link="javascript:x")
    assert list(links(word_of(build_report(replace(build_chart(), made=made))))) == []


@pytest.mark.parametrize(("lang", "code", "figure"), [("nl", "nl-NL", "Figuur"), ("en", "en-GB", "Figure")])
def test_the_document_says_its_language_and_an_item_in_another_says_its_own(
    lang: str, code: str, figure: str
) -> None:
    document = word_of(build_report(build_chart()), lang)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert defaults.get(qn("w:val")) == code
    assert document.core_properties.language == code
    caption = next(x for x in document.paragraphs if x.style.name == "Caption")
    assert text_of(caption).startswith(f"{figure} 1.")
    own = [x.get(qn("w:val")) for x in caption._p.iter(qn("w:lang"))]
    assert set(own) == (set() if lang == "nl" else {"nl-NL"})


def test_the_properties_of_the_document_are_those_of_the_report() -> None:
    told = word_of(build_report()).core_properties
    assert (told.title, told.author) == ("Mijn rapport", "A. Lezer")
    assert "Accent 1.2.3" in told.comments


def test_markup_and_signs_that_word_cannot_hold_do_no_harm() -> None:
    hostile = "<w:p/> & **vet** \x00\x0b einde"
    report = build_report(
        replace(build_chart(), caption=hostile, text=hostile),
        TextItem("x", hostile, hostile),
        build_passages(text=hostile, caption=hostile),
        title=hostile,
        author=hostile,
    )
    document = word_of(report)
    assert styled(document, "Title") == ["<w:p/> & **vet**  einde"]
    assert "Figuur 1. <w:p/> & **vet**  einde" in styled(document, "Caption")


def test_the_maker_is_told_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    report_to_docx(build_report(), "nl", NOW, draw, lambda done, of: told.append((done, of)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]
