"""One shift on the screen: the row that opens, the sentences for it and against it, the copy menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from compare.analysis.evidence import Sentence
from compare.analysis.selection import EVERYONE, Selection
from compare.analysis.shifts import Shift
from compare.charts.shifts import kind_name
from compare.charts.style import letter_colour
from compare.export.notes import needed_to_sentence, shift_to_footnote
from compare.export.sentences import figure_of, name_letter, shift_to_sentence
from compare.i18n import LANGUAGES, mark, quote, translator
from compare.model import CABINET, Letter
from compare.ui.address import choose_opened, kept_ids
from compare.ui.choices import EVERYONE_ID
from compare.ui.context import Context, paper_of
from compare.ui.firmness.shown import link_firmness
from compare.ui.once import once
from compare.ui.page import link_page
from compare.ui.parts import letter_link, mark_text, say, speaker_name
from compare.ui.sentences import listed, shift_name, shift_sentence
from compare.ui.store import cached_evidence
from compare.ui.widgets import copy_buttons

CERTAINTY = {"clear": mark("clear"), "not clear": mark("not clear"), "too little": mark("too little to say")}
OPENED = "open"
"""Name in the address of the rows that are open."""
_LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


def show_copy_menu(ctx: Context, shift: Shift, selection: Selection, place: str) -> None:
    """A menu with the sentence and its footnote in both languages, each to be copied.

    Args:
        place: Where on the page the menu stands, so that two of them keep apart.
    """
    a, b = paper_of(ctx, shift.earlier_id), paper_of(ctx, shift.later_id)
    with st.popover(ctx.t("Copy sentence"), icon=":material/content_copy:", width="content"):
        for lang in sorted(LANGUAGES, key=lambda x: x != ctx.lang):
            t = translator(lang)
            sentence = once(ctx, shift_to_sentence)(shift, a, b, t, lang)
            forms = _forms(ctx, shift)
            note = once(ctx, shift_to_footnote)(
                shift, a, b, t, lang, speakers=selection.speakers, forms=forms
            )
            st.html(
                f'<div class="acc-copy" lang="{lang}"><b>{_LANGUAGE_NAMES[lang]}</b><p>{escape(sentence)}</p>'
                f'<p class="acc-quiet">{escape(note).replace(chr(10), "<br>")}</p></div>'
            )
            labels = {t("Copy sentence"): sentence, t("Copy footnote"): note}
            copy_buttons(labels, t("Copied"), key=f"copy-{place}-{lang}-{_key(shift)}")


def row_of(data: Mapping[str, str]) -> str:
    """Id of the row that a mark in the chart stands for."""
    return f"{data['kind']}-{data['id']}"


def show_shifts(ctx: Context, shifts: Sequence[Shift], selection: Selection, first: Shift) -> None:
    """The rows of the list; at first one is open, and the address holds others."""
    opened = kept_ids(OPENED, [_key(first)])
    for shift in shifts:
        _show_shift(ctx, shift, selection, opened)


def _show_shift(ctx: Context, shift: Shift, selection: Selection, opened: Sequence[str]) -> None:
    """One row of the list, which opens into its sentences; what is closed costs nothing."""
    name = shift_name(ctx, shift)
    before, after = (figure_of(shift.kind, x, ctx.lang) for x in (shift.earlier, shift.later))
    sure = ctx.t(CERTAINTY[shift.certainty])
    label = f"**{_plain(name)}** · {kind_name(shift, ctx.lang)} · {before} → {after} · {sure}"
    row = choose_opened(label, _key(shift), opened, OPENED)
    if not row.open:
        return
    a, b = paper_of(ctx, shift.earlier_id), paper_of(ctx, shift.later_id)
    with row:
        say(ctx, shift_sentence(ctx, shift), "acc-told")
        for line in _remarks(ctx, shift, b):
            say(ctx, line)
        st.html(_evidence_html(ctx, shift, cached_evidence(ctx, shift, a, b, selection)))
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            link_passages(ctx, shift, selection)
            if shift.kind != "word":
                link_firmness(ctx, shift.kind, shift.id, a.id, b.id, _who(selection))
            show_copy_menu(ctx, shift, selection, "row")


def link_passages(ctx: Context, shift: Shift, selection: Selection) -> None:
    """A link to all passages that a shift was counted from."""
    pair = {"pair_a": shift.earlier_id, "pair_b": shift.later_id}
    who = _who(selection)
    if shift.kind == "theme":
        label = ctx.t("All paragraphs behind it")
        link_page(ctx, "themas", label, theme=shift.id, view="pair", who=who, **pair)
    elif shift.kind == "concept":
        link_page(ctx, "termen", ctx.t("All sentences behind it"), concept=shift.id, who=who)
    else:
        link_page(ctx, "typerende_woorden", ctx.t("All sentences behind it"), word=shift.id, who=who, **pair)


def _remarks(ctx: Context, shift: Shift, later: Letter) -> list[str]:
    """What a careful reader asks next: how the mentions are spread, what it takes, which words go with it."""
    t = ctx.t
    lines = []
    strong = paper_of(ctx, shift.later_id if shift.rises else shift.earlier_id)
    side = 1 if shift.rises else 0
    if shift.kind != "theme":
        text = t("In {letter} the mentions stand in {p} of the {q} paragraphs, at most {n} in one.")
        lines.append(
            text.format(
                letter=name_letter(strong, ctx.lang),
                p=shift.paragraphs[side],
                q=shift.of_paragraphs[side],
                n=shift.densest,
            )
        )
    needed = needed_to_sentence(shift, later, t, ctx.lang)
    if needed:
        lines.append(needed)
    told = [w for w in shift.words if w.word.lower() != shift.label.lower()]
    if told:
        words = listed(ctx, [f"{quote(w.word, ctx.lang)} ({w.earlier}\u00a0→\u00a0{w.later})" for w in told])
        lines.append(
            t("Told here, so not in a row of their own, are these words: {words}.").format(words=words)
        )
    return lines


def _evidence_html(ctx: Context, shift: Shift, found: Sequence[Sentence]) -> str:
    """The sentences for and against beside each other; all text of the letters escaped."""
    strong, weak = (
        paper_of(ctx, x)
        for x in ((shift.later_id, shift.earlier_id) if shift.rises else (shift.earlier_id, shift.later_id))
    )
    t = ctx.t
    sides = []
    for side, title in (("for", t("For")), ("against", t("On the other side"))):
        own = [s for s in found if s.side == side]
        letter = strong if side == "for" else weak
        body = "".join(_sentence_html(ctx, s) for s in own)
        if not own:
            none = (
                t("No whole sentence was found.")
                if side == "for"
                else t(
                    "Nothing found: {letter} does not say it, and no sentence stands beside a denial."
                ).format(letter=name_letter(weak, ctx.lang))
            )
            body = f'<p class="acc-quiet">{escape(none)}</p>'
        style = f"--acc:{letter_colour(letter.id)}"
        sides.append(f'<div class="cmp-side" style="{style}"><b>{escape(title)}</b>{body}</div>')
    return f'<div class="cmp-two acc-evidence">{"".join(sides)}</div>'


def _sentence_html(ctx: Context, s: Sentence) -> str:
    """One sentence with its marks, why it stands here, and where it stands in the letter."""
    letter = paper_of(ctx, s.letter_id)
    text = mark_text(s.text, [(a - s.start, b - s.start) for a, b in s.marks])
    why = {
        "named": "",
        "other letter": ctx.t("{letter} says it as well").format(letter=letter.short),
        "in passing": ctx.t("{letter}, in a paragraph that counts for «{theme}»").format(
            letter=letter.short, theme=_theme_name(ctx, s.detail)
        ),
        "denied": ctx.t("{letter}, beside «{word}»").format(letter=letter.short, word=s.detail),
    }[s.why]
    link = escape(letter_link(ctx, s.letter_id, s.block_n))
    read = ctx.t("read it in the letter") if letter.kind == "letter" else ctx.t("read it in the paper")
    said = f'<span class="acc-why">{escape(why)}</span>' if why else ""
    return (
        f'<div class="acc-said-here">{said}<p lang="nl">{text}</p><div class="acc-meta">'
        f"<b>{escape(speaker_name(ctx, s.speaker))}</b>"
        f' · {escape(s.citation)} · <a href="{link}" target="_self">{escape(read)}</a>'
        "</div></div>"
    )


def _theme_name(ctx: Context, theme_id: str) -> str:
    """Name of a theme, or its id when it is not on the list."""
    return next((ctx.label(x) for x in ctx.themes if x.id == theme_id), theme_id)


def _forms(ctx: Context, shift: Shift) -> tuple[str, ...]:
    """The written forms that counted for a concept."""
    if shift.kind != "concept":
        return ()
    concept = next(c for c in ctx.concepts if c.id == shift.id).by_default()
    return tuple(term.pattern for term in concept.terms)


def _who(selection: Selection) -> str:
    """Whose words count, as the address writes it."""
    if selection.speakers == EVERYONE.speakers:
        return EVERYONE_ID
    return next(iter(sorted(selection.speakers or ())), CABINET)


def _key(shift: Shift) -> str:
    """Name of a row's elements on the page."""
    return row_of({"kind": shift.kind, "id": shift.id})


def _plain(text: str) -> str:
    """Text in which nothing is taken for Markdown."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]()#+-.!|~$:" else c for c in text)
