"""A shift as a sentence for a newspaper: right at 0, 1 and n, in both languages, no more than counted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from chart_builders import EARLIER, LATER
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.detectable import find_needed
from compare.analysis.shifts import Shift
from compare.export.notes import needed_to_sentence, power_to_sentence, shift_to_footnote
from compare.export.sentences import certainty_to_sentence, name_letter, shift_to_sentence
from compare.i18n import LANGUAGES, translator
from compare.model import Share
from compare.text.citations import cite

WORDS = 10_000


def shift(
    before: int,
    after: int,
    *,
    kind: str = "concept",
    margin: tuple[float, float] = (1.0, 9.0),
    clear: bool = True,
    paragraphs: tuple[int, int] = (6, 8),
    still_fits: tuple[float, float] = (0.0, 0.0),
    enough: bool = True,
    name: str = "China",
) -> Shift:
    """A shift between two letters of 10,000 words; the margin is in the unit of the sentence."""
    unit = 100 if kind == "theme" else WORDS
    a, b = Share(before, WORDS), Share(after, WORDS)
    return Shift(
        kind=kind, id="china", label=name, label_en=name, earlier_id=EARLIER.id, later_id=LATER.id,
        earlier=a, later=b, difference=b.value - a.value, low=margin[0] / unit, high=margin[1] / unit,
        p=0.0123, clear=clear, size=1.0 if clear else 0.0, paragraphs=paragraphs, of_paragraphs=(80, 90),
        still_fits=still_fits, tried=50, enough=enough,
    )  # fmt: skip


def told(made: Shift, lang: str = "nl", source: bool = False) -> str:
    return shift_to_sentence(made, EARLIER, LATER, translator(lang), lang, source=source)


def test_a_term_that_is_in_both_letters() -> None:
    assert told(shift(8, 20, margin=(3.5, 21))) == (
        "«China» wordt 20 keer genoemd in de Beleidsbrief 2022, tegen 8 keer in de Rapportage 2020: 20 tegen "
        "8 per 10.000 woorden, 2,5 keer zo vaak. Dat is 12 per 10.000 woorden meer (marge: 3,5 tot 21). Door "
        "toeval is zo’n verschil onwaarschijnlijk, ook bij 50 vergeleken onderwerpen."
    )
    assert told(shift(8, 20, margin=(3.5, 21)), "en") == (
        "“China” is named 20 times in the Beleidsbrief 2022, against 8 times in the Rapportage 2020: 20 "
        "against 8 per 10,000 words, 2.5 times as often. That is 12 more per 10,000 words (margin: 3.5 to "
        "21). A difference like that is unlikely to be chance, even with 50 subjects compared."
    )


def test_once_and_twice_are_words() -> None:
    assert "één keer genoemd" in told(shift(6, 1))
    assert "is named once" in told(shift(6, 1), "en") and "against twice" in told(shift(2, 9), "en")


def test_a_zero_is_never_gone_and_has_its_bound() -> None:
    came = told(shift(0, 20, still_fits=(3.74e-4, 0)))
    assert "en niet in de Rapportage 2020 (tot 3,7 per 10.000 woorden zou daar nog passen)" in came
    went = told(shift(20, 0, margin=(-31, -9), still_fits=(0, 3.74e-4)))
    assert "wordt niet genoemd in de Beleidsbrief 2022 (tot 3,7 per 10.000 woorden zou nog passen)" in went
    assert "in de Rapportage 2020 was dat 20 keer" in went
    for text in (came, went):
        assert not re.search("verdwenen|weg|keer zo vaak|vaker", text)


@pytest.mark.parametrize(
    ("before", "after", "ratio"),
    [
        (4, 40, ""), (40, 4, ""), (5, 40, ", 8 keer zo vaak"), (10, 13, ", 30% vaker"),
        (10, 6, ", 40% minder vaak"), (10, 10, ", even vaak"),
    ],
)  # fmt: skip
def test_a_ratio_is_said_only_when_both_counts_are_five_or_more(before: int, after: int, ratio: str) -> None:
    text = told(shift(before, after))
    assert (f"per 10.000 woorden{ratio}." in text) and (bool(ratio) == bool(re.search("vaak|vaker", text)))


def test_a_fall_is_said_as_a_fall_and_its_margin_from_small_to_large() -> None:
    assert "Dat is 12 per 10.000 woorden minder (marge: 3,5 tot 21)." in told(
        shift(20, 8, margin=(-21, -3.5))
    )


def test_a_margin_that_holds_both_more_and_less_says_so() -> None:
    assert "(marge: van 3,5 minder tot 21 meer)" in told(shift(8, 20, margin=(-3.5, 21)))
    assert "(marge: van 3,5 meer tot 21 minder)" in told(shift(20, 8, margin=(-21, 3.5)))
    assert "(margin: from 3.5 fewer to 21 more)" in told(shift(8, 20, margin=(-3.5, 21)), "en")


def test_a_theme_is_said_in_parts_of_the_words_and_in_paragraphs() -> None:
    text = told(shift(500, 1200, kind="theme", margin=(2, 13)))
    assert text.startswith(
        "Het thema «China» beslaat 12% van de woorden in de Beleidsbrief 2022 (8 van de 90 alinea’s), tegen "
        "5% in de Rapportage 2020 (6 van de 80), 2,4 keer zoveel ruimte. Dat is 7 procentpunt meer (marge: 2 "
        "tot 13)."
    )


def test_the_ratio_of_a_theme_hangs_on_its_paragraphs_not_on_its_words() -> None:
    assert "ruimte" not in told(shift(500, 1250, kind="theme", paragraphs=(4, 8)))


def test_a_theme_that_one_letter_lacks() -> None:
    came = told(shift(0, 800, kind="theme", paragraphs=(0, 8), still_fits=(0.044, 0)))
    assert "gaat geen enkele alinea daar hoofdzakelijk over (tot 4,4% van de woorden zou nog passen)" in came
    went = told(shift(800, 0, kind="theme", paragraphs=(8, 0), margin=(-12, -3), still_fits=(0, 0.044)))
    assert went.startswith(
        "In de Beleidsbrief 2022 gaat geen enkele alinea hoofdzakelijk over het thema «China»"
    )


def test_how_sure_it_is_stands_in_words_with_the_length_of_the_list() -> None:
    t = translator("nl")
    firm, loose = shift(5, 20), shift(5, 20, clear=False)
    assert "onwaarschijnlijk, ook bij 50 vergeleken onderwerpen" in certainty_to_sentence(firm, t, "nl")
    assert "Hard is dat niet: bij 50 vergeleken onderwerpen" in certainty_to_sentence(loose, t, "nl")
    assert "te weinig vermeldingen" in certainty_to_sentence(shift(1, 2, clear=False, enough=False), t, "nl")
    words = replace(loose, kind="word", tried=1091)
    assert "bij 1.091 vergeleken woorden" in certainty_to_sentence(words, t, "nl")
    assert "verschillen de twee brieven niet" in certainty_to_sentence(shift(7, 7, clear=False), t, "nl")


def test_the_source_is_the_citation_of_both_letters() -> None:
    text = told(shift(8, 20), source=True)
    assert text.endswith(
        "Bron: Kamerstukken II 2019/20, 33694, nr. 57; Kamerstukken II 2021/22, 35925 V, nr. 84."
    )


@pytest.mark.parametrize(
    ("short", "nl", "en"),
    [
        ("Beleidsbrief BZ 2022", "de Beleidsbrief BZ 2022", "the Beleidsbrief BZ 2022"),
        ("NAVO-overleg oktober 2020", "het NAVO-overleg oktober 2020", "the NAVO-overleg oktober 2020"),
        ("Kamervragen 2020", "de Kamervragen 2020", "the Kamervragen 2020"),
        ("Verslag Wet open overheid", "het Verslag Wet open overheid", "the Verslag Wet open overheid"),
        ("China", "«China»", "“China”"),
    ],
)
def test_a_letter_has_its_article(short: str, nl: str, en: str) -> None:
    letter = replace(LATER, short=short)
    assert (name_letter(letter, "nl"), name_letter(letter, "en")) == (nl, en)


def test_the_footnote_is_two_lines_with_words_speaker_method_and_p() -> None:
    note = shift_to_footnote(
        shift(8, 20), EARLIER, LATER, translator("nl"), "nl", forms=("China", "Chinees*")
    )
    first, second = note.split("\n")
    assert (
        cite(EARLIER) in first
        and "(10.000 woorden)" in first
        and "alleen de woorden van het kabinet" in first
    )
    assert "Getelde vormen: China, Chinees*." in second and "p = 0,012" in second and "Holm" in second
    word = replace(shift(8, 20, kind="word"), p=0.00001, lrc=-0.78)
    assert "LRC −0,78" in shift_to_footnote(word, EARLIER, LATER, translator("nl"), "nl")
    assert "q < 0.001" in shift_to_footnote(word, EARLIER, LATER, translator("en"), "en")


@given(
    st.integers(0, 400), st.integers(0, 400), st.sampled_from(["concept", "word", "theme"]), st.booleans(),
    st.booleans(), st.sampled_from(LANGUAGES), st.floats(-50, 50), st.floats(-50, 50),
)  # fmt: skip
def test_every_sentence_is_whole_whatever_was_counted(
    before: int, after: int, kind: str, clear: bool, enough: bool, lang: str, low: float, high: float
) -> None:
    made = shift(
        before, after, kind=kind, clear=clear, enough=enough, margin=(min(low, high), max(low, high)),
        paragraphs=(before, after), still_fits=(3e-4 * (not before), 3e-4 * (not after)),
    )  # fmt: skip
    text = told(made, lang, source=True)
    assert not re.search(r"[{}]|nan|inf\b|  | ,|\.\.|--", text)
    assert text.endswith(".") and text[0] in "«“HIT"
    assert not re.search(r"\d\.\d(?!\d\d)", re.sub(r"Bron.*", "", text)) or lang == "en"
    mentioned = re.findall(r"\d[\d.,]*", text.replace("% ", " "))
    if kind != "theme" and lang == "en":
        for n in (before, after):
            assert n < 3 or str(n) in mentioned


def test_what_it_would_have_taken_is_said_only_where_the_count_falls_short() -> None:
    nl = translator("nl")
    rise = replace(shift(10, 14, clear=False), tried=1)
    assert re.search(
        r"ongeveer \d+ keer of vaker in de Beleidsbrief 2022", needed_to_sentence(rise, LATER, nl, "nl")
    )
    few = replace(shift(4, 2, clear=False), tried=50)
    assert needed_to_sentence(few, LATER, nl, "nl").startswith("Zelfs zonder een enkele vermelding")
    assert needed_to_sentence(shift(10, 40), LATER, nl, "nl") == ""
    assert needed_to_sentence(replace(shift(10, 400, clear=False), tried=1), LATER, nl, "nl") == ""


def test_what_two_letters_can_show_is_said_with_their_length() -> None:
    needed = find_needed((12_392, 8_744), 1.0, (0, 10, 30))
    text = power_to_sentence(needed, EARLIER, LATER, (12_392, 8_744), translator("nl"), "nl")
    assert text.startswith("Deze stukken tellen 12.392 en 8.744 woorden.")
    assert f"moet minstens {needed[1].least} keer staan in de Beleidsbrief 2022" in text
    assert power_to_sentence((), EARLIER, LATER, (0, 5), translator("nl"), "nl") == (
        "Deze stukken zijn te kort om enig verschil te tonen."
    )
