"""What every page stands in: frame, menu, language, the corpus, and results kept between reruns.

With `ui_parts` and `ui_widgets` the only module that knows Streamlit. Pages say ``from compare import ui``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from compare.analysis.frequency import TermCount, count_hits
from compare.analysis.hits import find_hits
from compare.analysis.keyness import KeynessResult, rank_keyness
from compare.analysis.matches import PassageFate, fate_of_passages
from compare.analysis.selection import CABINET_ONLY, EVERYONE, Selection, select_blocks
from compare.analysis.shifts import Shift, rank_shifts
from compare.analysis.themes import ParagraphThemes, ThemeShare, assign_themes, share_themes
from compare.corpus import Corpus, load_corpus
from compare.errors import CompareError
from compare.i18n import LANGUAGES, translator
from compare.io import tables as data_tables
from compare.model import Concept, Hit, Letter, Theme
from compare.ui_choices import choose_letters, choose_pair, choose_speakers, warn_unlike
from compare.ui_parts import (
    PassageCard,
    letter_link,
    mark_text,
    say,
    show_answer,
    show_chart,
    show_method,
    show_passages,
    show_table,
    speaker_name,
)
from compare.ui_widgets import CSS, screen_is_narrow

PAGES = (
    ("start", "app.py", "Start"),
    ("themas", "pages/themas.py", "Themes"),
    ("termen", "pages/termen.py", "Terms"),
    ("typerende_woorden", "pages/typerende_woorden.py", "Typical words"),
    ("verschillen", "pages/verschillen.py", "Differences"),
    ("vragen", "pages/vragen.py", "Questions and answers"),
    ("brieven", "pages/brieven.py", "Letters"),
    ("methode", "pages/methode.py", "Method"),
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a page works with: language, letters, and the lists from ``data/``.

    ``t`` turns an English sentence into the reader's language. ``narrow`` and
    ``dark`` tell about the screen.
    """

    lang: str
    t: Callable[[str], str]
    corpus: Corpus
    concepts: tuple[Concept, ...]
    themes: tuple[Theme, ...]
    stopwords: frozenset[str]
    narrow: bool = False
    dark: bool = False

    def label(self, thing: Concept | Theme) -> str:
        """Name of a concept or theme in the reader's language."""
        return thing.label if self.lang == "nl" else thing.label_en or thing.label


@st.cache_resource(show_spinner=False)
def _load() -> tuple[Corpus, tuple[Concept, ...], tuple[Theme, ...], frozenset[str]]:
    """Letters and lists, read once for all readers; then spare the collector what stays."""
    corpus = load_corpus()
    read_words = getattr(data_tables, "read_stopwords", None)
    stopwords = frozenset(read_words()) if read_words else frozenset()
    loaded = corpus, data_tables.read_concepts(), data_tables.read_themes(), stopwords
    gc.collect()
    gc.freeze()
    return loaded


def frame(page: str) -> Context:
    """Draw what every page shares, and give the page what it works with.

    Args:
        page: Name of the page, as in `PAGES`.

    Returns:
        The context. The run ends here, with a plain message, when the letters cannot be read.
    """
    lang = _language_so_far()
    t = translator(lang)
    name = next(title for key, _, title in PAGES if key == page)
    title = t(name) if page != "start" else t("Cabinet letters compared")
    st.set_page_config(page_title=f"{title} · Accent", page_icon="📜", layout="wide")
    st.html(f"<style>{CSS}</style>")
    narrow = screen_is_narrow()
    with st.sidebar:
        motto = t("Cabinet letters to parliament, compared")
        st.html(f'<p class="acc-brand">Accent</p><p class="acc-quiet">{motto}</p>')
        for _, path, label in PAGES:
            _link(path, t(label), lang)
        st.radio(
            "Taal / Language",
            LANGUAGES,
            key="lang",
            bind="query-params",
            horizontal=True,
            format_func=str,
            persist_state="session",
        )
    try:
        with st.spinner(t("Reading the letters …")):
            corpus, concepts, themes, stopwords = _load()
    except CompareError as error:
        st.error(f"{t('The letters cannot be read.')} {error}")
        st.stop()
    dark = st.context.theme.type == "dark"
    return Context(lang, t, corpus, concepts, themes, stopwords, narrow, dark)


def _language_so_far() -> str:
    """The language chosen before the switch is drawn: the page's title needs it already."""
    asked = st.session_state.get("lang") or st.query_params.get("lang") or LANGUAGES[0]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _link(path: str, label: str, lang: str) -> None:
    """A line of the menu; plain text where the page is not there."""
    try:
        st.page_link(path, label=label, query_params={"lang": lang} if lang != LANGUAGES[0] else None)
    except (StreamlitAPIException, KeyError):
        st.text(label)


def link_page(ctx: Context, page: str, label: str, **params: str) -> None:
    """A link to another page with its state; the reader stays in the same visit."""
    path = next(path for key, path, _ in PAGES if key == page)
    query = {**params, **({"lang": ctx.lang} if ctx.lang != LANGUAGES[0] else {})}
    try:
        st.page_link(path, label=label, query_params=query or None)
    except (StreamlitAPIException, KeyError):
        st.text(label)


