"""What a pattern fits, and what it must leave alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import PatternError
from compare.model import Term
from compare.text.patterns import compile_term, match_patterns, match_term, mode_of, term_from_text
from compare.text.tokens import split_tokens


def found(typed: str, text: str) -> list[str]:
    """What a typed pattern finds in a text."""
    return [text[start:end] for start, end in match_term(term_from_text(typed), text)]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("NAVO", "De NAVO-bondgenoten en de navo, niet navolging.", ["NAVO-bondgenoten", "navo"]),
        ("missie", "EU-missies en een EU-missie", ["EU-missie"]),
        ("cyber*", "cyber- en cyberaanval, anti-cyberbeleid", ["cyber-", "cyberaanval", "anti-cyberbeleid"]),
        (
            "*wapens",
            "kernwapens, wapens en NAVO-kernwapens of wapenstilstand",
            ["kernwapens", "wapens", "NAVO-kernwapens"],
        ),
        ("*klimaat*", "bedrijfsklimaatje", ["bedrijfsklimaatje"]),
        ("2%", "de 2%-norm, 2% van het bbp en de «2%»s-eis, niet 12% of 2", ["2%-norm", "2%", "2%"]),
        ("1325", "resolutie 1325 en 13255", ["1325"]),
        ("risico's", "De risico’s", ["risico’s"]),
    ],
)
def test_a_word_is_matched_on_the_hyphen_parts_and_shown_whole(
    typed: str, text: str, expected: list[str]
) -> None:
    assert found(typed, text) == expected


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        (
            "human security",
            "Human Security en human-security-beleid",
            ["Human Security", "human-security-beleid"],
        ),
        ("human security", "de «human» security", ["human» security"]),
        ("human security", "human, security. human. Security human (security)", []),
        ("2% s-eis", "graad van willekeurigheid van de 2%»s-eis.", ["2%»s-eis"]),
        ("2% norm", "de NAVO 2%-norm en de 2% norm", ["2%-norm", "2% norm"]),
        ("F-35", "extra F-35-jachtvliegtuigen", ["F-35-jachtvliegtuigen"]),
        ("strategische afhankelijkhe*", "strategische afhankelijkheden", ["strategische afhankelijkheden"]),
        ("inter* * veiligheid", "interne en externe veiligheid, internationale veiligheid", []),
        ("interne * externe", "interne en externe", ["interne en externe"]),
    ],
)
def test_the_words_of_a_phrase_stand_next_to_each_other(typed: str, text: str, expected: list[str]) -> None:
    assert found(typed, text) == expected


def test_a_token_counts_once_however_often_its_parts_fit() -> None:
    assert found("EU", "EU-EU-beleid") == ["EU-EU-beleid"]


def test_capitals_matter_only_when_asked() -> None:
    text = "De VS en vs. en Vs"
    assert found("vs", text) == ["VS", "vs", "Vs"]
    term = Term("vs", "VS", "VS", "word", case=True)
    assert [text[a:b] for a, b in match_term(term, text)] == ["VS"]


@pytest.mark.parametrize(
    ("pattern", "exclude", "text", "expected"),
    [
        ("weerba*", ("weerbarstig*",), "weerbaar, weerbarstiger, weerbare", ["weerbaar", "weerbare"]),
        ("Amerika", ("latijns-amerika",), "Amerika en Latijns-Amerika", ["Amerika"]),
        ("migratie*", ("*-achtergrond",), "migratie-achtergrond, migratiedruk", ["migratiedruk"]),
        ("China*", ("china",), "China, China-strategie en Chinastrategie", ["Chinastrategie"]),
    ],
)
def test_an_excluded_word_never_counts(
    pattern: str, exclude: tuple[str, ...], text: str, expected: list[str]
) -> None:
    term = Term("t", "t", pattern, mode_of(pattern), exclude=exclude)
    assert [text[a:b] for a, b in match_term(term, text)] == expected


@pytest.mark.parametrize("typed", ["", "  ", "*", "* *", "**", "…", "«»", "veil*heid"])
def test_a_pattern_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(PatternError):
        term_from_text(typed)


@pytest.mark.parametrize(
    ("typed", "mode"),
    [
        ("veilig", "word"),
        ("veilig*", "prefix"),
        ("*veilig", "suffix"),
        ("human security", "phrase"),
        ("*a*", "phrase"),
    ],
)
def test_the_mode_follows_from_what_was_typed(typed: str, mode: str) -> None:
    assert term_from_text(typed).mode == mode


def test_a_mode_that_does_not_go_with_its_pattern_is_refused() -> None:
    with pytest.raises(PatternError, match="prefix"):
        compile_term(Term("t", "t", "veilig*", "word"))
    with pytest.raises(PatternError, match="unknown mode"):
        compile_term(Term("t", "t", "veilig", "regex"))


def test_signs_of_a_regular_expression_are_only_signs() -> None:
    assert found("(a+)+ b", "a b") == ["a b"]
    assert found("veil.g", "veilig veil.g") == ["veil.g"]


@pytest.mark.parametrize("typed", ["(a+)+$ b", r"\d+", "NAVO, EU", "[a", "a|b"])
def test_a_sign_that_cannot_be_searched_is_refused_rather_than_dropped(typed: str) -> None:
    with pytest.raises(PatternError):
        term_from_text(typed)


@given(st.text(alphabet="ab- «».*2%'", max_size=40), st.text(alphabet="ab-*2% '", max_size=8))
def test_a_hit_always_covers_whole_words_in_order(text: str, typed: str) -> None:
    try:
        term = term_from_text(typed)
    except PatternError:
        return
    starts = {t.start for t in split_tokens(text)}
    ends = {t.end for t in split_tokens(text)}
    hits = match_term(term, text)
    assert list(hits) == sorted(set(hits))
    assert all(start in starts and end in ends for start, end in hits)


@given(st.lists(st.sampled_from(["navo", "EU", "China", "2%", "Chinese"]), min_size=1, max_size=8))
def test_every_word_of_a_text_is_found_by_itself(words: list[str]) -> None:
    text = " ".join(words)
    for word in words:
        assert len(match_term(term_from_text(word), text)) == sum(w.lower() == word.lower() for w in words)


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("2%", "2 % van het bbp, 2\u00a0% en 2%, niet 12 %", ["2 %", "2\u00a0%", "2%"]),
        ("2 %", "de 2%-norm", ["2%-norm"]),
        ("2% norm", "de 2 %-norm", ["2 %-norm"]),
        ("EU", "EU\u2011lidstaten en EU\u2010verband", ["EU\u2011lidstaten", "EU\u2010verband"]),
        ("en/of", "en/of, en of, en, of", ["en/of", "en of"]),
        ("normen regels", "normen/regels", []),
        ("R&D", "aan R&D en R&D-beleid; R, D", ["R&D", "R&D-beleid"]),
        ("INF verdrag", "het (INF)-verdrag, INF (verdrag)", ["INF)-verdrag"]),
        ("veiligheidsbeleid", "veiligheids- en defensiebeleid", []),
        ("veiligheids*", "veiligheids- en defensiebeleid", ["veiligheids-"]),
        ("EU", "EU/NAVO en EU's", ["EU"]),
        ("Oekraine", "Oekraïne", []),
        ("human security", "human\nsecurity", ["human\nsecurity"]),
    ],
)
def test_how_a_paper_sets_a_form_does_not_hide_it(typed: str, text: str, expected: list[str]) -> None:
    assert found(typed, text) == expected


def test_a_short_acronym_asks_for_its_capitals_and_a_word_does_not() -> None:
    text = "IS is een groep; AI, ai; de NAVO en navo; VS vs."
    assert found("IS", text) == ["IS"]
    assert found("AI", text) == ["AI"]
    assert found("is", text) == ["IS", "is"]
    assert found("NAVO", text) == ["NAVO", "navo"]


@pytest.mark.parametrize(
    ("pattern", "exclude", "text", "expected"),
    [
        ("Europa", ("Raad van Europa",), "Europa en de Raad van Europa", ["Europa"]),
        ("de Unie", ("de Unie van *",), "de Unie, de Unie van Utrecht", ["de Unie"]),
        ("klimaat", ("onderling klimaat",), "een onderling klimaat; klimaat", ["klimaat"]),
    ],
)
def test_a_hit_inside_an_excluded_phrase_does_not_count(
    pattern: str, exclude: tuple[str, ...], text: str, expected: list[str]
) -> None:
    term = Term("t", "t", pattern, mode_of(pattern), exclude=exclude)
    assert [text[a:b] for a, b in match_term(term, text)] == expected


def test_many_forms_at_once_find_what_each_finds_by_itself() -> None:
    text = "NAVO-bondgenoten, China's, 2%-norm, strategische autonomie en kernwapens"
    terms = [term_from_text(x) for x in ("NAVO", "*norm", "kern*", "strategische autonomie", "geen")]
    patterns = [compile_term(x) for x in terms]
    together = {(n, a, b) for n, a, b in match_patterns(patterns, text)}
    assert together == {(n, a, b) for n, x in enumerate(terms) for a, b in match_term(x, text)}
    assert {n for n, _, _ in together} == {0, 1, 2, 3}
