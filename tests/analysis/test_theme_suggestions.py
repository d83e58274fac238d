"""Words and paragraphs that the patterns of a theme may have missed."""

from __future__ import annotations

import pytest
from builders import build_letter
from scipy.stats import power_divergence

from compare.analysis.theme_suggestions import find_second_opinions, require_theme, suggest_words
from compare.analysis.themes import assign_themes
from compare.errors import UnknownIdError
from compare.model import Term, Theme

THEMES = (
    Theme("missies", "", "", (Term("missies:missie", "", "missie", "word", weight=2.0),)),
    Theme("cyber", "", "", (Term("cyber:cyber*", "", "cyber*", "prefix", weight=2.0),)),
    Theme("overig", "", "", (Term("overig:leeswijzer", "", "leeswijzer", "word", weight=2.0),)),
)
LETTER = build_letter(
    [
        "De missie vraagt patrouilles en helikopters.",
        "Een missie zonder patrouilles en helikopters.",
        "Elke missie telt patrouilles.",
        "Een cyberaanval treft servers en kabels.",
        "Na de cyberaanval vielen servers uit.",
        "Bij een cyberaanval: servers, kabels.",
        "De missie had servers en kabels nodig, veel servers.",
    ]
)
ASSIGNED = assign_themes([LETTER], THEMES)
STOP = frozenset({"een", "de", "en", "zonder", "elke", "bij", "na", "had", "veel", "nodig", "uit"})


def test_the_words_that_set_a_theme_apart_come_first() -> None:
    words = suggest_words([LETTER], ASSIGNED, "missies", STOP)
    assert words[0].forms == ("patrouilles",)
    assert (words[0].here, words[0].paragraphs, words[0].elsewhere) == (3, 3, 0)


def test_a_word_that_a_pattern_of_the_theme_covers_is_not_offered() -> None:
    assert all("missie" not in word.forms for word in suggest_words([LETTER], ASSIGNED, "missies", STOP))


def test_a_word_of_one_paragraph_is_an_incident_and_not_offered() -> None:
    assert "vragen" not in {word.word for word in suggest_words([LETTER], ASSIGNED, "missies", STOP)}


def test_the_likelihood_is_that_of_scipy() -> None:
    letter = build_letter(["missie doel doel", "missie doel", "cyber rest rest rest doel", "cyber rest"])
    (word,) = suggest_words([letter], assign_themes([letter], THEMES), "missies")
    assert (word.word, word.here, word.elsewhere) == ("doel", 3, 1)
    table = [3, 1, 0, 6]  # doel and other words, in the theme (its own pattern left out) and elsewhere
    expected = [3 * 4 / 10, 7 * 4 / 10, 3 * 6 / 10, 7 * 6 / 10]
    assert word.g2 == pytest.approx(power_divergence(table, expected, lambda_=0)[0])


def test_a_theme_without_paragraphs_has_nothing_to_offer() -> None:
    assert suggest_words([LETTER], ASSIGNED, "china", STOP) == ()


def test_the_second_voice_points_at_the_paragraph_that_reads_as_another_theme() -> None:
    (opinion,) = find_second_opinions([LETTER], ASSIGNED, stopwords=STOP)
    assert (opinion.n, opinion.primary, opinion.other) == (7, "missies", "cyber")
    assert "server" in opinion.words
    assert find_second_opinions([LETTER], ASSIGNED, "china", STOP) == ()


def test_two_themes_are_needed_for_a_second_voice() -> None:
    letter = build_letter(["Een missie.", "Nog een missie.", "Weer een missie."])
    assert find_second_opinions([letter], assign_themes([letter], THEMES)) == ()


def test_a_theme_that_is_not_in_the_list_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="no such theme"):
        require_theme("sport", ("cyber",))
