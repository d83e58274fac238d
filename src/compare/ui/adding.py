"""Where a reader brings papers: by number or address from the official sites, or from files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from compare.errors import CompareError, FetchError, KeepError
from compare.i18n import format_number, mark
from compare.letters import recall_letter
from compare.library import ALREADY_THERE, THIS_VISIT, Added, fetch_and_keep, keep_letter, read_upload
from compare.model import Letter
from compare.text.tokens import count_words
from compare.ui.context import OWN_FILES, OWN_LETTERS, Context
from compare.ui.parts import letter_link, say

_OUTCOMES = "added-outcomes"
_MOST_HELD = 40_000_000  # bytes of PDFs that one visit may hold to draw their pages from
_EARLIEST = date(1814, 5, 2)  # the first sitting of the States General

REASONS = {
    "unknown": mark(
        "«{asked}» is no number of a paper and no official address. Write kst-33694-57, "
        "«Kamerstuk 33 694, nr. 57», or an address of officielebekendmakingen.nl."
    ),
    "absent": mark(
        "There is no paper «{asked}» on the official sites, not as XML, HTML or PDF. Check the number."
    ),
    "offline": mark("The official sites cannot be reached. Check the connection and try again."),
    "busy": mark("The official site asks for patience. Try «{asked}» again later."),
    "refused": mark("The official site sent «{asked}» on to another site; that was not followed."),
    "failing": mark("«{asked}» could not be brought whole: the official site has trouble. Try again later."),
    "unreadable": mark("What the official sites gave for «{asked}» cannot be read: {problem}"),
}
"""What to say for each reason for which a paper cannot be brought."""

STATUSES = {
    "added": mark("«{letter}» was added: {blocks} blocks, {words} words."),
    ALREADY_THERE: mark("«{letter}» was there already: {blocks} blocks, {words} words."),
    THIS_VISIT: mark(
        "«{letter}» can be used in this visit and is forgotten after it: {blocks} blocks, {words} words."
    ),
}
"""What to say of a paper that was read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to tell of one paper: a sentence, the file that it is about, or what was tried."""

    text: str
    sha256: str = ""
    tried: tuple[str, ...] = ()


def show_adding(ctx: Context) -> None:
    """The place to bring papers, and what became of those that were brought last."""
    t = ctx.t
    shown = st.query_params.get("letter", "")
    outcomes, beside = st.session_state.get(_OUTCOMES, ((), shown))
    if beside != shown:  # the reader has gone on to another letter
        outcomes = ()
    with st.expander(t("Add a paper"), icon=":material/add:", expanded=bool(outcomes)):
        left, right = st.columns(2, gap="large")
        with left, st.form("bring-number", border=False):
            asked = st.text_input(
                t("Bring a paper by its number, or an official address"),
                placeholder="kst-33694-57",
                help=t(
                    "Kamerstuk 33 694, nr. 57 · 35925-V-84 · ah-tk-20202021-3235 · any address of "
                    "officielebekendmakingen.nl. "
                    "The XML is taken where there is one, else the HTML, else the PDF."
                ),
            )
            say(ctx, t("It is kept in this installation, with its address, date and checksum."))
            fetch = st.form_submit_button(t("Fetch"))
        with right, st.form("bring-files", border=False, clear_on_submit=True):
            say_uploader(ctx, ctx.t("at most 10 MB each"))
            files = st.file_uploader(
                t("Or files of your own: PDF, XML, HTML, ODT, DOCX, text"), accept_multiple_files=True
            )
            day = st.date_input(
                t("Date, for a paper that does not tell its own"),
                value=None,
                min_value=_EARLIEST,
                format="DD-MM-YYYY",
            )
            keep = st.checkbox(t("Keep them in this installation, for everyone who uses it"))
            read = st.form_submit_button(t("Read"))
        if fetch and asked.strip():
            _finish(_fetch(ctx, asked), shown)
        if read and files:
            _finish(_read_files(ctx, files, day if isinstance(day, date) else None, keep), shown)
        for outcome in outcomes:
            _show_outcome(ctx, outcome)
    if ctx.corpus.notes:
        with st.expander(t("Could not be used ({n})").format(n=len(ctx.corpus.notes))):
            for note in ctx.corpus.notes:
                say(ctx, note)


def say_uploader(ctx: Context, size: str) -> None:
    """The words in the place for files, which Streamlit says in English only; ``size`` says how large."""
    words = {
        "button [data-testid=stMarkdownContainer] p": ctx.t("Choose files"),
        "[data-testid=stFileUploaderDropzoneInstructions] span": size,
    }
    rules = (
        f"[data-testid=stFileUploaderDropzone] {at} {{ font-size: 0 }} "
        f"[data-testid=stFileUploaderDropzone] {at}::after {{ content: '{text}'; font-size: .9rem }}"
        for at, text in words.items()
    )
    st.html(f"<style>{' '.join(rules)}</style>")


def _finish(outcomes: Sequence[Outcome], shown: str) -> None:
    """Run the page again, now with the new letters in it; ``shown`` is the letter that it shows."""
    st.session_state[_OUTCOMES] = (tuple(outcomes), shown)
    st.rerun()


def _fetch(ctx: Context, asked: str) -> list[Outcome]:
    """Bring what was asked for, and tell meanwhile how far it is."""
    from compare.io.papers.fetch import Step, Visit  # costs more to load than a page to draw

    t = ctx.t
    outcomes: list[Outcome] = []
    with st.status(t("Asking the official sites …"), expanded=True):
        bar = st.progress(0.0)

        def tell(step: Step) -> None:
            name = step.url.rsplit("/", 1)[-1]
            if step.wait:
                told = t("the site has trouble; waiting {n} seconds").format(n=round(step.wait))
                bar.progress(0.0, text=f"{name}: {told}")
            else:
                part = min(step.received / step.total, 1.0) if step.total else 0.0
                size = f" · {format_number(step.received / 1000, ctx.lang, 0)} kB" if step.received else ""
                bar.progress(part, text=f"{name}{size}")

        with Visit(say=tell) as visit:
            for added in fetch_and_keep(asked, visit):
                outcomes.append(_to_outcome(ctx, added))
    return outcomes


def _read_files(ctx: Context, files: Sequence[Any], day: date | None, keep: bool) -> list[Outcome]:
    """Read files one by one, and tell meanwhile how far it is."""
    outcomes: list[Outcome] = []
    bar = st.progress(0.0)
    for at, file in enumerate(files):
        bar.progress(at / len(files), text=ctx.t("Reading {file} …").format(file=file.name))
        added = _read_file(file.getvalue(), file.name, day, keep)
        outcomes.append(_to_outcome(ctx, added))
    return outcomes


def _read_file(data: bytes, name: str, day: date | None, keep: bool) -> Added:
    """One file, kept or for this visit only; what cannot be kept is there for this visit."""
    try:
        if keep:
            try:
                return keep_letter(recall_letter(data, name=name), data, day=day)
            except KeepError:
                pass
        letter = read_upload(data, name, day)
    except CompareError as error:
        return Added(name, "failed", source=name, error=error)
    own: tuple[Letter, ...] = st.session_state.get(OWN_LETTERS, ())
    if letter.sha256 not in {x.sha256 for x in own}:
        st.session_state[OWN_LETTERS] = (*own, letter)
        files: dict[str, bytes] = st.session_state.setdefault(OWN_FILES, {})
        if letter.format == "pdf" and sum(map(len, files.values())) + len(data) <= _MOST_HELD:
            files[letter.sha256] = data
    return Added(name, THIS_VISIT, letter, name)


def _to_outcome(ctx: Context, added: Added) -> Outcome:
    """What to tell of a paper in the reader's language."""
    t, error, letter = ctx.t, added.error, added.letter
    if isinstance(error, FetchError):
        told = t(REASONS[error.reason]).format(asked=error.asked, problem=t(error.problem))
        return Outcome(told, tried=error.tried)
    if error or letter is None:
        problem = str(error).removeprefix(f"{added.source}: ")
        return Outcome(f"{added.source or added.asked}: {t(problem)}")
    words = sum(count_words(b.text) for b in letter.blocks if b.is_body)
    told = t(STATUSES[added.status]).format(
        letter=letter.short, blocks=len(letter.blocks), words=format_number(words, ctx.lang)
    )
    return Outcome(told, sha256=letter.sha256)


def _show_outcome(ctx: Context, outcome: Outcome) -> None:
    """One line, with a link to the letter, or with what was tried."""
    if not outcome.sha256:
        st.error(_literal(outcome.text), icon=":material/error:")
        if outcome.tried:
            with st.popover(ctx.t("What was tried ({n})").format(n=len(outcome.tried))):
                st.text("\n".join(outcome.tried))
        return
    papers = (*ctx.corpus.letters, *ctx.corpus.witnesses)
    letter = next((x for x in papers if x.sha256 == outcome.sha256), None)
    told, link = outcome.text, ""
    if letter and letter.witness_of:
        first = next(x.short for x in papers if x.id == letter.witness_of)
        told += " " + ctx.t("It is a second copy of «{letter}», and never counts.").format(letter=first)
    if letter:
        href = escape(letter_link(ctx, letter.id))
        link = f' <a href="{href}" target="_self">{escape(ctx.t("read it"))}</a>'
    st.html(f'<p class="acc-said" role="status">✓ {escape(told)}{link}</p>')


def _literal(text: str) -> str:
    """Text in which nothing is taken for Markdown."""
    signs = "\\`*_{}[]()#+-.!|<>$:~"
    return "".join(f"\\{c}" if c in signs else c for c in text)
