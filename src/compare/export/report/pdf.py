"""A report as PDF: its page, printed by the Chrome of this machine."""

from __future__ import annotations

from datetime import datetime

from compare.export.pictures import html_to_pdf
from compare.export.report.html import report_to_html
from compare.export.report.model import Report

_PATIENCE = 60.0
_A_CHART = 4.0
"""Seconds more for each item, beside those for Chrome to start."""


def report_to_pdf(report: Report, lang: str, now: datetime | None = None) -> bytes:
    """A report as PDF on A4, with page numbers; charts are drawn in lines, not in dots.

    Raises:
        PictureError: There is no Chrome, it does not work, or it took too long.
    """
    page = report_to_html(report, lang, now)
    return html_to_pdf(page, timeout=_PATIENCE + _A_CHART * len(report.items))
