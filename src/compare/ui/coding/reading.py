"""One paragraph at a time to be coded by hand, its theme by the machine unseen."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from compare.analysis.coding import first_words
from compare.analysis.selection import EVERYONE
from compare.io.coding import Guide, read_codebook
from compare.model import CABINET, Block, Coded, Letter, Theme
from compare.ui.address import kept_ids, put_choice
from compare.ui.coding.codings import ASKS_SECONDARY, SHOWS_MACHINE, Place, Sample, own_coding, reader_name
from compare.ui.context import Context, paper_of
from compare.ui.parts import letter_link, say, speaker_name
from compare.ui.scrolling import scroll_to
from compare.ui.store import cached_themes

_AT, _SHOWN = "at", "coding-shown"


@st.cache_resource(show_spinner=False)
def _codebook() -> dict[str, Guide]:
    return read_codebook()


def show_reading(ctx: Context, sample: Sample) -> None:
    """One paragraph with what stands around it, and the themes to choose from."""
    t = ctx.t
    own = own_coding()
    say(
        ctx,
        t(
            "Read a random sample and say what each paragraph is mainly about. What the machine made of it "
            "stays hidden until you have chosen; then you see how often it agrees, and what the shares "
            "become."
        ),
        "acc-lead",
    )
    done = sum(place in own for place in sample.places)
    told = t("{n} of {all} read").format(n=done, all=len(sample.places))
    st.progress(done / len(sample.places) if sample.places else 0.0, text=told)
    at = _place_now(sample)
    if at is None:
        _show_end(ctx)
        return
    letter, block = paper_of(ctx, at[0]), paper_of(ctx, at[0]).block(at[1])
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.html(_reading_html(ctx, letter, block))
        if ctx.narrow and st.session_state.get(_SHOWN, at) != at:
            _scroll_up(at)
        st.session_state[_SHOWN] = at
        _show_steps(ctx, sample, at)
        _show_chosen(ctx, at)
    with right:
        _show_themes(ctx, sample, at)


def _place_now(sample: Sample) -> Place | None:
    """The paragraph on the screen: the one gone to, else the first without a code; None when all have one."""
    asked = kept_ids(_AT)
    if gone_to := next((p for p in sample.places if _id_of(p) in asked), None):
        return gone_to
    return next((p for p in sample.places if p not in own_coding()), None)


def _show_end(ctx: Context) -> None:
    t = ctx.t
    st.success(
        t("All paragraphs of this sample are coded. Look at the outcome, and keep your file."), icon="✔️"
    )
    with st.container(horizontal=True):
        st.button(
            t("Back"), on_click=_go, args=(next(reversed(own_coding()), None),), icon=":material/arrow_back:"
        )


def _reading_html(ctx: Context, letter: Letter, block: Block) -> str:
    """The paragraph in reading width under its heading and, for an answer, its question; all escaped."""
    where = " › ".join((*block.section, *([block.box] if block.box else [])))
    who = (
        ""
        if letter.kind == "letter" and block.speaker == CABINET
        else f" · {speaker_name(ctx, block.speaker)}"
    )
    head = f'<div class="acc-meta"><b>{escape(letter.short)}</b>{escape(who)}</div>'
    head += f'<div class="acc-meta" lang="nl">{escape(where)}</div>' if where else ""
    asked = [
        b
        for b in letter.blocks
        if block.is_answer and b.kind == "question" and set(b.question_numbers) & set(block.question_numbers)
    ]
    around = ""
    if asked:
        text = "".join(f"<p>{escape(b.text)}</p>" for b in asked)
        around = f"<details open><summary>{escape(ctx.t('The question'))}</summary>{text}</details>"
    body = "".join(f"<p>{escape(part)}</p>" for part in block.text.split("\n") if part)
    link = escape(letter_link(ctx, letter.id, block.n))
    read = escape(ctx.t("see it in its place"))
    return (
        f'<div class="acc-read">{head}<div class="around" lang="nl">{around}</div>'
        f'<div class="text" lang="nl">{body}</div>'
        f'<div class="acc-meta"><a href="{link}" target="_self">{read}</a></div></div>'
    )


def _scroll_up(at: Place) -> None:
    """Bring the paragraph into view: on a phone the themes stand below it."""
    scroll_to(".acc-read", str(at), "start", wait=150)


def _show_themes(ctx: Context, sample: Sample, at: Place) -> None:
    """The themes in groups, a search among them, and what the codebook says of the one chosen."""
    t = ctx.t
    row = own_coding().get(at)
    chosen = row.primary[0] if row and row.primary else ""
    groups = _groups(ctx)
    names = {theme.id: ctx.label(theme) for group in groups.values() for theme in group}
    key = f"{at[0]}-{at[1]}"
    st.selectbox(
        t("What is this paragraph mainly about?"),
        list(names),
        index=None,
        key=f"coding-find-{key}",
        format_func=lambda x: names.get(x, x),
        placeholder=t("Type to find a theme, or choose one below"),
        on_change=_choose_found,
        args=(ctx, sample, at, key),
    )
    for group, themes in groups.items():
        st.html(f'<p class="acc-group">{escape(group)}</p>')
        with st.container(horizontal=True, gap="xxsmall"):
            for theme in themes:
                st.button(
                    names[theme.id],
                    key=f"coding-{key}-{theme.id}",
                    help=_guide(ctx, theme.id),
                    type="primary" if theme.id == chosen else "secondary",
                    on_click=_choose,
                    args=(ctx, sample, at, theme.id),
                    wrap=True,
                )


def _groups(ctx: Context) -> dict[str, list[Theme]]:
    """The themes by the codebook's groups; those of the reader's own list come last."""
    book = _codebook()
    groups: dict[str, list[Theme]] = {}
    order = {theme_id: i for i, theme_id in enumerate(book)}
    by_group = {g.group: i for i, g in reversed(list(enumerate(book.values())))}
    for theme in sorted(
        ctx.themes,
        key=lambda x: (by_group[book[x.id].group], order[x.id]) if x.id in book else (len(order), 0),
    ):
        guide = book.get(theme.id)
        own = ctx.t("Of your own list")
        name = own if guide is None else guide.group if ctx.lang == "nl" else guide.group_en
        groups.setdefault(name, []).append(theme)
    return groups


def _guide(ctx: Context, theme_id: str) -> str | None:
    """What belongs to a theme and what does not, as the codebook has it."""
    guide = _codebook().get(theme_id)
    if guide is None:
        return None
    dutch = ctx.lang == "nl"
    text = ctx.t("Belongs to it: {what}.").format(what=guide.belongs if dutch else guide.belongs_en)
    if guide.excluded:
        text += " " + ctx.t("Not: {what}.").format(what=guide.excluded if dutch else guide.excluded_en)
    return text


def _show_chosen(ctx: Context, at: Place) -> None:
    """What was chosen with its codebook line, the secondary themes, and the machine's theme when asked."""
    t = ctx.t
    row = own_coding().get(at)
    if row is None:
        return
    names = {theme.id: ctx.label(theme) for theme in ctx.themes}
    if not row.primary:
        say(ctx, t("You could not tell. This paragraph counts as not coded."))
        return
    chosen = ", ".join(names.get(x, x) for x in row.primary)
    say(ctx, t("Chosen: {theme}.").format(theme=chosen) + " " + (_guide(ctx, row.primary[0]) or ""))
    if st.session_state.get(ASKS_SECONDARY) or row.secondary:
        offered = [x for x in names if x not in row.primary]
        st.multiselect(
            t("Secondary themes, at most two"),
            offered,
            default=[x for x in row.secondary if x in offered],
            key=f"coding-secondary-{at[0]}-{at[1]}-{row.primary[0]}",
            max_selections=max(2, len(row.secondary)),
            format_func=lambda x: names.get(x, x),
            placeholder=t("none"),
            on_change=_choose_secondary,
            args=(at, f"coding-secondary-{at[0]}-{at[1]}-{row.primary[0]}"),
        )
    if st.session_state.get(SHOWS_MACHINE):
        given = next(p for p in cached_themes(ctx, (paper_of(ctx, at[0]),), EVERYONE) if p.n == at[1])
        say(ctx, t("The machine gave: {theme}.").format(theme=names.get(given.primary, given.primary)))


