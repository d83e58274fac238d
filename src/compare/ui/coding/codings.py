"""The codings of a visit: which there are, what to code, files to keep and to load. Nobody else sees them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from compare.analysis.coding import draw_sample, fit_coded
from compare.errors import CompareError, UnreadableFileError
from compare.export.coding import coded_to_csv
from compare.i18n import format_number
from compare.io.coding import parse_coded, read_coded
from compare.model import Coded, Letter
from compare.ui.address import choose_one, choose_switch
from compare.ui.choices import choose_letters
from compare.ui.context import Context
from compare.ui.once import once
from compare.ui.own.uploader import say_uploader
from compare.ui.parts import say, show_error

OWN, PROJECT = "own", "data"
"""Ids of the reader's own coding and of the one that comes with Accent."""
ALL = "all"
SIZES = ("20", "40", "80", ALL)
DRAWS, MOST_BYTES = 20, 2_000_000
"""Different samples that can be drawn; the largest file that is read."""

_CODED, _OTHERS, _NAME, _TOLD = "coding-own", "coding-others", "coding-name", "coding-told"
ASKS_SECONDARY, SHOWS_MACHINE = "coding-secondary", "coding-show"
"""Names of two switches of a visit."""

Place = tuple[str, int]
"""Letter id and number of a block."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The paragraphs to code, in the order of reading, and where they come from."""

    letters: tuple[Letter, ...]
    places: tuple[Place, ...]
    paragraphs: int


def own_coding() -> dict[Place, Coded]:
    """What this visit's reader coded; nobody else sees it."""
    coded: dict[Place, Coded] = st.session_state.setdefault(_CODED, {})
    return coded


def other_codings() -> dict[str, tuple[Coded, ...]]:
    """Codings by others that this visit's reader loaded, by name."""
    others: dict[str, tuple[Coded, ...]] = st.session_state.setdefault(_OTHERS, {})
    return others


@st.cache_resource(show_spinner=False)
def project_coding() -> tuple[Coded, ...]:
    """The coding that comes with Accent."""
    return read_coded()


def codings(ctx: Context) -> dict[str, tuple[str, tuple[Coded, ...]]]:
    """Every coding there is: id, with name on the screen and what fits the letters loaded."""
    letters = (*ctx.corpus.letters, *ctx.corpus.witnesses)
    found: dict[str, tuple[str, tuple[Coded, ...]]] = {}
    if own := tuple(own_coding().values()):
        found[OWN] = (reader_name(ctx), own)
    found |= {name: (name, coded) for name, coded in other_codings().items()}
    found[PROJECT] = (ctx.t("Accent’s own coding"), project_coding())
    # What a reader codes is of that visit; only our own coding is the same for all.
    fit = {PROJECT: once(ctx, fit_coded)}
    return {
        key: (name, fit.get(key, fit_coded)(coded, letters).coded) for key, (name, coded) in found.items()
    }


def reader_name(ctx: Context) -> str:
    """Who this visit's reader is in the file."""
    return str(st.session_state.setdefault(_NAME, ctx.t("reader 1")))


def choose_sample(ctx: Context) -> Sample:
    """Which letters, how many paragraphs, and which draw; the address holds it."""
    t = ctx.t
    given = [x.id for x in ctx.corpus.letters if x.id in ctx.given and x.kind == "letter"]
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        letters = choose_letters(ctx, "coded", default=given[-1:] or [ctx.corpus.letters[0].id])
    with right, st.container(horizontal=True, vertical_alignment="bottom"):
        names = {size: t("all") if size == ALL else size for size in SIZES}
        size = choose_one(
            t("Paragraphs to read"), names, "size", draw=st.segmented_control, default="40", required=True
        )
        with st.popover(t("More choices")):
            draws = {str(n): str(n) for n in range(1, DRAWS + 1)}
            seed = choose_one(
                t("Which draw"),
                draws,
                "draw",
                help=t("Another number draws other paragraphs; the same number always draws the same ones."),
            )
            _choose_name(ctx)
            choose_switch(t("Ask for secondary themes too"), ASKS_SECONDARY)
            choose_switch(t("Show the machine's theme after my choice"), SHOWS_MACHINE)
    places = draw_sample(letters, None if size == ALL else int(size), int(seed))
    return Sample(letters, places, sum(b.is_body for x in letters for b in x.blocks))


