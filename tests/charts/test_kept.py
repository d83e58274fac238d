"""A kept chart is drawn as it was, and one that a stranger made is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from report_builders import build_chart

from compare.charts.kept import PAPER_WIDTH, figure_to_text, set_for_paper, text_to_figure
from compare.charts.style import base_figure
from compare.errors import UnreadableFileError


def kept(**layout: Any) -> str:
    """A kept chart with something more in it."""
    spec = json.loads(build_chart().figure)
    spec["layout"] |= layout
    return json.dumps(spec)


def test_a_chart_comes_back_as_it_was() -> None:
    text = build_chart().figure
    assert json.loads(figure_to_text(text_to_figure(text))) == json.loads(text)


def test_a_chart_that_changes_later_does_not_change_what_was_kept() -> None:
    figure = base_figure("Vroeger")
    text = figure_to_text(figure)
    figure.layout.meta = {"title": "Later"}
    assert text_to_figure(text).layout.meta["title"] == "Vroeger"


def test_on_paper_the_caption_takes_the_place_of_the_title_and_the_rest_stays() -> None:
    figure = text_to_figure(build_chart().figure)
    paper = set_for_paper(figure)
    assert "Hoe vaak drones" in figure.layout.title.text
    assert "Hoe vaak drones" not in paper.layout.title.text
    assert "per 10.000 woorden" in paper.layout.title.text
    assert "Bron: de brief." in next(a.text for a in paper.layout.annotations if a.name == "foot")
    assert paper.layout.height < figure.layout.height


def test_the_drawing_keeps_its_height_when_the_title_goes() -> None:
    figure = text_to_figure(build_chart().figure)
    paper = set_for_paper(figure)
    room = [x.layout.height - x.layout.margin.t - x.layout.margin.b for x in (figure, paper)]
    assert room[0] == pytest.approx(room[1])
    assert PAPER_WIDTH > 600


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"data": [], "layout": {"xaxis": 5}}',
        '{"data": [], "layout": {}}',
        kept(meta={"title": 5}),
        "[" * 100_000,
        kept(images=[{"source": "https://evil.example/x.png", "x": 0, "y": 0}]),
        kept(geo={"scope": "europe"}),
        kept(title={"text": '<a href="https://evil.example">klik</a>'}),
        kept(title={"text": '<span style="background:url(https://evil.example)">x</span>'}),
        kept(title={"text": "<img src=x onerror=alert(1)>"}),
        json.dumps({"data": [{"type": "image", "source": "https://evil.example/x.png"}], "layout": {}}),
        json.dumps({"data": [{"type": "scattermap", "lat": [1], "lon": [2]}], "layout": {}}),
    ],
)
def test_what_is_no_chart_of_ours_is_refused_with_one_message(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="no chart that Accent can draw"):
        text_to_figure(text)


def test_a_note_may_hold_a_sign_of_markup_and_it_stays_text() -> None:
    figure = text_to_figure(build_chart(note="Kleiner: p < 0,001 & <b>niet</b>.").figure)
    paper = set_for_paper(figure)
    foot = next(a.text for a in paper.layout.annotations if a.name == "foot")
    assert "p &lt; 0,001 &amp; &lt;b&gt;niet" in foot
    assert paper.layout.meta is None


def test_a_template_from_outside_is_left_behind() -> None:
    template = {"layout": {"images": [{"source": "https://evil.example/x.png"}]}}
    assert "evil" not in figure_to_text(text_to_figure(kept(template=template)))
