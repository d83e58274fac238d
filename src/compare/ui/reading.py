"""A letter as it was understood, block by block, as one escaped piece of HTML."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape

from compare.analysis.references import LetterReference
from compare.i18n import format_date, format_number
from compare.model import CABINET, Block, Letter
from compare.text.audit import count_body
from compare.text.citations import cite
from compare.ui.context import Context
from compare.ui.parts import letter_link, speaker_name
from compare.ui.references import linked_html
from compare.ui.store import cached_references

KINDS = {
    "paragraph": "paragraph",
    "list_item": "list item",
    "question": "question",
    "answer": "answer",
    "heading": "heading",
    "footnote": "footnote",
    "table": "table",
    "signature": "signature",
    "address": "address",
    "label": "head of a question or answer",
    "title": "title",
}


def facts_html(ctx: Context, letter: Letter) -> str:
    """Title and facts of a letter: who sent it, when, how to cite it, how long it is."""
    t = ctx.t
    body = count_body(letter)
    pieces = t("{n} pieces, listed below").format(n=len(letter.left_out))
    facts = {
        t("sender"): letter.sender,
        t("cabinet"): letter.cabinet,
        t("date"): format_date(letter.date, letter.date_precision, ctx.lang),
        t("citation"): cite(letter, *letter.pages),
        t("length"): t("{words} words in {n} paragraphs").format(
            words=format_number(body, ctx.lang), n=sum(b.is_body for b in letter.blocks)
        ),
        t("left out"): pieces if letter.left_out else t("nothing"),
    }
    rows = "".join(f"<tr><th>{escape(k)}</th><td>{escape(v)}</td></tr>" for k, v in facts.items() if v)
    if letter.url:
        address = escape(letter.url)
        link = f'<a href="{address}" rel="noreferrer">{address}</a>'
        rows += f"<tr><th>{escape(t('official text'))}</th><td>{link}</td></tr>"
    return (
        f'<p class="acc-answer" lang="nl">{escape(letter.title)}</p>'
        f'<div class="acc-scroll" tabindex="0"><table class="acc-table acc-facts">{rows}</table></div>'
    )


def letter_html(
    ctx: Context,
    letter: Letter,
    marked: int | None,
    extra: bool,
    doubts: Mapping[int, str] | None = None,
    only: Collection[int] | None = None,
) -> str:
    """The blocks in reading order, with page, number and speaker in the margin.

    Args:
        marked: Number of the block to mark.
        extra: Whether footnotes, signature and address are shown too.
        doubts: Why a block is doubtful, by its number; these get a sign in the margin.
        only: Numbers of the blocks to show; all without.
    """
    rows: list[str] = []
    page, speaker, box = -1, "", ""
    section: tuple[str, ...] = ()
    references: dict[int, list[LetterReference]] = {}
    for reference in cached_references(ctx, letter):
        references.setdefault(reference.block_n, []).append(reference)
    for block in letter.blocks:
        hidden = not block.is_body and block.kind not in ("heading", "table") and not extra
        if (hidden and block.n != marked) or (only is not None and block.n not in only):
            continue
        new_page, page = block.place.page != page and block.place.page > 0, block.place.page
        link = escape(letter_link(ctx, letter.id, block.n))
        told = f"{ctx.t('p. {page}').format(page=page)}<br>" if new_page else ""
        margin = f'{told}<a href="{link}" target="_self" title="{escape(block.id)}">{block.n}</a>'
        if doubts and block.n in doubts:
            why = escape(doubts[block.n])
            margin += f'<span class="acc-doubt" role="img" aria-label="{why}" title="{why}">?</span>'
        head = ""
        if block.is_body and (letter.kind != "letter" or block.speaker != CABINET):
            numbers = ", ".join(map(str, block.question_numbers))
            named = (
                {
                    "question": ctx.t("question {n}"),
                    "answer": ctx.t("answer to {n}"),
                }.get(block.kind, "")
                if numbers
                else ""
            )
            label = " · ".join(filter(None, (speaker_name(ctx, block.speaker), named.format(n=numbers))))
            if label != speaker:
                head, speaker = f'<span class="who">{escape(label)}</span>', label
        text = linked_html(ctx, block, references.get(block.n, ()))
        same = (block.section, block.box) == (section, box)
        rows.append(_block_html(ctx, block, text, margin, head, block.n == marked, same))
        section, box = block.section, block.box
    return f'<div class="acc-page" lang="nl">{"".join(rows)}</div>'


def _block_html(ctx: Context, block: Block, text: str, margin: str, head: str, here: bool, same: bool) -> str:
    """Two cells: margin and text, both HTML."""
    if block.kind == "heading":
        level = "h2" if len(block.section) <= 1 and not block.box else "h3"
        body = f"<{level}>{text}</{level}>"
    elif block.kind == "list_item":
        body = f"<p>• {text}</p>" if not block.text.startswith(("•", "–", "-")) else f"<p>{text}</p>"
    elif block.is_body:
        body = f"<p>{text}</p>"
    else:
        kind = ctx.t(KINDS.get(block.kind, block.kind))
        body = f'<p class="small"><b>{escape(kind)}</b> {text}</p>'
    classes = " ".join(filter(None, ("box" if block.box else "", "here" if here else "")))
    title = ""
    if block.box and not same and block.kind != "heading":
        title = f'<span class="who">{escape(block.box)}</span>'
    beside = "m mh" if block.kind == "heading" else "m"
    return (
        f'<div class="{beside}">{margin}</div>'
        f'<div id="b{block.n}" class="{classes}" lang="nl">{title}{head}{body}</div>'
    )


def outline(letter: Letter) -> list[tuple[int, str]]:
    """Number and text of each heading."""
    return [(b.n, b.text.replace("\n", " ")) for b in letter.blocks if b.kind == "heading"]
