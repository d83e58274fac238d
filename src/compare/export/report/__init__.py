"""A report of charts, tables, passages and words of one's own, as Word, HTML and PDF."""

from compare.export.report.docx import report_to_docx
from compare.export.report.draft import draft_to_report, report_to_draft
from compare.export.report.html import report_to_html
from compare.export.report.model import (
    ChartItem,
    Item,
    Passage,
    PassageItem,
    Report,
    Rows,
    TableItem,
    TextItem,
)
from compare.export.report.pdf import report_to_pdf

__all__ = [
    "ChartItem",
    "Item",
    "Passage",
    "PassageItem",
    "Report",
    "Rows",
    "TableItem",
    "TextItem",
    "draft_to_report",
    "report_to_docx",
    "report_to_draft",
    "report_to_html",
    "report_to_pdf",
]
