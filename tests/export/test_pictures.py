"""Charts become pictures in colour; a Chrome that is absent, broken or slow is told and leaves nothing."""

from __future__ import annotations

import io
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import plotly.graph_objects as go
import pytest
from PIL import Image

from compare.charts.style import base_figure, fit
from compare.errors import PictureError
from compare.export import pictures
from compare.export.pictures import (
    BROKEN,
    NO_BROWSER,
    TOO_SLOW,
    figure_to_html,
    figure_to_picture,
    find_browser,
    html_to_pdf,
)

needs_browser = pytest.mark.skipif(find_browser() is None, reason="no Chrome on this machine")
BLUE, VERMILION = (0, 114, 178), (213, 94, 0)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """No picture and no browser that another test found."""
    pictures._kept.clear()
    find_browser.cache_clear()
    yield
    find_browser.cache_clear()


def draw_chart() -> go.Figure:
    """A chart with two colours and all the texts that go inside a picture."""
    figure = base_figure("Titel", "woorden per 10.000", "Marge 95%.", "Bron: brief.", lang="nl")
    marker = {"color": ["#0072B2", "#D55E00"], "size": 60}
    figure.add_trace(go.Scatter(x=[1, 2], y=[1.5, 2.5], mode="markers", marker=marker))
    figure.update_yaxes(tickvals=[1.5, 2.5], tickformat=".1f")
    return figure


def use_browser(path: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a script stand for Chrome."""
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(path))


def has_ended(pid: int) -> bool:
    """Whether a process is gone, or soon is: the system may take a moment to clear it away."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@needs_browser
def test_a_png_is_in_the_colours_of_the_chart_on_white() -> None:
    image = Image.open(io.BytesIO(figure_to_picture(draw_chart(), "png", width=600))).convert("RGB")
    counted = {colour: n for n, colour in image.getcolors(1 << 24) or []}
    assert image.width == 1200
    assert image.getpixel((1, image.height - 2)) == (255, 255, 255)
    assert min(counted.get(BLUE, 0), counted.get(VERMILION, 0)) > 1000


@needs_browser
def test_an_svg_holds_its_texts_and_dutch_figures_and_comes_from_memory_when_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    svg = figure_to_picture(draw_chart(), "svg")
    for text in ("Titel", "woorden per 10.000", "Marge 95%.", "Bron: brief.", "1,5", "2,5"):
        assert f">{text}<" in svg.decode()
    monkeypatch.setattr(pictures, "_run_press", lambda *given: b"made anew")
    assert figure_to_picture(draw_chart(), "svg") == svg
    assert figure_to_picture(draw_chart(), "svg", width=700) == b"made anew"


@needs_browser
def test_a_page_becomes_a_pdf_on_the_paper_that_it_asks_for() -> None:
    style = "<style>@page { size: 100mm 50mm; margin: 0 }</style>"
    pdf = html_to_pdf(f"<!DOCTYPE html><html>{style}<p>één<p style='break-before:page'>twee".encode())
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type */Page\b", pdf)) == 2
    wide, high = re.findall(rb"/MediaBox *\[ *0 +0 +([\d.]+) +([\d.]+)", pdf)[0]
    assert (round(float(wide) / 72 * 25.4), round(float(high) / 72 * 25.4)) == (100, 50)


def test_without_a_chrome_there_is_a_plain_word_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    assert find_browser() is None
    with pytest.raises(PictureError, match=re.escape(NO_BROWSER)):
        figure_to_picture(draw_chart(), "png")


def test_a_chrome_that_does_not_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_browser(tmp_path / "broken", "exit 1", monkeypatch)
    with pytest.raises(PictureError, match=re.escape(BROKEN)):
        figure_to_picture(draw_chart(), "png")


def test_a_picture_that_takes_too_long_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_browser(tmp_path / "slow", f"echo $$ > {tmp_path}/pid; exec sleep 600", monkeypatch)
    with pytest.raises(PictureError, match=re.escape(TOO_SLOW)):
        figure_to_picture(draw_chart(), "png", timeout=4.0)
    assert has_ended(int((tmp_path / "pid").read_text()))


def test_at_most_two_pictures_are_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", sys.executable)
    for _ in range(2):
        pictures._AT_ONCE.acquire()
    try:
        with pytest.raises(PictureError, match=re.escape(pictures.BUSY)):
            figure_to_picture(draw_chart(), "png", timeout=0.01)
    finally:
        pictures._AT_ONCE.release(2)


def test_another_form_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="png, svg, pdf"):
        figure_to_picture(draw_chart(), "gif")


def test_a_page_with_a_chart_forbids_itself_the_network_and_escapes_what_it_is_told() -> None:
    page = figure_to_html(draw_chart(), title="<b>&", alt='"><script>', lang="en").decode()
    assert '<html lang="en">' in page
    assert "<title>&lt;b&gt;&amp;</title>" in page
    assert 'aria-label="&quot;&gt;&lt;script&gt;"' in page
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:script|link|img)[^>]*(?:src|href)=", page[:3000])


def test_a_dark_screen_changes_nothing_about_the_picture_that_is_made() -> None:
    figure = draw_chart()
    before = figure.to_json()
    fit(figure, dark=True)
    assert figure.to_json() == before
