"""Another file in the place of a paper: the same id and facts, and what became of its blocks and words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from compare.apart import read_apart
from compare.errors import CompareError, UnreadableFileError
from compare.i18n import format_number, mark
from compare.library import edit_letter, load_kept, read_source, replace_letter
from compare.model import Letter
from compare.text.audit import count_body
from compare.text.proposed import facts_of
from compare.ui.context import Context
from compare.ui.own.papers import Former, Step, facts_to_edited, note_step, own_papers, put_own, room_left
from compare.ui.own.uploader import say_uploader
from compare.ui.parts import letter_link, say, show_error

_REPLACED = "own-replaced"
SAME_FILE = mark("this is the very file that is there; choose another")
NO_ROOM = mark("there is no room for it in this visit; remove or keep some of your papers first")


@dataclass(frozen=True, slots=True)
class Replaced:
    """What another file made of a paper.

    ``same`` blocks have the number and the text that they had, so that links to them still hold;
    ``first`` is the number of the first block that differs, 0 when none does.
    """

    short: str
    id: str
    blocks: tuple[int, int]
    words: tuple[int, int]
    same: int
    first: int


def compare_readings(before: Letter, after: Letter) -> Replaced:
    """What differs between two readings of one paper, block by number."""
    pairs = list(zip(before.blocks, after.blocks, strict=False))
    unlike = [a.n for a, b in pairs if a.text != b.text]
    shorter = len(pairs)
    longer = max(len(before.blocks), len(after.blocks))
    return Replaced(
        short=after.short,
        id=after.id,
        blocks=(len(before.blocks), len(after.blocks)),
        words=(count_body(before), count_body(after)),
        same=shorter - len(unlike),
        first=unlike[0] if unlike else shorter + 1 if longer > shorter else 0,
    )


def show_replacing(ctx: Context, key: str, letter: Letter, kept: bool = False) -> None:
    """The place for another file of a paper.

    Args:
        key: Checksum of a paper of this visit, or id of a kept one.
        letter: The paper as it is.
        kept: Whether it is in the library.
    """
    t = ctx.t
    with st.form(f"replace-{key[:40]}", border=True, clear_on_submit=True):
        say_uploader(ctx, t("at most 10 MB each"))
        file = st.file_uploader(t("Replace it by another file of the same paper"), key=f"other-{key[:40]}")
        say(ctx, t("Its id and facts stay. You will see what changed, and can undo it."))
        pressed = st.form_submit_button(t("Replace"))
    if not (pressed and file):
        return
    try:
        with st.spinner(t("Reading {file} …").format(file=file.name)):
            after = read_apart(file.getvalue(), file.name)
        if after.sha256 == letter.sha256:
            raise UnreadableFileError(f"{file.name}: {SAME_FILE}")
        made = (_replace_kept if kept else _replace_own)(key, letter, after, file.getvalue())
    except CompareError as error:
        show_error(t, error)
        return
    st.session_state[_REPLACED] = made
    st.rerun()


def _replace_own(key: str, letter: Letter, after: Letter, data: bytes) -> Replaced:
    """Put another file in the place of a paper of this visit.

    Raises:
        UnreadableFileError: There is no room for it.
    """
    former = next(x for x in own_papers() if x.key == key)
    if len(data) - len(former.data) > room_left()[1]:
        raise UnreadableFileError(f"{after.source_file}: {NO_ROOM}")
    facts = facts_to_edited(after, facts_of(letter))
    own = replace(former, read=after, data=data, metadata=b"", facts=facts)
    put_own(own if x.key == key else x for x in own_papers() if x.key != own.key)
    note_step(Step("replaced", letter.short, drop=own.key, back=former))
    return compare_readings(letter, own.letter)


def _replace_kept(id: str, letter: Letter, after: Letter, data: bytes) -> Replaced:
    """Put another file in the place of a letter of the library.

    Raises:
        CompareError: It could not be written, or what was there cannot be read.
    """
    before = load_kept(id)
    source, metadata = read_source(id)
    replace_letter(id, after, data)
    edit_letter(id, facts_to_edited(load_kept(id), facts_of(before)))
    note_step(Step("replaced", letter.short, former=Former(id, before.source_file, source, metadata)))
    return compare_readings(before, load_kept(id))


def show_replaced(ctx: Context) -> None:
    """What the last replacing changed, once: blocks, words, and whether links to blocks still hold."""
    made: Replaced | None = st.session_state.pop(_REPLACED, None)
    if made is None:
        return
    t = ctx.t
    before, after = (format_number(n, ctx.lang) for n in made.blocks)
    words_before, words_after = (format_number(n, ctx.lang) for n in made.words)
    told = t("«{letter}»: {after} blocks instead of {before}, {words_after} words instead of {words_before}.")
    sentence = told.format(
        letter=made.short, after=after, before=before, words_after=words_after, words_before=words_before
    )
    if not made.first:
        st.html(
            f'<p class="acc-own">{escape(sentence)} {escape(t("Every link to a block still holds."))}</p>'
        )
        return
    links = t(
        "{same} blocks have the number and the words that they had; from block {first} on a link may lead "
        "to another passage."
    ).format(same=format_number(made.same, ctx.lang), first=made.first)
    href = escape(letter_link(ctx, made.id, made.first if made.first <= made.blocks[1] else None))
    link = f'<a href="{href}" target="_self">{escape(t("see it"))}</a>'
    st.html(f'<p class="acc-own" role="status">{escape(sentence)} {escape(links)} {link}</p>')
