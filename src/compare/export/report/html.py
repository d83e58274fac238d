"""A report as one page of HTML: it asks nothing of anyone, its charts move, and it prints well."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

from compare.charts.kept import PAPER_WIDTH, fits_phone, plotly_script, set_for_paper, text_to_figure
from compare.charts.style import Figure
from compare.export.markdown import Run
from compare.export.report.laid import (
    Account,
    Cited,
    Laid,
    LaidReport,
    is_number_column,
    lay_out,
    passages_note,
    rows_note,
    split_marks,
)
from compare.export.report.model import ChartItem, Passage, PassageItem, Report, Rows, TableItem, TextItem
from compare.export.report.prose import cell_to_text, clean, text_to_paragraphs
from compare.export.report.style import CSS, PAGE_CSS, SCRIPT
from compare.i18n import translator

_PRINT_WIDTH, _PRINT_HEIGHT = 657, 730
"""Pixels that a page of A4 has for a chart between its margins, a caption above and a line under it."""
_SAFE = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)
"""The page itself forbids to fetch or to send anything."""


def report_to_html(report: Report, lang: str, now: datetime | None = None) -> bytes:
    """A report as a page that needs nothing outside itself.

    Args:
        lang: "nl" or "en", for what the program says; an item keeps the language it was made in.
        now: Moment that the document is made; None is this one.
    """
    laid = lay_out(report, lang, now or datetime.now(UTC).astimezone())
    figures = {
        chart_id(x): text_to_figure(x.item.figure) for x in laid.items if isinstance(x.item, ChartItem)
    }
    wide = {key: set_for_paper(figure) for key, figure in figures.items()}
    body = [
        cover_to_html(laid),
        *(item_to_html(x, laid, _print_style(wide.get(chart_id(x)))) for x in laid.items),
    ]
    scripts = ""
    if figures:
        fits = {key: str(fits_phone(figure)).lower() for key, figure in figures.items()}
        phone = {key: set_for_paper(figure, narrow=fits_phone(figure)) for key, figure in figures.items()}
        drawn = (
            f'"{k}":{{"wide":{wide[k].to_json()},"narrow":{phone[k].to_json()},"fits":{fits[k]}}}'
            for k in figures
        )
        # "<" never stands in the JSON as itself: a text cannot end the script.
        kept = "{" + ",".join(drawn).replace("<", "\\u003c") + "}"
        scripts = (
            f'<script type="application/json" id="report-charts">{kept}</script>\n'
            f"<script>{plotly_script()}</script>\n"
            f"<script>{SCRIPT.replace('WIDTH', str(PAPER_WIDTH))}</script>\n"
        )
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_SAFE}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(clean(laid.title))}</title>\n"
        + (f'<meta name="author" content="{escape(clean(laid.author))}">\n' if laid.author else "")
        + f"<style>{CSS}{PAGE_CSS}</style>\n</head>\n<body>\n"
        f'<main class="report">\n{"".join(body)}{end_to_html(laid)}</main>\n{scripts}</body>\n</html>\n'
    ).encode()


def chart_id(laid: Laid) -> str:
    """Name of the element that a chart is drawn in."""
    return f"chart-{laid.anchor}"


def cover_to_html(laid: LaidReport) -> str:
    """Title, maker, day and introduction."""
    by = " · ".join(filter(None, (escape(clean(laid.author)), escape(laid.day))))
    return (
        f'<header><h1>{escape(clean(laid.title))}</h1><p class="by">{by}</p>'
        f"{_paragraphs(laid.introduction)}</header>\n"
    )


def item_to_html(laid: Laid, whole: LaidReport, chart_style: str = "") -> str:
    """One item with its caption, the words of the maker and its sources; a chart is room for one."""
    item, lang, t = laid.item, whole.lang, translator(whole.lang)
    caption, below = caption_to_html(laid), below_to_html(laid, whole)
    if isinstance(item, TextItem):
        heading = f"<h2>{escape(clean(item.caption))}</h2>" if item.caption.strip() else ""
        inside = heading + _paragraphs(item.text)
    elif isinstance(item, PassageItem):
        quotes = "".join(_quote(item.passages[i], whole, item.made.lang) for i in item.shown)
        note = _quiet(passages_note(item, lang))
        inside = f"<figure><figcaption>{caption}</figcaption>{quotes}</figure>{note}{below}"
    elif isinstance(item, TableItem):
        table = _table(item.rows, item.columns, laid.lang)
        note = _quiet(rows_note(item.rows, item.columns, lang))
        inside = f'<figure lang="{laid.lang}"><figcaption>{caption}</figcaption>{table}</figure>{note}{below}'
    else:
        columns = tuple(range(len(item.rows.header)))
        inside = (
            f'<div class="keep"><figure lang="{laid.lang}"><figcaption>{caption}</figcaption>'
            f'<div class="report-chart plotly-graph-div" id="{chart_id(laid)}" style="{chart_style}" '
            f'role="img" aria-label="{escape(clean(item.alt))}"></div></figure></div>'
            f"<details><summary>{escape(t('The figures behind it'))}</summary>"
            f"{_table(item.rows, columns, laid.lang)}{_quiet(rows_note(item.rows, columns, lang))}"
            f"</details>{below}"
        )
    return f'<section class="item" id="{laid.anchor}">{inside}</section>\n'


def caption_to_html(laid: Laid) -> str:
    """«Figuur 1.» and the caption."""
    return f'<span class="label">{laid.label}.</span> {escape(clean(laid.item.caption))}'


def below_to_html(laid: Laid, whole: LaidReport) -> str:
    """Where an item comes from and how it was made, as links into the end, and the words of the maker."""
    item, t = laid.item, translator(whole.lang)
    if isinstance(item, TextItem):
        return ""
    numbers = " ".join(f'<a href="#source-{n}">[{n}]</a>' for n in laid.cited)
    sources = f"{escape(t('Sources'))}: {numbers} · " if numbers else ""
    made = f'<a href="#made-{laid.anchor}">{escape(t("How it was made"))}</a>'
    own = f'<div class="text">{_paragraphs(item.text)}</div>' if item.text.strip() else ""
    return f'<p class="quiet">{sources}{made}</p>{own}'


def _print_style(figure: Figure | None) -> str:
    """How large a chart comes out on paper: as wide as the page, or as high where it is tall."""
    if figure is None:
        return ""
    size = min(_PRINT_WIDTH / PAPER_WIDTH, _PRINT_HEIGHT / figure.layout.height)
    return f"--print:{size:.3f};min-height:{figure.layout.height:.0f}px"


def _table(rows: Rows, columns: tuple[int, ...], lang: str) -> str:
    """A table; numbers to the right."""
    numbers = {i for i in columns if is_number_column(rows, i)}
    kind = {i: ' class="number"' if i in numbers else "" for i in columns}
    head = "".join(f'<th scope="col"{kind[i]}>{escape(clean(rows.header[i]))}</th>' for i in columns)
    body = "".join(
        "<tr>" + "".join(f"<td{kind[i]}>{escape(cell_to_text(row[i], lang))}</td>" for i in columns) + "</tr>"
        for row in rows.rows
    )
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _quote(passage: Passage, whole: LaidReport, lang: str) -> str:
    """A passage with its marks, who speaks, and where it stands."""
    words = "".join(
        "<p>" + "".join(f"<mark>{escape(x)}</mark>" if marked else escape(x) for x, marked in runs) + "</p>"
        for runs in split_marks(passage)
    )
    head = " · ".join(escape(clean(x)) for x in (passage.speaker, passage.paper, passage.where) if x)
    n = whole.number_of(passage.letter_id)
    number = f' <a href="#source-{n}">[{n}]</a>' if n else ""
    return (
        f'<blockquote lang="nl" style="--letter:{escape(passage.colour)}"><div class="quiet">{head}</div>'
        f'{words}<div class="quiet">{escape(clean(passage.citation))}{number}</div></blockquote>'
        + (f'<p class="quiet" lang="{lang}">{escape(clean(passage.note))}</p>' if passage.note else "")
    )


def end_to_html(laid: LaidReport) -> str:
    """Sources, and how each figure was made."""
    if not laid.accounts:
        return ""
    t = translator(laid.lang)
    sources = "".join(_source(x) for x in laid.cited)
    made = "".join(_account(x, laid.lang) for x in laid.accounts)
    return (
        (f'<h2>{escape(t("Sources"))}</h2><ol class="sources">{sources}</ol>' if sources else "")
        + f'<section class="made"><h2>{escape(t("How it was made"))}</h2>'
        f"<p>{escape(laid.about)}</p>{made}</section>\n"
    )


def _source(cited: Cited) -> str:
    """A letter in the list of sources."""
    address = ""
    if cited.address:
        link = escape(cited.address)
        address = f' <a href="{link}" rel="noreferrer">{link}</a>'
    named = ", ".join(escape(clean(x)) for x in (f"{cited.name}: {cited.citation}", cited.day) if x)
    return f'<li id="source-{cited.n}"><span class="n">[{cited.n}]</span>{named}.{address}</li>'


def _account(account: Account, lang: str) -> str:
    """How one item was made."""
    t = translator(lang)
    facts = "".join(f"<dt>{escape(clean(x))}</dt><dd>{escape(clean(y))}</dd>" for x, y in account.facts)
    if account.link:
        link = escape(account.link)
        facts += (
            f'<dt>{escape(t("The view again"))}</dt><dd><a href="{link}" rel="noreferrer">{link}</a></dd>'
        )
    if account.same:
        method = f"<p>{escape(t('Counted as with {label}.').format(label=account.same))}</p>"
    else:
        method = "".join(f'<p lang="{account.lang}">{_runs(runs)}</p>' for runs in account.method)
    return (
        f'<h3 id="made-{account.anchor}"><span class="label">{account.label}.</span> '
        f"{escape(clean(account.caption))}</h3>{method}<dl>{facts}</dl>"
    )


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(f"<b>{escape(x)}</b>" if bold else escape(x) for x, bold in runs)


def _quiet(note: str) -> str:
    return f'<p class="quiet">{escape(note)}</p>' if note else ""


def _paragraphs(text: str) -> str:
    """Plain text as paragraphs; whatever marks it holds stand there as they were typed."""
    return "".join(
        f"<p>{'<br>'.join(escape(line) for line in lines)}</p>" for lines in text_to_paragraphs(text)
    )