def _choose_name(ctx: Context) -> None:
    """The reader's own name, which goes into the file."""
    name = st.text_input(ctx.t("Your name in the file"), value=reader_name(ctx), max_chars=40).strip()
    if name and name != reader_name(ctx):
        st.session_state[_NAME] = name
        coded = own_coding()
        coded.update({place: replace(row, reader=name) for place, row in coded.items()})


def show_files(ctx: Context, sample: Sample) -> None:
    """Where a coding is kept as a file and brought back, one's own or another reader's."""
    t = ctx.t
    own = own_coding()
    with st.expander(t("Keep, go on, or bring another reader's coding"), icon=":material/folder_open:"):
        say(
            ctx,
            t("Your coding lives in this visit only, and nobody else sees it. Keep the file to go on later."),
        )
        left = [place for place in sample.places if place not in own]
        with st.container(horizontal=True):
            st.download_button(
                t("Your coding as CSV ({n})").format(n=format_number(len(own), ctx.lang)),
                coded_to_csv(own.values()),
                file_name="codering.csv",
                mime="text/csv",
                on_click="ignore",
                disabled=not own,
            )
            st.download_button(
                t("This sample as a sheet to fill in"),
                coded_to_csv(own.values(), left, sample.letters, reader_name(ctx)),
                file_name="codering-in-te-vullen.csv",
                mime="text/csv",
                on_click="ignore",
            )
        with st.form("coding-load", border=False, clear_on_submit=True):
            say_uploader(ctx, t("CSV, at most 2 MB"))
            files = st.file_uploader(
                t("A coding as CSV"), type="csv", accept_multiple_files=True, max_upload_size=2
            )
            mine = st.checkbox(t("It is my own: go on with it"), value=not own)
            load = st.form_submit_button(t("Load"))
        if load and files:
            for file in files:
                _load(ctx, file.getvalue(), file.name, mine)
            st.rerun()
        for told in st.session_state.pop(_TOLD, []):
            if isinstance(told, CompareError):
                show_error(t, told)
            else:
                st.info(told)


def _load(ctx: Context, data: bytes, name: str, mine: bool) -> None:
    """Take a file in, and remember what to tell of it."""
    told: list[str | CompareError] = st.session_state.setdefault(_TOLD, [])
    try:
        if len(data) > MOST_BYTES:
            raise UnreadableFileError(f"{name}: is larger than 2 MB; a coding is never that large")
        coded = parse_coded(data, name, [theme.id for theme in ctx.themes])
    except CompareError as error:
        told.append(error)
        return
    fitted = fit_coded(coded, (*ctx.corpus.letters, *ctx.corpus.witnesses))
    if mine:
        own_coding().update(
            {(c.letter_id, c.block_n): replace(c, reader=reader_name(ctx)) for c in fitted.coded}
        )
    else:
        for reader in dict.fromkeys(c.reader for c in fitted.coded):
            other_codings()[reader or name] = tuple(c for c in fitted.coded if c.reader == reader)
    text = ctx.t("{file}: {n} paragraphs were taken in.").format(file=name, n=len(fitted.coded))
    if fitted.moved:
        text += " " + ctx.t("{n} stand under another number now and were found by their first words.").format(
            n=fitted.moved
        )
    if fitted.lost:
        places = ", ".join(f"{c.letter_id} {c.block_n}" for c in fitted.lost[:5])
        text += " " + ctx.t(
            "{n} were not found and left out, such as {places}: the letter was cut otherwise."
        ).format(n=len(fitted.lost), places=places)
    if fitted.absent:
        text += " " + ctx.t("Not loaded, so left out: {letters}.").format(letters=", ".join(fitted.absent))
    told.append(text)
