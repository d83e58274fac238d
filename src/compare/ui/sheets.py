"""The printed pages of a letter as pictures, with the blocks that were read from them."""

from __future__ import annotations

from html import escape

import streamlit as st

from compare.apart import count_apart, draw_apart
from compare.corpus import Corpus, read_file_of
from compare.errors import UnreadableFileError
from compare.io.pdf.pictures import COLOURS, mark_sheet
from compare.model import Letter
from compare.ui.address import choose_one, choose_switch, put_choice
from compare.ui.context import OWN_FILES, OWN_LETTERS, Context
from compare.ui.parts import show_error
from compare.ui.reading import KINDS
from compare.ui.store import cached_doubts


def _draw(key: str, sheet: int, _corpus: Corpus, _letter: Letter, _doubtful: frozenset[int]) -> bytes:
    """A page with its blocks as PNG; ``key`` stands for the letter as it was read."""
    drawn = draw_apart(_bytes_of(_corpus, _letter), sheet, _letter.source_file)
    return mark_sheet(drawn, _letter, sheet, _doubtful)


def _count(key: str, _corpus: Corpus, _letter: Letter) -> int:
    """How many pages the letter's file has."""
    return count_apart(_bytes_of(_corpus, _letter), _letter.source_file)


_picture = st.cache_data(show_spinner=False, max_entries=60)(_draw)
_sheets = st.cache_data(show_spinner=False, max_entries=60)(_count)
# Of a paper of the visit alone nothing stays when the visit ends.
_own_picture = st.cache_data(show_spinner=False, max_entries=20, scope="session")(_draw)
_own_sheets = st.cache_data(show_spinner=False, max_entries=60, scope="session")(_count)


def _is_own(letter: Letter) -> bool:
    """Whether a letter is one of this visit alone."""
    return any(x.sha256 == letter.sha256 for x in st.session_state.get(OWN_LETTERS, ()))


def _bytes_of(corpus: Corpus, letter: Letter) -> bytes:
    """The file of a letter: the visit's own, or the one that is kept.

    Raises:
        UnreadableFileError: It is neither held by this visit nor kept, or it was changed.
    """
    own: dict[str, bytes] = st.session_state.get(OWN_FILES, {})
    return own.get(letter.sha256) or read_file_of(corpus, letter)


def choose_sheet(ctx: Context, letter: Letter, target: int | None) -> int | None:
    """The page of the file that the reader wants to see; None for the whole text.

    Args:
        target: Number of the block to go to, which brings its page.
    """
    if letter.format != "pdf":
        return None
    t = ctx.t
    if not choose_switch(t("Show the printed page beside the text"), "pages"):
        return None
    try:
        count = _own_sheets if _is_own(letter) else _sheets
        last = count(_key(ctx, letter), ctx.corpus, letter)
    except UnreadableFileError as error:
        show_error(t, error)
        return None
    printed: dict[int, int] = {}
    for block in letter.blocks:
        for area in block.areas[:1]:
            printed.setdefault(area.sheet, block.place.page)
    names = {
        str(n): t("page {page}").format(page=printed[n])
        if printed.get(n) == n
        else t("page {page} (sheet {sheet} of the file)").format(page=printed.get(n, "–"), sheet=n)
        for n in range(1, last + 1)
    }
    if target:
        areas = letter.block(target).areas
        put_choice("sheet", str(areas[0].sheet if areas else 1))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sheet = int(choose_one(t("Page"), names, "sheet", width=280))
        for label, to in ((t("Previous page"), sheet - 1), (t("Next page"), sheet + 1)):
            st.button(label, disabled=not 1 <= to <= last, on_click=put_choice, args=("sheet", str(to)))
    return sheet


def show_sheet(ctx: Context, letter: Letter, sheet: int) -> None:
    """A page as it is printed with its blocks outlined, and what the colours mean."""
    doubtful = frozenset(doubt.block_n for doubt in cached_doubts(ctx, letter))
    try:
        draw = _own_picture if _is_own(letter) else _picture
        picture = draw(_key(ctx, letter), sheet, ctx.corpus, letter, doubtful)
    except UnreadableFileError as error:
        show_error(ctx.t, error)
        return
    there = [b for b in letter.blocks if any(area.sheet == sheet for area in b.areas)]
    kinds = {b.kind for b in there}
    if any(x.area and x.area.sheet == sheet for x in letter.left_out):
        kinds.add("left_out")
    names = {**KINDS, "left_out": "left out"}
    marks = [
        f'<span><i style="border-color:{colour}"></i>{escape(ctx.t(names.get(kind, kind)))}</span>'
        for kind, colour in COLOURS.items()
        if kind in kinds
    ]
    if any(b.n in doubtful for b in there):
        marks.append(f'<span><i style="border:2px dashed #1a1a1a"></i>{escape(ctx.t("doubtful"))}</span>')
    with st.container(key="printed-page"):
        alt = ctx.t("Page {sheet} of the file, each block outlined with its number")
        st.image(picture, width="stretch", alt=alt.format(sheet=sheet))
        st.html(f'<p class="acc-legend">{"".join(marks)}</p>')


def blocks_on_sheet(letter: Letter, sheet: int) -> frozenset[int]:
    """Numbers of the blocks that stand on a page of the file, wholly or in part."""
    return frozenset(b.n for b in letter.blocks if any(area.sheet == sheet for area in b.areas))


def _key(ctx: Context, letter: Letter) -> str:
    return f"{letter.id}@{letter.sha256}@{ctx.corpus.version}"