def _key(*parts: Any) -> str:
    """Key of a cached result: letters by id and hash, the rest as written."""
    return "|".join(
        ",".join(f"{x.id}@{x.sha256}" for x in p)
        if isinstance(p, tuple) and p and isinstance(p[0], Letter)
        else f"{sorted(p.speakers) if p.speakers is not None else '*'}+{sorted(p.extra)}"
        if isinstance(p, Selection)
        else repr(p)
        for p in parts
    )


@st.cache_resource(show_spinner=False, max_entries=400)
def _keep(what: str, key: str, version: str, _make: Callable[[], Any]) -> Any:
    """A frozen result, made once; callers never change it."""
    return _make()


def _kept(ctx: Context, what: str, make: Callable[[], Any], *parts: Any) -> Any:
    """A result from the store, or made with a word on the screen that it is being made."""
    with st.spinner(ctx.t("Counting …"), show_time=False):
        return _keep(what, _key(*parts), ctx.corpus.version, make)


def cached_hits(
    ctx: Context, letters: Sequence[Letter], concept: Concept, selection: Selection = CABINET_ONLY
) -> tuple[Hit, ...]:
    """`find_hits`, kept between reruns."""
    chosen = tuple(letters)
    made: tuple[Hit, ...] = _kept(
        ctx, "hits", lambda: find_hits(chosen, concept, selection), chosen, concept, selection
    )
    return made


def cached_counts(
    ctx: Context,
    letters: Sequence[Letter],
    concept: Concept,
    selection: Selection = CABINET_ONLY,
    by: str = "letter",
) -> tuple[TermCount, ...]:
    """`count_hits`, kept between reruns."""
    chosen = tuple(letters)
    made: tuple[TermCount, ...] = _kept(
        ctx,
        "counts",
        lambda: count_hits(chosen, concept, by=by, selection=selection),
        chosen,
        concept,
        selection,
        by,
    )
    return made


def cached_themes(
    ctx: Context, letters: Sequence[Letter], selection: Selection = CABINET_ONLY
) -> tuple[ParagraphThemes, ...]:
    """`assign_themes`, kept between reruns."""
    chosen = tuple(letters)
    made: tuple[ParagraphThemes, ...] = _kept(
        ctx, "themes", lambda: assign_themes(chosen, ctx.themes, selection), chosen, selection
    )
    return made


def cached_shares(
    ctx: Context, letters: Sequence[Letter], selection: Selection = CABINET_ONLY, by: str = "letter"
) -> tuple[ThemeShare, ...]:
    """`share_themes` of `cached_themes`, kept between reruns."""
    chosen = tuple(letters)
    assigned = cached_themes(ctx, chosen, selection)
    made: tuple[ThemeShare, ...] = _kept(
        ctx, "shares", lambda: share_themes(assigned, ctx.themes, by=by), chosen, selection, by
    )
    return made


def cached_keyness(
    ctx: Context, target: Letter, reference: Letter, selection: Selection = CABINET_ONLY, **options: Any
) -> KeynessResult:
    """`rank_keyness` of two letters, kept between reruns; ``options`` go through to it."""
    made: KeynessResult = _kept(
        ctx,
        "keyness",
        lambda: rank_keyness(
            select_blocks(target, selection), select_blocks(reference, selection), **options
        ),
        (target,),
        (reference,),
        selection,
        tuple(sorted(options.items())),
    )
    return made


def cached_fates(
    ctx: Context, source: Letter, target: Letter, selection: Selection = CABINET_ONLY
) -> tuple[PassageFate, ...]:
    """`fate_of_passages`, kept between reruns."""
    made: tuple[PassageFate, ...] = _kept(
        ctx, "fates", lambda: fate_of_passages(source, target, selection), (source,), (target,), selection
    )
    return made


def cached_shifts(
    ctx: Context, a: Letter, b: Letter, selection: Selection = CABINET_ONLY
) -> tuple[Shift, ...]:
    """`rank_shifts` of two letters, kept between reruns."""
    made: tuple[Shift, ...] = _kept(
        ctx,
        "shifts",
        lambda: rank_shifts(a, b, ctx.concepts, ctx.themes, selection),
        (a,),
        (b,),
        selection,
    )
    return made


def paper_of(ctx: Context, letter_id: str) -> Letter:
    """The letter or witness with this id."""
    return next(x for x in (*ctx.corpus.letters, *ctx.corpus.witnesses) if x.id == letter_id)


__all__ = [
    "EVERYONE",
    "PAGES",
    "Context",
    "PassageCard",
    "cached_counts",
    "cached_fates",
    "cached_hits",
    "cached_keyness",
    "cached_shares",
    "cached_shifts",
    "cached_themes",
    "choose_letters",
    "choose_pair",
    "choose_speakers",
    "frame",
    "letter_link",
    "link_page",
    "mark_text",
    "paper_of",
    "say",
    "show_answer",
    "show_chart",
    "show_method",
    "show_passages",
    "show_table",
    "speaker_name",
    "warn_unlike",
]
