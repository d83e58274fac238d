"""Charts as pictures to print and as pages that move; and pages as PDF.

Pictures are made by the Chrome of this machine, in a process that is ended when it takes too long: without
a Chrome, or with one that does not start, there is an error at once and nothing hangs.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import OrderedDict
from contextlib import suppress
from functools import cache
from html import escape
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any, Protocol

from compare.errors import PictureError
from compare.i18n import mark

FORMS = ("png", "svg", "pdf")
"""Forms of a picture."""
NO_BROWSER = mark(
    "There is no Chrome or Chromium on this server, and that is what makes these. "
    "The buttons PNG and SVG under a chart work without one."
)
BROKEN = mark(
    "Chrome could not make this on the server. The buttons PNG and SVG under a chart work without it."
)
TOO_SLOW = mark("This took too long to make and was stopped. Try again, or with fewer letters.")
BUSY = mark("The server is making pictures for others. Try again in a moment.")

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PRESS = Path(__file__).with_name("press.py")
_AT_ONCE = BoundedSemaphore(2)
"""Each Chrome takes 200 to 400 MB."""
_EDGE = 18
"""Pixels of white around a picture."""
_MOST_KEPT = 32
_kept: OrderedDict[str, bytes] = OrderedDict()
_keeping = Lock()
_log = logging.getLogger(__name__)

_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; \
style-src 'unsafe-inline'; img-src data: blob:; font-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body {{ margin: 0 auto; padding: 1rem; max-width: 75rem; background: #fff }}
main {{ overflow-x: auto }} main > div {{ min-width: 48rem }}</style>
</head>
<body>
<main role="img" aria-label="{alt}">
{chart}
</main>
</body>
</html>
"""
_DUTCH_BUTTONS = {"Download plot as a PNG": "Bewaar als PNG", "Download plot": "Bewaar"}


class Chart(Protocol):
    """A figure of `compare.charts`, as far as it is needed here."""

    def to_json(self) -> str | None:
        """The figure as JSON."""

    def to_html(self, **options: Any) -> str:
        """The figure as HTML."""


@cache
def find_browser() -> str | None:
    """Path of the Chrome of this machine, looked for once; None where there is none.

    ``BROWSER_PATH`` or ``CHROMIUM`` in the environment goes first, then what is on the path.
    """
    named = os.environ.get("BROWSER_PATH") or os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, (named,) if named else _NAMES)), None)


def figure_to_picture(chart: Chart, form: str, *, width: int = 1200, timeout: float = 30.0) -> bytes:
    """A chart as a picture for print; the same chart asked for again comes from memory.

    Args:
        form: "png" (two pixels for each of the chart), "svg" or "pdf".
        width: In pixels of the chart; its height is its own.
        timeout: Seconds that it may take.

    Raises:
        PictureError: There is no Chrome, it does not work, or it took too long.
    """
    if form not in FORMS:
        raise ValueError(f"a picture is {', '.join(FORMS)}, not {form!r}")
    options = {"format": form, "width": width, "scale": 2 if form == "png" else 1}
    given = json.dumps(_with_edge(json.loads(chart.to_json() or "{}"))).encode()
    key = hashlib.sha256(given + json.dumps(options).encode()).hexdigest()
    with _keeping:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = _press(given, options, timeout)
    with _keeping:
        _kept[key] = made
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return made


def html_to_pdf(html: bytes, *, timeout: float = 60.0) -> bytes:
    """A page of HTML as PDF; nothing outside it is fetched, its charts are drawn first, none of it is kept.

    Args:
        html: In UTF-8, with all that it needs inside it; ``@page`` in its style tells the paper.
        timeout: Seconds that it may take.

    Raises:
        PictureError: As `figure_to_picture`.
    """
    return _press(html, {"format": "page"}, timeout)


def figure_to_html(chart: Chart, *, title: str = "", alt: str = "", lang: str = "nl") -> bytes:
    """A chart as a page of its own that can be opened without a network.

    It asks nothing of anyone: the page forbids its own scripts to, and Plotly's button that puts a chart
    on a site of theirs is not there.

    Args:
        title: Of the page, in the browser's tab.
        alt: What the chart shows, for who cannot see it.
        lang: "nl" or "en".
    """
    config = {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "plotlyServerURL": "",
        "responsive": True,
        "locale": lang,
        "locales": {"nl": {"dictionary": _DUTCH_BUTTONS, "format": {"decimal": ",", "thousands": "."}}},
    }
    drawn = chart.to_html(full_html=False, include_plotlyjs=True, include_mathjax=False, config=config)
    return _PAGE.format(lang=lang, title=escape(title), alt=escape(alt), chart=drawn).encode()


def _with_edge(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure with some white around it: on the screen its texts reach to the edge."""
    layout = figure["layout"]
    margin, pad = layout.get("margin", {}), layout.get("title", {}).get("pad", {})
    for part, sides in ((margin, "lrtb"), (pad, "lt")):
        part.update({side: part[side] + _EDGE for side in sides if side in part})
    if "height" in layout:
        layout["height"] += 2 * _EDGE
    return figure


def _press(given: bytes, options: dict[str, Any], timeout: float) -> bytes:
    """What the press makes of this, once it has its turn."""
    browser = find_browser()
    if browser is None:
        raise PictureError(NO_BROWSER)
    if not _AT_ONCE.acquire(timeout=timeout):
        raise PictureError(BUSY)
    try:
        return _run_press(given, {**options, "browser": browser, "timeout": timeout + 5}, timeout)
    finally:
        _AT_ONCE.release()


def _run_press(given: bytes, options: dict[str, Any], timeout: float) -> bytes:
    """One job in a process of its own, with a folder of its own; neither outlives the job."""
    with tempfile.TemporaryDirectory(prefix="accent-press-", ignore_cleanup_errors=True) as folder:
        # isolated: the folder of this file holds a csv.py, and the press needs Python's own
        process = subprocess.Popen(
            [sys.executable, "-I", str(_PRESS), json.dumps(options)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env={**os.environ, "HOME": folder, "TMPDIR": folder},
            cwd=folder,
        )
        try:
            made, told = process.communicate(given, timeout=timeout)
        except subprocess.TimeoutExpired:
            raise PictureError(TOO_SLOW) from None
        finally:
            _end_group(process)
        if process.returncode or not made:
            _log.warning("the press failed: %s", told.decode(errors="replace")[-600:])
            raise PictureError(BROKEN)
        return made


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started, Chrome included."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
