"""Pieces of a Word document that python-docx does not make by itself: fields, links, languages, borders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from compare.export.report.prose import clean

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
INK, QUIET, BLUE = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x54, 0x54, 0x54), RGBColor(0x15, 0x42, 0x73)
TEXT_WIDTH = 16.6
"""Centimetres between the margins."""
_SANS, _SERIF = "Arial", "Georgia"
_ACROSS, _PAD, _WIDEST = 112, 2.6, 34
"""Characters of a table across the page, of a cell's sides, and at most of one column."""


def element(name: str, **attributes: str) -> Any:
    """An element of Word's own XML; ``w_val="x"`` becomes ``w:val="x"``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key.replace("_", ":")), value)
    return made


def set_styles(document: Document, lang: str) -> None:
    """The look of every kind of paragraph, the paper and the language."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("w:lang", w_val=LANGUAGES[lang], w_eastAsia=LANGUAGES[lang]))
    _style(document, "Normal", _SERIF, 11, after=7, line=1.3)
    _style(document, "Title", _SANS, 24, bold=True, after=4, line=1.1)
    _style(document, "Subtitle", _SANS, 10, QUIET, after=16)
    _style(document, "Heading 1", _SANS, 16, bold=True, before=24, after=6, keep=True)
    _style(document, "Heading 2", _SANS, 11, bold=True, before=14, after=4, keep=True)
    _style(document, "Caption", _SANS, 10.5, bold=True, before=18, after=4, keep=True)
    _style(document, "Quote", _SERIF, 11, after=4, left=0.6)
    _style(document, "Footer", _SANS, 8.5, QUIET)
    for name in ("Small", "Method"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    _style(document, "Small", _SANS, 8.5, QUIET, after=6, line=1.2)
    _style(document, "Method", _SERIF, 10, after=5, line=1.25)


def _style(
    document: Document,
    name: str,
    font: str,
    size: float,
    colour: RGBColor = INK,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    line: float = 1.15,
    left: float = 0,
    keep: bool = False,
) -> None:
    """One style, wholly our own: what the template gave it goes."""
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), colour
    style.font.bold, style.font.italic = bold, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:hAnsi"), font)
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line
    form.left_indent, form.keep_with_next, form.widow_control = Cm(left), keep, True


def set_footer(document: Document, title: str) -> None:
    """Title and page number at the foot of every page."""
    foot = document.sections[0].footer.paragraphs[0]
    # A tab that stands at the right margin, whatever the template's own were.
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    tabs = document.styles["Footer"].element.find(f"{qn('w:pPr')}/{qn('w:tabs')}")
    if tabs is not None:
        tabs.getparent().remove(tabs)
    foot.add_run(f"{clean(title)}\t")
    add_field(foot, "PAGE", "1")
    foot.add_run(" / ")
    add_field(foot, "NUMPAGES", "1")


def add_field(paragraph: Paragraph, code: str, shown: str) -> Run:
    """A field that Word works out, such as a page number; ``shown`` stands there until it does."""
    field = element("w:fldSimple", w_instr=f" {code} ")
    run = paragraph.add_run(shown)
    field.append(run._r)
    paragraph._p.append(field)
    return run


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A place that `add_jump` goes to."""
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, element("w:bookmarkEnd", w_id=str(number)))
    start = element("w:bookmarkStart", w_id=str(number), w_name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)


def add_jump(paragraph: Paragraph, text: str, name: str) -> None:
    """A link to a bookmark in the document itself."""
    link = element("w:hyperlink", w_anchor=name, w_history="1")
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def add_link(paragraph: Paragraph, address: str) -> None:
    """A link to an address outside, which stands there as it is."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = element("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    run = paragraph.add_run(address)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def speak(paragraphs: Sequence[Paragraph], lang: str, document_lang: str) -> None:
    """Tell the language of paragraphs that are not in that of the document."""
    if lang == document_lang:
        return
    for paragraph in paragraphs:
        for run in paragraph.runs:
            run._r.get_or_add_rPr().append(element("w:lang", w_val=LANGUAGES[lang]))


def describe_picture(run: Run, alt: str, name: str) -> None:
    """What a picture shows, for who cannot see it."""
    for told in run._r.iter(qn("wp:docPr")):
        told.set("descr", clean(alt))
        told.set("name", clean(name))


def stand_beside(paragraph: Paragraph, colour: str) -> None:
    """A coloured line at the left of a paragraph."""
    borders = element("w:pBdr")
    borders.append(
        element("w:left", w_val="single", w_sz="18", w_space="10", w_color=colour.lstrip("#").upper())
    )
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def mark_run(run: Run) -> None:
    """A light yellow behind words."""
    run._r.get_or_add_rPr().append(element("w:shd", w_val="clear", w_color="auto", w_fill="FFE9A8"))


def add_table(
    document: Document, header: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[bool]
) -> None:
    """A table with thin lines; its header comes back on every page, and no row is cut by one."""
    table = document.add_table(rows=1 + len(rows), cols=len(header))
    properties = table._tbl.tblPr
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", w_val="single", w_sz="4", w_space="0", w_color="C8C8C8"))
    properties.append(borders)
    size = 7.5 if len(header) > 7 else 8.5
    cells = [[*row] for row in (header, *rows)]
    # All cells at once: asking the table for each of them takes python-docx a second for a few hundred.
    for i, line in enumerate(table._tbl.tr_lst):
        told = line.get_or_add_trPr()
        told.append(element("w:cantSplit"))
        if not i:
            told.append(element("w:tblHeader"))
        for j, cell in enumerate(line.tc_lst):
            paragraph = Paragraph(cell.p_lst[0], table)
            run = paragraph.add_run(clean(cells[i][j]))
            run.font.name, run.font.size, run.font.bold = _SANS, Pt(size), not i
            form = paragraph.paragraph_format
            form.space_after, form.space_before, form.line_spacing = Pt(2), Pt(2), 1.1
            if numbers[j]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _set_widths(table, cells)


def _set_widths(table: Any, cells: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their longest words, what is left shared by who wants more."""
    needed, wanted = [], []
    for column in zip(*cells, strict=True):
        needed.append(
            min(_WIDEST, max(len(word) for cell in column for word in (cell.split() or [""]))) + _PAD
        )
        wanted.append(min(_WIDEST, max(map(len, column))) + _PAD)
    left = max(0.0, _ACROSS - sum(needed)) / max(1, sum(wanted) - sum(needed))
    shares = [low + (high - low) * left for low, high in zip(needed, wanted, strict=True)]
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(TEXT_WIDTH * share / sum(shares))
    for line in table._tbl.tr_lst:
        for cell, share in zip(line.tc_lst, shares, strict=True):
            cell.width = Cm(TEXT_WIDTH * share / sum(shares))
