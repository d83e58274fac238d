"""A report as a page: it needs nothing outside itself, and what was typed stands there as it was typed."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import html
from report_builders import (
    LETTER,
    NOW,
    build_chart,
    build_made,
    build_passages,
    build_report,
    build_table,
)

from compare.charts.kept import plotly_script
from compare.export.report import Report, TextItem, report_to_html
from compare.export.report.html import chart_id
from compare.export.report.laid import lay_out

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> **vet** # kop"


@pytest.fixture(autouse=True)
def small_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """The 4.5 MB that draw the charts are left out, but for their first line: parsing them takes long."""
    first = plotly_script()[:200]
    monkeypatch.setattr("compare.export.report.html.plotly_script", lambda: first)


def page_of(report: Report, lang: str = "nl") -> html.HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(report_to_html(report, lang, NOW).decode())


def words_of(element: html.HtmlElement) -> str:
    """The words of an element, scripts and styles left out."""
    return " ".join(" ".join(element.xpath(".//text()[not(parent::script) and not(parent::style)]")).split())


def test_title_maker_day_introduction_and_captions_stand_there_in_order() -> None:
    words = words_of(page_of(build_report()).find(".//main"))
    parts = [
        *(
            "Mijn rapport",
            "A. Lezer · 22 november 2026",
            "Een inleiding.",
            "Figuur 1. Hoe vaak drones",
            "Tussenkop",
        ),
        *(
            "Mijn woorden.",
            "Tabel 1. Alle woorden",
            "Passages 1. Waar het staat",
            "[1] Beleidsbrief 2022: Kamer",
            "Dit rapport is samengesteld met Accent 1.2.3",
        ),
    ]
    places = [words.index(part) for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize(("lang", "words"), [("nl", "Figuur 1."), ("en", "Figure 1.")])
def test_the_program_speaks_the_language_asked_and_an_item_keeps_its_own(lang: str, words: str) -> None:
    page = page_of(build_report(), lang)
    assert page.get("lang") == lang
    assert words in words_of(page)
    assert page.find(".//figure").get("lang") == "nl"


def test_nothing_in_the_page_asks_anything_outside() -> None:
    page = page_of(build_report())
    assert page.xpath("//link | //img | //iframe | //object | //form | //*[@src]") == []
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "http" not in policy
    styles = "".join(page.xpath("//style/text()"))
    assert "url(" not in styles and "@import" not in styles


def test_the_drawing_program_is_there_once_and_has_no_button_to_share() -> None:
    data = report_to_html(build_report(build_chart(), build_chart("c2")), "nl", NOW).decode()
    assert data.count("plotly.js v") == 1
    assert "displayModeBar: false" in data


def test_a_report_without_charts_does_not_carry_the_drawing_program() -> None:
    assert len(report_to_html(build_report(build_table(), build_passages()), "nl", NOW)) < 30_000


def test_every_chart_has_room_words_and_both_its_widths() -> None:
    report = build_report(build_chart(), build_chart("c2"))
    page = page_of(report)
    kept = json.loads(page.get_element_by_id("report-charts").text)
    assert list(kept) == [chart_id(x) for x in lay_out(report, "nl", NOW).items]
    for id, charts in kept.items():
        assert set(charts) == {"wide", "narrow", "fits"}
        room = page.get_element_by_id(id)
        assert room.get("role") == "img" and room.get("aria-label") == "Drones komen vaker voor."


def test_every_link_inside_the_page_goes_somewhere() -> None:
    page = page_of(build_report())
    ids = page.xpath("//@id")
    links = [x.removeprefix("#") for x in page.xpath("//a/@href") if x.startswith("#")]
    assert links and set(links) <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "part", ["title", "author", "introduction", "caption", "text", "between", "quote", "cell"]
)
def test_markup_of_a_reader_or_a_letter_stands_there_as_text(part: str) -> None:
    chart, text = build_chart(), TextItem("x", "Kop", "Tekst")
    passages, table = build_passages(), build_table()
    report = build_report(chart, text, passages, table)
    if part in ("title", "author", "introduction"):
        report = replace(report, **{part: HOSTILE})
    elif part in ("caption", "text"):
        report = build_report(replace(chart, **{part: HOSTILE}), text, passages, table)
    elif part == "between":
        report = build_report(chart, replace(text, caption=HOSTILE, text=HOSTILE), passages, table)
    elif part == "quote":
        report = build_report(chart, text, build_passages(text=HOSTILE), table)
    else:
        rows = replace(table.rows, header=(HOSTILE, "b"), rows=((HOSTILE, 1),))
        report = build_report(chart, text, passages, replace(table, rows=rows))
    page = page_of(report)
    assert HOSTILE.replace(" ", "") in words_of(page).replace(" ", "")
    assert len(page.xpath("//script")) == 3
    assert page.xpath("//img | //*[@onerror]") == []


def test_a_text_inside_a_chart_does_not_end_the_script() -> None:
    chart = build_chart(note="</script><script>alert(1)</script>")
    page = page_of(build_report(chart))
    assert len(page.xpath("//script")) == 3


def test_sources_have_citation_and_address_and_an_address_of_another_kind_is_no_link() -> None:
    page = page_of(build_report(build_chart()))
    source = page.get_element_by_id("source-1")
    assert "Kamerstukken II 2021/22, 33694, nr. 57" in words_of(source)
    assert source.find(".//a").get("href") == LETTER.url
    made = build_made(replace(LETTER, url="javascript:alert(1)"), link="javascript:alert(2)")
    hostile = page_of(build_report(replace(build_chart(), made=made)))
    assert not [x for x in hostile.xpath("//a/@href") if x.startswith("javascript")]


def test_paragraphs_and_lines_of_a_text_are_kept() -> None:
    page = page_of(build_report(TextItem("x", "", "een\ntwee\n\ndrie")))
    paragraphs = page.xpath("//section//p")
    assert [words_of(x) for x in paragraphs] == ["een twee", "drie"]
    assert len(paragraphs[0].findall("br")) == 1


def test_only_the_columns_and_passages_chosen_stand_there() -> None:
    page = page_of(build_report(build_table(columns=(1,)), build_passages(shown=(1,))))
    assert [words_of(x) for x in page.xpath("//thead//th")] == ["keer"]
    assert "1 van 2 kolommen." in words_of(page)
    quotes = page.xpath("//blockquote")
    assert len(quotes) == 1 and "Een tweede passage." in words_of(quotes[0])
    assert "1 van de 7 gevonden passages." in words_of(page)


def test_on_paper_every_page_has_a_number_and_no_figure_is_cut() -> None:
    style = "".join(page_of(build_report()).xpath("//style/text()"))
    assert "counter(page)" in style and "size: A4" in style
    assert re.search(r"\.keep[^}]*break-inside: avoid", style)
