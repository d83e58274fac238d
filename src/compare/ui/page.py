"""What every page stands in: settings, menu, language, and the letters read once."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from functools import partial

import streamlit as st
from streamlit.errors import StreamlitAPIException

from compare.corpus import Corpus, load_corpus
from compare.errors import CompareError
from compare.i18n import LANGUAGES, mark, translator
from compare.io.facts import read_letters_csv
from compare.io.tables import DATA_DIR, read_stopwords
from compare.library import library_state
from compare.model import Letter
from compare.ui.address import choose_one, chosen_so_far, enter_page
from compare.ui.choices import EVERYONE_ID
from compare.ui.context import OWN_LETTERS, Context
from compare.ui.guide import guide_button, show_guide
from compare.ui.link_row import show_link_row
from compare.ui.lists.used import follow_lists, given_lists, show_lists_in_use, told
from compare.ui.made import begin_made
from compare.ui.once import with_own
from compare.ui.parts import show_error
from compare.ui.report.basket import count_in_menu
from compare.ui.table import follow_table
from compare.ui.widgets import CSS, measure_screen

PAGES = (
    ("start", "app.py", "Start"),
    ("themas", "pages/themas.py", "Themes"),
    ("termen", "pages/termen.py", "Terms"),
    ("typerende_woorden", "pages/typerende_woorden.py", "Typical words"),
    ("verschillen", "pages/verschillen.py", "Differences"),
    ("formules", "pages/formules.py", "Formulas"),
    ("vragen", "pages/vragen.py", "Questions and answers"),
    ("antwoorden", "pages/antwoorden.py", "Answers"),
    ("beweringen", "pages/beweringen.py", "Is it true?"),
    ("toezeggingen", "pages/toezeggingen.py", "Promises and style"),
    ("verloop", "pages/verloop.py", "Over time"),
    ("stevigheid", "pages/stevigheid.py", "How firm?"),
    ("coderen", "pages/coderen.py", "Coding"),
    ("zelftest", "pages/zelftest.py", "Self-test"),
    ("brieven", "pages/brieven.py", "Letters"),
    ("lijsten", "pages/lijsten.py", "Lists"),
    ("rapport", "pages/rapport.py", "Report"),
    ("kookboek", "pages/kookboek.py", "Cookbook"),
    ("methode", "pages/methode.py", "Method"),
)
CAPTIONS = {"themas": mark("Comparing"), "stevigheid": mark("Checking"), "brieven": mark("Sources")}
"""The menu's caption above a page."""
_LANGUAGES = {x: x for x in LANGUAGES}


@st.cache_resource(show_spinner=False)
def _states_read() -> set[str]:
    """The states of the library that were read: a spinner would cost each drawing more than the reading."""
    return set()


@st.cache_resource(show_spinner=False, max_entries=2)
def _load(state: str) -> tuple[Corpus, frozenset[str]]:
    """Letters and lists, read once for all readers; then spare the collector what stays.

    ``state`` is that of the folder of added papers: another one makes this be called anew.
    """
    given_lists()
    loaded = load_corpus(), read_stopwords()
    _states_read().add(state)
    gc.collect()
    gc.freeze()
    return loaded


@st.cache_resource(show_spinner=False)
def _given() -> frozenset[str]:
    """Ids of the letters that come with Accent."""
    return frozenset(row.id for row in read_letters_csv(DATA_DIR / "letters.csv"))


def frame(page: str) -> Context:
    """Draw what every page shares, and give the page what it works with.

    Args:
        page: Name of the page, as in `PAGES`.

    Returns:
        The context. The run ends here, with a plain message, when the letters cannot be read.
    """
    enter_page(page)
    lang = chosen_so_far(_LANGUAGES, "lang")
    t = translator(lang)
    name = next(title for key, _, title in PAGES if key == page)
    title = t(name) if page != "start" else t("Cabinet letters compared")
    made = begin_made(title)
    st.set_page_config(page_title=f"{title} · Accent", page_icon="📜", layout="wide")
    st.html(f"<style>{CSS}</style>")
    narrow, room = measure_screen()
    with st.sidebar:
        motto = t("Cabinet letters to parliament, compared")
        st.html(f'<p class="acc-brand">Accent</p><p class="acc-quiet">{motto}</p>')
        guide_button(t)
        for key, path, label in PAGES:
            if key in CAPTIONS:
                st.html(f'<p class="acc-menu">{t(CAPTIONS[key])}</p>')
            draw = partial(_link, path, lang=lang)
            if key == "rapport":
                count_in_menu(t(label), draw)
            else:
                draw(t(label))
        choose_one("Taal / Language", _LANGUAGES, "lang", draw=st.radio, horizontal=True)
    try:
        state = library_state()
        with nullcontext() if state in _states_read() else st.spinner(t("Reading the letters …")):
            corpus, stopwords = _load(state)
            if also := follow_table():
                corpus = load_corpus(also=also)
    except CompareError as error:
        show_error(t, error, t("The letters cannot be read."))
        st.stop()
    if own := st.session_state.get(OWN_LETTERS):
        corpus = with_own(corpus, own)
    dark = st.context.theme.type == "dark"
    used = follow_lists(corpus.version)
    if used.error:
        st.error(f"{told(t, used.error)} {t('The given lists are used.')}", icon=":material/error:")
    concepts, themes = used.lists.concepts, used.lists.themes
    ctx = Context(lang, t, corpus, concepts, themes, stopwords, narrow, dark, _given(), used.key, room)
    if page != "lijsten":
        show_lists_in_use(ctx, lambda: link_page(ctx, "lijsten", t("See the lists")))
    if page != "start":  # there it stands under the title
        show_guide(ctx, page, link_page)
    # last, as it stands beside the title that the page draws next
    show_link_row(ctx, made, lambda: link_page(ctx, "brieven", t("Add a paper")))
    return ctx


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


def link_everyone(ctx: Context, page: str, a: Letter, b: Letter) -> None:
    """The way on where one of a pair has no words of who counts: the same pair with the words of everyone."""
    link_page(ctx, page, ctx.t("Count everyone's words"), pair_a=a.id, pair_b=b.id, who=EVERYONE_ID)