def _show_steps(ctx: Context, sample: Sample, at: Place) -> None:
    """Back, skip or on, and «cannot tell»; each has a key."""
    t = ctx.t
    coded = at in own_coding()
    before, after = _neighbours(sample, at)
    with st.container(horizontal=True, key="coding-steps"):
        st.button(
            t("Back"), on_click=_go, args=(before,), disabled=before is None, shortcut="Left", wrap=True
        )
        name = t("Next") if coded else t("Skip")
        st.button(name, on_click=_go, args=(after,), disabled=after is None, shortcut="Right", wrap=True)
        st.button(
            t("Cannot tell"), on_click=_choose, args=(ctx, sample, at, ""), shortcut="Shift+Space", wrap=True
        )
        if coded:
            st.button(t("Take the code away"), on_click=_forget, args=(at,), wrap=True, type="tertiary")


def _neighbours(sample: Sample, at: Place) -> tuple[Place | None, Place | None]:
    """The paragraph before, and the next without a code (else the next, else none)."""
    i = sample.places.index(at)
    after = next((p for p in _after(sample, at) if p not in own_coding()), None)
    return sample.places[i - 1] if i else None, after or next(iter(sample.places[i + 1 :]), None)


def _id_of(place: Place) -> str:
    """A paragraph as the address names it."""
    return f"{place[0]}:{place[1]}"


def _go(place: Place | None) -> None:
    put_choice(_AT, *([_id_of(place)] if place else []))


def _choose_found(ctx: Context, sample: Sample, at: Place, key: str) -> None:
    """A theme found by typing was chosen."""
    if found := st.session_state.get(f"coding-find-{key}"):
        _choose(ctx, sample, at, found)


def _choose(ctx: Context, sample: Sample, at: Place, theme_id: str) -> None:
    """Keep the code, none when the reader cannot tell; then on, unless more is asked of this paragraph."""
    letter = next(x for x in sample.letters if x.id == at[0])
    coded = own_coding()
    before = coded.get(at)
    secondary = tuple(x for x in (before.secondary if before else ()) if x != theme_id)
    primary = (theme_id,) if theme_id else ()
    begins = first_words(letter.block(at[1]).text)
    coded[at] = Coded(at[0], at[1], begins, primary, secondary if primary else (), reader_name(ctx))
    stays = st.session_state.get(ASKS_SECONDARY) or st.session_state.get(SHOWS_MACHINE)
    after = next((p for p in _after(sample, at) if p not in coded), None)
    _go(at if stays and primary else after)


def _after(sample: Sample, at: Place) -> list[Place]:
    """The sample from a paragraph on, and round to it again."""
    i = sample.places.index(at)
    return [*sample.places[i + 1 :], *sample.places[:i]]


def _choose_secondary(at: Place, key: str) -> None:
    coded = own_coding()
    coded[at] = replace(coded[at], secondary=tuple(st.session_state[key]))


def _forget(at: Place) -> None:
    own_coding().pop(at, None)
    _go(at)
