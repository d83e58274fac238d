"""Hyphens at line ends and broken web addresses."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Line
from compare.text.clean import count_inner_words, join_kind, join_lines

NONE: Counter[str] = Counter()


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("aange", "kondigd", "aangekondigd"),
        ("Noord", "Afrika", "Noord-Afrika"),
        ("Veiligheids", "en", "Veiligheids- en"),
        ("whole-of", "government", "whole-of-government"),
        ("post-INF", "veiligheidsomgeving", "post-INF-veiligheidsomgeving"),
        ("niet", "bondgenoten,", "niet-bondgenoten,"),
        ("niet", "temin", "niettemin"),
        ("politiek", "strategisch", "politiek-strategisch"),
        ("defensie", "uitgaven", "defensie-uitgaven"),
        ("substan", "tiële", "substantiële"),
        ("zo", "als", "zoals"),
        ("COVID-19", "crisis.", "COVID-19-crisis."),
        ("voedings", "bodems", "voedingsbodems"),
    ],
)
def test_a_word_broken_at_the_margin_becomes_the_word_it_was(left: str, right: str, whole: str) -> None:
    kind, _ = join_kind(left, right, NONE)
    glue = {"join": "", "hyphen": "-", "space": "- "}[kind]
    assert left + glue + right == whole


def test_the_form_seen_elsewhere_in_the_letter_decides() -> None:
    assert join_kind("sanctie", "instrument", Counter({"sanctie-instrument": 2}))[0] == "hyphen"
    assert join_kind("sanctie", "instrument", Counter({"sanctieinstrument": 2}))[0] == "join"


def test_the_ends_of_lines_that_were_not_broken_count_as_seen() -> None:
    texts = ("wie sprak van de Support-missie", "deed dat in de sanctie-", "instrument")
    seen = count_inner_words([Line(text, n) for n, text in enumerate(texts, start=1)])
    assert seen["support-missie"] == 1
    assert not seen["sanctie-"] and not seen["instrument"]


def test_a_web_address_broken_after_a_slash_is_glued_without_a_space() -> None:
    text, _, joins = join_lines(["zie https://www.nato.int/cps/", "en/natohq/115204.htm"], NONE)
    assert text == "zie https://www.nato.int/cps/en/natohq/115204.htm"
    assert joins[0].rule == "web address that goes on"


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        ("zie https://x.nl/een%20stuk", "%202022.pdf en", "https://x.nl/een%20stuk%202022.pdf en"),
        ("zie www.x.nl/het", "_stuk.html te zien", "www.x.nl/het_stuk.html te zien"),
        ("zie https://x.nl/het", "en/of het andere", "https://x.nl/het en/of het andere"),
        ("zie https://x.nl/het", "50% van het andere", "https://x.nl/het 50% van het andere"),
        ("zie https://x.nl/het.", "a=b is dan waar", "https://x.nl/het. a=b is dan waar"),
        ("wat de/het", "a/b is", "wat de/het a/b is"),
    ],
)  # fmt: skip
def test_a_web_address_goes_on_where_the_next_line_cannot_be_a_word(
    line: str, following: str, whole: str
) -> None:
    assert join_lines([line, following], NONE)[0].removeprefix("zie ") == whole


@pytest.mark.parametrize(
    ("left", "right", "seen", "kind"),
    [
        ("whole-of", "government", {}, "hyphen"),
        ("EU-China", "relatie", {"china": 3}, "hyphen"),
        ("NAVO-bondgeno", "ten", {"bondgenoten": 2}, "join"),
        ("politiek-strate", "gisch", {}, "join"),
        ("post-Cotonou", "verdrag", {}, "hyphen"),
        ("macro", "economisch", {}, "hyphen"),
        ("de", "escalatie", {}, "hyphen"),
        ("non", "proliferatie", {}, "hyphen"),
        ("ge", "informeerd", {}, "join"),
        ("financi", "eel", {}, "join"),
        ("muse", "um", {}, "join"),
    ],
)
def test_a_compound_is_broken_at_its_own_hyphen_unless_its_last_part_is_no_word(
    left: str, right: str, seen: dict[str, int], kind: str
) -> None:
    assert join_kind(left, right, Counter(seen))[0] == kind


def test_a_hyphen_in_a_web_address_stays() -> None:
    text, _, _ = join_lines(["https://x.nl/agenda-", "hoger-onderwijs."], NONE)
    assert text == "https://x.nl/agenda-hoger-onderwijs."


@given(
    st.lists(st.text(alphabet="abcdefg HIJ", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=8)
)
def test_every_line_starts_at_its_offset(lines: list[str]) -> None:
    folded = [" ".join(line.split()) for line in lines]
    text, starts, _ = join_lines(folded, NONE)
    assert text.split() == " ".join(folded).split()
    for line, start in zip(folded, starts, strict=True):
        assert text[start : start + len(line)] == line
