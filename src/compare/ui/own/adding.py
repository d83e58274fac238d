"""Where a reader brings papers: by number or address from the official sites, or from files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import streamlit as st

from compare.errors import CompareError, FetchError
from compare.i18n import format_number, mark
from compare.library import ALREADY_THERE, Added, fetch_and_keep
from compare.ui.context import Context
from compare.ui.own.library_words import is_more, told_of_library
from compare.ui.own.papers import MOST_BYTES, MOST_PAPERS, bring_own, find_same_file, own_papers, room_left
from compare.ui.own.proposed import open_facts
from compare.ui.own.summary import show_read
from compare.ui.own.uploader import say_uploader
from compare.ui.parts import say

WAITING, READING, READ, REFUSED = "waiting", "reading", "read", "refused"
EXAMPLE_NUMBER = "kst-28844-269"
_ROWS, _ASKED = "added-rows", "number-asked"
_METADATA = ("metadata.xml", "metadata_owms.xml")
_EXAMPLE = Path(__file__).parent / "example_letter.txt"

STATES = {
    WAITING: mark("waiting"),
    READING: mark("is being read …"),
    READ: mark("read"),
    REFUSED: mark("refused"),
}
"""What a file that was brought is doing."""

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


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was chosen: its name, what it holds, and the metadata file that was chosen with it."""

    name: str
    data: bytes
    metadata: bytes = b""


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file or number: its state, what to tell, and the checksum of what was read."""

    name: str
    state: str = WAITING
    told: str = ""
    sha256: str = ""
    tried: tuple[str, ...] = ()


def show_adding(ctx: Context) -> None:
    """The place to bring papers, and what became of those that were brought last."""
    t = ctx.t
    shown = st.query_params.get("letter", "")
    rows, beside = st.session_state.get(_ROWS, ((), shown))
    if beside != shown:  # the reader has gone on to another letter
        rows = ()
    with st.expander(t("Add a paper"), icon=":material/add:", expanded=bool(rows)):
        left, right = st.columns(2, gap="large")
        with left:
            asked = _ask_number(ctx)
        with right:
            files = _ask_files(ctx)
        if asked:
            _finish(_fetch(ctx, asked), shown)
        if files:
            _finish(read_files(ctx, files), shown)
        show_rows(ctx, rows)
    if notes := [x for x in ctx.corpus.notes if not is_more(x)]:
        with st.expander(t("About the library ({n})").format(n=len(notes))):
            for note in notes:
                say(ctx, told_of_library(t, note))


def _ask_number(ctx: Context) -> str:
    """The number or address that the reader wants fetched; "" when nothing was asked now."""
    t = ctx.t
    with st.form("bring-number", border=False):
        asked = st.text_input(
            t("Bring a paper by its number, or an official address"),
            placeholder="kst-33694-57",
            key=_ASKED,
            help=t(
                "Kamerstuk 33 694, nr. 57 · 35925-V-84 · ah-tk-20202021-3235 · any address of "
                "officielebekendmakingen.nl. "
                "The XML is taken where there is one, else the HTML, else the PDF."
            ),
        )
        say(ctx, t("It is kept in this installation, with its address, date and checksum."))
        fetch = st.form_submit_button(t("Fetch"))
    st.button(
        t("Example: {number}").format(number=EXAMPLE_NUMBER),
        key="example-number",
        on_click=st.session_state.update,
        args=({_ASKED: EXAMPLE_NUMBER},),
        type="tertiary",
        help=t("Fills in the number of a letter on integrity in public administration (2023)."),
    )
    return asked.strip() if fetch else ""


def _ask_files(ctx: Context) -> tuple[Brought, ...]:
    """The files that the reader wants read; none when nothing was asked now."""
    t = ctx.t
    with st.form("bring-files", border=False, clear_on_submit=True):
        say_uploader(ctx, t("at most 10 MB each"))
        files = st.file_uploader(
            t("Or files of your own: PDF, XML, HTML, ODT, DOCX, text"), accept_multiple_files=True
        )
        say(ctx, t("Only you see them, in this visit only, and nothing of them is written to disk."))
        read = st.form_submit_button(t("Read"))
    example = st.button(
        t("Try it with an example letter"),
        key="example-letter",
        type="tertiary",
        help=t("A short letter that was written for Accent and never sent."),
    )
    if example:
        return (Brought("voorbeeldbrief.txt", _EXAMPLE.read_bytes()),)
    return pair_metadata([(x.name, x.getvalue()) for x in files]) if read and files else ()


def pair_metadata(files: Sequence[tuple[str, bytes]]) -> tuple[Brought, ...]:
    """The papers among some files, each with the metadata file that was chosen with it.

    ``kst-1-2.metadata.xml`` goes with ``kst-1-2.pdf``; metadata of no paper stay a file of their own.
    """
    stems = {Path(name).stem for name, _ in files if not name.endswith(_METADATA)}
    beside: dict[str, bytes] = {}
    papers = []
    for name, data in files:
        stem = next((name.removesuffix(f".{end}") for end in _METADATA if name.endswith(f".{end}")), "")
        if stem in stems:
            beside[stem] = data
        else:
            papers.append((name, data))
    return tuple(Brought(name, data, beside.get(Path(name).stem, b"")) for name, data in papers)


def read_files(ctx: Context, files: Sequence[Brought]) -> list[Row]:
    """Read files one by one, with a row for each that tells how far it is."""
    rows = [Row(file.name) for file in files]
    bar, place = st.progress(0.0), st.empty()
    for at, file in enumerate(files):
        rows[at] = replace(rows[at], state=READING)
        told = ctx.t("Reading {file} …").format(file=file.name)
        bar.progress(at / len(files), text=_literal(told))
        place.html(rows_html(ctx, rows))
        rows[at] = _read_file(ctx, file)
    bar.progress(1.0)
    came = [x for x in own_papers() if x.key in {row.sha256 for row in rows}]
    undated = [x.key for x in came if not x.is_dated]
    open_facts(undated[0] if undated else came[0].key if len(came) == 1 else "")
    return rows


def _read_file(ctx: Context, file: Brought) -> Row:
    """What became of one file."""
    t = ctx.t
    sha256 = hashlib.sha256(file.data).hexdigest()
    if find_same_file(ctx, sha256):
        return Row(file.name, READ, t("This very file was there already."), sha256)
    papers, size = room_left()
    if papers < 1 or len(file.data) > size:
        told = t(
            "No room: one visit holds {n} papers or {mb} MB at most. Remove or keep some of yours first."
        ).format(n=MOST_PAPERS, mb=MOST_BYTES // 1_000_000)
        return Row(file.name, REFUSED, told)
    try:
        own = bring_own(ctx, file.data, file.name, file.metadata)
    except CompareError as error:
        return Row(file.name, REFUSED, t(str(error).removeprefix(f"{file.name}: ")))
    return Row(file.name, READ, "", own.key)


def rows_html(ctx: Context, rows: Sequence[Row]) -> str:
    """A line for each file with what it is doing; all text escaped."""
    lines = "".join(
        f'<li class="acc-row-{row.state}"><b>{escape(row.name)}</b> <span>{escape(ctx.t(STATES[row.state]))}'
        f"</span>{f' {escape(row.told)}' if row.told else ''}</li>"
        for row in rows
    )
    return f'<ul class="acc-rows" role="status">{lines}</ul>'


def show_rows(ctx: Context, rows: Sequence[Row]) -> None:
    """What became of each file or number: a line with its audit, or why it was refused and what helps."""
    t = ctx.t
    there = {x.sha256: x for x in (*ctx.corpus.letters, *ctx.corpus.witnesses)}
    there |= {x.key: there.get(x.key, x.letter) for x in own_papers()}
    refused = [row for row in rows if row.state == REFUSED]
    if len(rows) > 1:
        told = t("{read} of {n} read, {refused} refused.")
        say(ctx, told.format(read=len(rows) - len(refused), n=len(rows), refused=len(refused)))
    for row in rows:
        if row.state == READ and row.sha256 in there:
            show_read(ctx, there[row.sha256], row.told)
    for row in refused:
        st.error(_literal(f"{row.name}: {row.told}" if row.name else row.told), icon=":material/error:")
        if row.tried:
            with st.popover(t("What was tried ({n})").format(n=len(row.tried))):
                st.text("\n".join(row.tried))
    if refused:
        say(
            ctx,
            t(
                "What can be read: PDF with text in it, XML, HTML, ODT, DOCX and plain text. "
                "The example above shows how it goes when all is well."
            ),
        )


def _finish(rows: Sequence[Row], shown: str) -> None:
    """Run the page again, now with the new letters in it; ``shown`` is the letter that it shows."""
    st.session_state[_ROWS] = (tuple(rows), shown)
    st.rerun()


def _fetch(ctx: Context, asked: str) -> list[Row]:
    """Bring what was asked for, and tell meanwhile how far it is."""
    from compare.io.papers.fetch import Step, Visit  # costs more to load than a page to draw

    t = ctx.t
    rows: list[Row] = []
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
                rows.append(_fetched_row(ctx, added))
    return rows


def _fetched_row(ctx: Context, added: Added) -> Row:
    """What became of a paper that was asked for by its number."""
    t, error, letter = ctx.t, added.error, added.letter
    if isinstance(error, FetchError):
        told = t(REASONS[error.reason]).format(asked=error.asked, problem=t(error.problem))
        return Row("", REFUSED, told, tried=error.tried)
    if error or letter is None:
        return Row(added.source or added.asked, REFUSED, t(str(error).removeprefix(f"{added.source}: ")))
    told = t("It was there already.") if added.status == ALREADY_THERE else t("It was added for everyone.")
    return Row(added.asked, READ, told, letter.sha256)


def _literal(text: str) -> str:
    """Text in which nothing is taken for Markdown."""
    signs = "\\`*_{}[]()#+-.!|<>$:~"
    return "".join(f"\\{c}" if c in signs else c for c in text)
