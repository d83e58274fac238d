"""What a reader can take along of a chart, a table or passages, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from compare.charts.style import Figure
from compare.errors import PictureError
from compare.export import bibliography, pictures
from compare.export.bundle import files_to_zip
from compare.export.csv import frame_to_csv
from compare.export.provenance import Provenance
from compare.export.xlsx import frames_to_xlsx
from compare.i18n import mark
from compare.model import Letter
from compare.ui.context import Context
from compare.ui.made import Made, Passages
from compare.ui.taking.columns import to_reader

PICTURES = {"pdf": "PDF", "png": "PNG", "svg": "SVG"}
"""Pictures that need Chrome, with what stands on their buttons."""
CITATIONS = {"text": mark("Text"), "bibtex": mark("BibTeX"), "ris": mark("RIS"), "csl": mark("CSL-JSON")}
"""Forms of citations, with what stands on their buttons."""
GROUPS = {
    mark("Picture for print"): PICTURES,
    mark("Chart that moves"): {"html": "HTML"},
    mark("Data"): {"csv": "CSV", "xlsx": "Excel (XLSX)"},
    mark("Citations"): CITATIONS,
    mark("All in one"): {"zip": "ZIP"},
}
"""The forms in the order of the menu."""
_WIDTH = 1000
"""Pixels: about what the lines of a chart's texts are broken for."""
_MIME = {
    "html": "text/html",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing on a page that can be taken along.

    ``made`` tells what the page was made from; it is still being filled while the page is drawn, and read
    when a file is made. ``figure`` is the chart in light colours, None for a table or passages; ``alt`` is
    what it shows, and ``behind`` gives the passages behind it where the page shows only some. ``passages``
    are what is taken, cited with their pages; ``letters`` those of which only citations are. Else the
    letters of the page are cited. ``percentages`` are columns that hold parts, 0 to 1.
    """

    ctx: Context
    made: Made
    filename: str
    frame: pd.DataFrame | None = None
    figure: Figure | None = None
    alt: str = ""
    behind: Callable[[], Passages] | None = None
    passages: Passages = ()
    percentages: tuple[str, ...] = ()
    letters: tuple[Letter, ...] = ()

    def forms(self) -> dict[str, dict[str, str]]:
        """What it can be taken along as: for each group of the menu the forms, with their buttons' names."""
        without: set[str] = set() if self.figure is not None else {"html", *PICTURES}
        if self.letters:
            without |= {"csv", "xlsx", "zip"}
        groups = {g: {f: x for f, x in forms.items() if f not in without} for g, forms in GROUPS.items()}
        return {group: forms for group, forms in groups.items() if forms}


def name_of(taken: Taken, form: str) -> tuple[str, str]:
    """Name of the file and its kind, for the browser."""
    if form in CITATIONS:
        ending = bibliography.FORMS[form][0]
        return f"{taken.filename}-{taken.ctx.t('citations')}.{ending}", "text/plain"
    return f"{taken.filename}.{form}", _MIME[form]


def to_file(taken: Taken, form: str) -> bytes:
    """The thing as a file of this form.

    Raises:
        PictureError: A picture could not be made; the message says why.
    """
    made_of = taken.made.provenance(taken.ctx)
    if form in CITATIONS:
        return bibliography.FORMS[form][1](_entries(taken, made_of)).encode()
    if form == "csv":
        return frame_to_csv(to_reader(taken.ctx, _rows(taken))[0])
    if form == "xlsx":
        return _workbook(taken, made_of)
    if form == "zip":
        return _everything(taken, made_of)
    assert taken.figure is not None
    if form == "html":
        return pictures.figure_to_html(taken.figure, title=made_of.page, alt=taken.alt, lang=taken.ctx.lang)
    return pictures.figure_to_picture(taken.figure, form, width=_WIDTH)


def passages_frame(ctx: Context, passages: Passages) -> pd.DataFrame:
    """Passages as rows: whose words they are, where they stand, and the text."""
    t = ctx.t
    return pd.DataFrame(
        [
            {
                t("letter"): x.letter.short,
                t("speaker"): x.speaker,
                t("section"): " › ".join(x.block.section),
                t("text"): x.block.text,
                t("note"): x.note,
                t("page"): x.page or None,
                t("last page"): x.last_page or None,
                t("citation"): bibliography.Cited(x.letter, x.page, x.last_page).citation,
                t("list on the page"): x.title,
                t("block"): x.block.id,
            }
            for x in passages
        ]
    )


def _rows(taken: Taken) -> pd.DataFrame:
    """The rows behind a chart or of a table, or the passages as rows."""
    return passages_frame(taken.ctx, taken.passages) if taken.frame is None else taken.frame


def _behind(taken: Taken) -> Passages:
    """The passages behind a chart or a table: all that there are, else those that the page shows."""
    return taken.behind() if taken.behind else taken.made.passages


def _entries(taken: Taken, made_of: Provenance) -> list[bibliography.Cited]:
    """What is cited: the passages, else the letters."""
    if taken.passages:
        return [bibliography.Cited(x.letter, x.page, x.last_page) for x in taken.passages]
    return [bibliography.Cited(x) for x in taken.letters or made_of.letters]


def _workbook(taken: Taken, made_of: Provenance) -> bytes:
    """The rows as an Excel workbook, with the passages behind a chart on a sheet of their own."""
    t = taken.ctx.t
    frame, percentages = to_reader(taken.ctx, _rows(taken), taken.percentages)
    sheets = {t("Data") if not taken.passages else t("Passages"): frame}
    if taken.figure is not None and (behind := _behind(taken)):
        sheets[t("Passages")] = passages_frame(taken.ctx, behind)
    return frames_to_xlsx(sheets, made_of, percentages)


def _everything(taken: Taken, made_of: Provenance) -> bytes:
    """Pictures, rows, the passages behind them, and what they were made from, in one zip."""
    name, t = taken.filename, taken.ctx.t
    files: dict[str, bytes] = {}
    told: list[str] = []
    if taken.figure is not None:
        try:
            for form in ("png", "svg"):
                files[f"{name}.{form}"] = to_file(taken, form)
        except PictureError as error:
            told = [t(str(error)), ""]
            files[f"{name}.html"] = to_file(taken, "html")
    files[f"{name}.csv"] = to_file(taken, "csv")
    files[f"{name}.xlsx"] = _workbook(taken, made_of)
    behind = () if taken.passages else _behind(taken)
    if behind:
        files[f"{name}-{t('passages')}.csv"] = frame_to_csv(passages_frame(taken.ctx, behind))
    return files_to_zip(files, made_of, told)
