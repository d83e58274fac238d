"""A report as a Word document, to be worked on further: real headings, captions, tables and links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import count

from docx import Document
from docx.document import Document as Made
from docx.shared import Cm, Emu, RGBColor
from docx.text.paragraph import Paragraph

from compare.charts.kept import PAPER_WIDTH, set_for_paper, text_to_figure
from compare.charts.style import Figure
from compare.errors import PictureError
from compare.export.pictures import figure_to_picture
from compare.export.report.laid import (
    Account,
    Laid,
    LaidReport,
    columns_that_fit,
    is_number_column,
    lay_out,
    passages_note,
    rows_note,
    split_marks,
)
from compare.export.report.model import ChartItem, Passage, PassageItem, Report, Rows, TextItem
from compare.export.report.prose import cell_to_text, clean, text_to_paragraphs
from compare.export.report.word import (
    BLUE,
    LANGUAGES,
    TEXT_WIDTH,
    add_bookmark,
    add_field,
    add_jump,
    add_link,
    add_table,
    describe_picture,
    mark_run,
    set_footer,
    set_styles,
    speak,
    stand_beside,
)
from compare.i18n import translator

_TALLEST = Cm(21)

Draw = Callable[[Figure], bytes]


def draw_chart(figure: Figure) -> bytes:
    """A chart as PNG, by the Chrome of this machine.

    Raises:
        PictureError: There is no Chrome, it does not work, or it took too long.
    """
    return figure_to_picture(figure, "png", width=PAPER_WIDTH)


def report_to_docx(
    report: Report,
    lang: str,
    now: datetime | None = None,
    draw: Draw = draw_chart,
    on_item: Callable[[int, int], None] = lambda done, of: None,
) -> bytes:
    """A report as a Word document.

    A chart of which no picture can be made stands there as its table, with a line that says why.

    Args:
        lang: "nl" or "en", for what the program says; an item keeps the language it was made in.
        now: Moment that the document is made; None is this one.
        draw: Makes the picture of a chart.
        on_item: Called with how many items are done and how many there are, before each.
    """
    now = now or datetime.now(UTC).astimezone()
    whole = lay_out(report, lang, now)
    document = Document()
    set_styles(document, lang)
    set_footer(document, whole.title)
    told = document.core_properties
    told.title, told.author, told.language = clean(whole.title), clean(whole.author), LANGUAGES[lang]
    told.comments, told.created, told.modified = whole.about, now, now
    document.add_paragraph(clean(whole.title), "Title")
    by = " · ".join(filter(None, (clean(whole.author), whole.day)))
    document.add_paragraph(by, "Subtitle")
    _add_text(document, whole.introduction)
    places = count(1)
    for i, laid in enumerate(whole.items):
        on_item(i, len(whole.items))
        _add_item(document, laid, whole, draw, places)
    _add_end(document, whole, places)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add_item(document: Made, laid: Laid, whole: LaidReport, draw: Draw, places: Iterator[int]) -> None:
    """One item with its caption, the words of the maker and its sources."""
    item = laid.item
    if isinstance(item, TextItem):
        if item.caption.strip():
            document.add_heading(clean(item.caption), 1)
        _add_text(document, item.text)
        return
    _add_caption(document, laid, whole, places)
    if isinstance(item, PassageItem):
        for i in item.shown:
            _add_passage(document, item.passages[i], whole, item.made.lang)
        _add_small(document, passages_note(item, whole.lang))
    elif isinstance(item, ChartItem):
        _add_chart(document, item, whole, draw)
    else:
        _add_rows(document, item.rows, item.columns, whole, item.made.lang)
    t = translator(whole.lang)
    foot = document.add_paragraph(style="Small")
    if laid.cited:
        foot.add_run(f"{t('Sources')}: ")
        for n in laid.cited:
            add_jump(foot, f"[{n}]", f"source_{n}")
            foot.add_run(" ")
        foot.add_run("· ")
    add_jump(foot, t("How it was made"), f"made_{laid.anchor}".replace("-", "_"))
    _add_text(document, item.text)


def _add_caption(document: Made, laid: Laid, whole: LaidReport, places: Iterator[int]) -> None:
    """«Figuur 1. …», with a number that Word keeps counting when figures are added or moved."""
    caption = document.add_paragraph(style="Caption")
    name, number = laid.label.rsplit(" ", 1)
    caption.add_run(f"{name} ").font.color.rgb = BLUE
    add_field(caption, f"SEQ {name} \\* ARABIC", number).font.color.rgb = BLUE
    caption.add_run(". ").font.color.rgb = BLUE
    own = caption.add_run(clean(laid.item.caption))
    speak([caption] if own.text else [], laid.lang, whole.lang)
    add_bookmark(caption, laid.anchor.replace("-", "_"), next(places))


def _add_chart(document: Made, item: ChartItem, whole: LaidReport, draw: Draw) -> None:
    """A picture of a chart, or its table where none can be made."""
    try:
        picture = draw(set_for_paper(text_to_figure(item.figure)))
    except PictureError:
        t = translator(whole.lang)
        _add_small(
            document, t("The chart could not be drawn as a picture here; these are the figures behind it.")
        )
        _add_rows(document, item.rows, columns_that_fit(item.rows, item.made.lang), whole, item.made.lang)
        return
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = 0
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.line_spacing = 1.0
    run = paragraph.add_run()
    shape = run.add_picture(BytesIO(picture), width=Cm(TEXT_WIDTH))
    if shape.height > _TALLEST:
        shape.width, shape.height = Emu(int(shape.width * _TALLEST / shape.height)), _TALLEST
    describe_picture(run, item.alt, item.caption)


def _add_rows(document: Made, rows: Rows, columns: tuple[int, ...], whole: LaidReport, lang: str) -> None:
    """A table, and a line on what of it is left out."""
    if not columns:
        return
    cells = [[cell_to_text(row[i], lang) for i in columns] for row in rows.rows]
    header = [rows.header[i] for i in columns]
    add_table(document, header, cells, [is_number_column(rows, i) for i in columns])
    # What follows a table needs a paragraph of air.
    _add_small(document, rows_note(rows, columns, whole.lang) or " ")


def _add_passage(document: Made, passage: Passage, whole: LaidReport, lang: str) -> None:
    """A passage with its marks, who speaks, and where it stands."""
    head = " · ".join(clean(x) for x in (passage.speaker, passage.paper, passage.where) if x)
    parts = [document.add_paragraph(head, "Small")]
    parts[0].paragraph_format.keep_with_next = True
    for runs in split_marks(passage):
        parts.append(document.add_paragraph(style="Quote"))
        for words, marked in runs:
            run = parts[-1].add_run(clean(words))
            if marked:
                mark_run(run)
    speak(parts[1:], "nl", whole.lang)
    foot = document.add_paragraph(f"{clean(passage.citation)} ", "Small")
    if n := whole.number_of(passage.letter_id):
        add_jump(foot, f"[{n}]", f"source_{n}")
    parts.append(foot)
    for part in parts:
        part.paragraph_format.left_indent = Cm(0.6)
        part.paragraph_format.keep_with_next = part is not foot
        stand_beside(part, passage.colour)
    foot.paragraph_format.space_after = Cm(0.4)
    if passage.note:
        speak([document.add_paragraph(clean(passage.note), "Small")], lang, whole.lang)


def _add_end(document: Made, whole: LaidReport, places: Iterator[int]) -> None:
    """Sources, and how each figure was made."""
    if not whole.accounts:
        return
    t = translator(whole.lang)
    if whole.cited:
        document.add_heading(t("Sources"), 1)
    for cited in whole.cited:
        named = ", ".join(clean(x) for x in (f"{cited.name}: {cited.citation}", cited.day) if x)
        line = document.add_paragraph(f"[{cited.n}]\t{named}. ", "Method")
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(0.9), Cm(-0.9)
        if cited.address:
            add_link(line, cited.address)
        add_bookmark(line, f"source_{cited.n}", next(places))
    document.add_heading(t("How it was made"), 1)
    document.add_paragraph(whole.about, "Method")
    for account in whole.accounts:
        _add_account(document, account, whole, places)


def _add_account(document: Made, account: Account, whole: LaidReport, places: Iterator[int]) -> None:
    """How one item was made."""
    t = translator(whole.lang)
    heading = document.add_heading("", 2)
    heading.add_run(f"{account.label}. ").font.color.rgb = BLUE
    heading.add_run(clean(account.caption))
    add_bookmark(heading, f"made_{account.anchor}".replace("-", "_"), next(places))
    if account.same:
        document.add_paragraph(t("Counted as with {label}.").format(label=account.same), "Method")
    for runs in account.method:
        paragraph = document.add_paragraph(style="Method")
        for words, bold in runs:
            paragraph.add_run(clean(words)).bold = bold
        speak([paragraph], account.lang, whole.lang)
    for label, value in account.facts:
        _fact(document, label).add_run(clean(value))
    if account.link:
        add_link(_fact(document, t("The view again")), account.link)


def _fact(document: Made, label: str) -> Paragraph:
    """A line «label: », to be ended."""
    line = document.add_paragraph(style="Small")
    line.paragraph_format.space_after = 0
    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(4), Cm(-4)
    line.paragraph_format.tab_stops.add_tab_stop(Cm(4))
    line.add_run(f"{clean(label)}\t").font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
    return line


def _add_text(document: Made, text: str) -> None:
    """Plain text of the maker as paragraphs."""
    for lines in text_to_paragraphs(text):
        paragraph = document.add_paragraph(lines[0])
        for line in lines[1:]:
            paragraph.add_run().add_break()
            paragraph.add_run(line)


def _add_small(document: Made, note: str) -> None:
    if note:
        document.add_paragraph(note, "Small")
