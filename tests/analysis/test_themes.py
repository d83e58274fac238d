"""Themes of paragraphs and their shares."""

from __future__ import annotations

import math

import pytest
from builders import build_block, build_letter

from compare.analysis.selection import CABINET_ONLY
from compare.analysis.themes import FLOOR, OTHER, ParagraphThemes, assign_themes, share_themes
from compare.corpus import load_corpus
from compare.io.tables import read_themes
from compare.model import Block, Term, Theme


def theme(id: str, *patterns: str, weight: float = 2.0) -> Theme:
    """A theme of these patterns."""
    terms = []
    for p in patterns:
        mode = "phrase" if " " in p or "-" in p else "prefix" if p.endswith("*") else "word"
        terms.append(Term(f"{id}:{p}", p, p, mode, weight=weight))
    return Theme(id, id, id, tuple(terms))


THEMES = (
    theme("navo-defensie", "NAVO", "lastenverdeling"),
    theme("missies", "NAVO-missie", "missie"),
    theme("china", "China"),
    theme("cyber", "cyber*"),
    theme("overig", "leeswijzer"),
)


def assign(*blocks: Block | str) -> tuple[ParagraphThemes, ...]:
    """Themes of the paragraphs of a letter of these blocks."""
    return assign_themes([build_letter(blocks)], THEMES)


def test_a_paragraph_gets_the_theme_that_its_words_point_to() -> None:
    (paragraph,) = assign("De lastenverdeling in de NAVO. En een cyberaanval.")
    assert paragraph.primary == "navo-defensie"
    assert list(paragraph.weights) == ["navo-defensie", "cyber"]
    assert math.isclose(sum(paragraph.weights.values()), 1.0)


def test_the_hits_sum_to_the_weights_that_they_explain() -> None:
    (paragraph,) = assign("De NAVO en de NAVO. Een cyberaanval.")
    total = sum(h.weight for h in paragraph.hits)
    for theme_id, part in paragraph.weights.items():
        own = sum(h.weight for h in paragraph.hits if h.theme_id == theme_id)
        assert math.isclose(own / total, part)


def test_a_hit_is_found_back_in_the_text() -> None:
    text = "Een cyberaanval op de NAVO."
    (paragraph,) = assign(text)
    assert {text[h.start : h.end] for h in paragraph.hits} == {"cyberaanval", "NAVO"}


def test_a_longer_form_speaks_for_the_words_inside_it() -> None:
    (paragraph,) = assign("De NAVO-missie.")
    assert {h.theme_id for h in paragraph.hits} == {"missies"}


def test_repeating_a_word_adds_less_each_time() -> None:
    once, twice, thrice = (
        sum(h.weight for h in p.hits)
        for p in assign("Iets. cyber", "Iets. cyber cyber", "Iets. cyber cyber cyber")
    )
    assert once < twice < thrice
    assert thrice - twice < twice - once


def test_a_theme_named_in_every_sentence_weighs_more_than_one_named_in_one() -> None:
    (paragraph,) = assign("Iets. Een missie. NAVO en NAVO. Nog een missie.")
    assert paragraph.primary == "missies"


def test_a_paragraph_without_hits_is_other() -> None:
    (paragraph,) = assign("Hier staat niets bijzonders.")
    assert (paragraph.primary, paragraph.weights, paragraph.hits) == (OTHER, {OTHER: 1.0}, ())


def test_a_paragraph_with_too_little_is_other_but_shows_what_was_found() -> None:
    weak = (theme("china", "China", weight=FLOOR / 10), theme("overig", "leeswijzer"))
    (paragraph,) = assign_themes([build_letter(["Iets over China."])], weak)
    assert (paragraph.primary, paragraph.weights) == (OTHER, {OTHER: 1.0})
    assert [h.text for h in paragraph.hits] == ["China"]


def test_the_nearest_heading_and_the_box_title_count_as_well() -> None:
    in_section, in_box = assign(
        build_block("Dat blijft zo.", section=("Inleiding", "Cyberdreigingen")),
        build_block("Dat blijft zo.", section=("Cyberdreigingen",), box="Uitgelicht: missie in Mali"),
    )
    assert (in_section.primary, in_section.hits[0].where) == ("cyber", "heading")
    assert in_box.primary == "missies"


def test_an_answer_that_names_no_subject_takes_that_of_its_question() -> None:
    _, answer = assign(
        build_block(
            "Hoe staat het met de lastenverdeling in de NAVO?", "question", speaker="SP", questions=(1,)
        ),
        build_block("Dat klopt.", "answer", questions=(1,)),
    )
    assert answer.primary == "navo-defensie"
    assert {h.where for h in answer.hits} == {"question"}


def test_an_answer_that_only_points_elsewhere_is_other() -> None:
    *_, answer = assign(
        build_block("Hoe staat het met de NAVO?", "question", speaker="SP", questions=(1,)),
        build_block("Goed, de NAVO werkt aan de lastenverdeling.", "answer", questions=(1,)),
        build_block("En de lastenverdeling in de NAVO?", "question", speaker="SP", questions=(2,)),
        build_block("Zie het antwoord op vraag 1.", "answer", questions=(2,)),
    )
    assert answer.primary == OTHER


def test_a_country_is_primary_only_when_it_dominates() -> None:
    named, dominant = assign(
        "China en een cyberaanval.", "China zoekt macht. China groeit. China dreigt met cyberaanvallen."
    )
    assert named.primary == "cyber"
    assert dominant.primary == "china"


def test_a_paragraph_that_lists_many_subjects_is_about_the_world_when_that_is_named() -> None:
    listing = "lastenverdeling, missie, China, cyberaanval en {}"
    themes = (
        *THEMES,
        theme("wereldorde", "machtsbalans", weight=1.9),
        theme("mensenrechten", "mensenrechten"),
    )
    letter = build_letter([listing.format("machtsbalans, mensenrechten"), listing.format("mensenrechten")])
    world, rest = assign_themes([letter], themes)
    assert world.primary == "wereldorde"
    assert rest.primary != "wereldorde"


def test_a_pattern_that_runs_through_the_letter_says_less_about_one_paragraph() -> None:
    text = "De NAVO en een missie."
    (alone,) = assign(text)
    among = assign(text, *["De NAVO."] * 30)[0]
    weight = {h.text: h.weight for h in alone.hits}
    damped = {h.text: h.weight for h in among.hits}
    assert damped["NAVO"] < weight["NAVO"]
    assert damped["missie"] == weight["missie"]


def test_the_assignment_does_not_depend_on_who_else_is_selected() -> None:
    letter = build_letter(
        [
            build_block("De NAVO?", "question", speaker="SP", questions=(1,)),
            build_block("Ja.", "answer", questions=(1,)),
            "Een missie.",
        ]
    )
    everyone = assign_themes([letter], THEMES)
    assert assign_themes([letter], THEMES, CABINET_ONLY) == everyone[1:]


def test_shares_are_words_by_primary_theme_and_sum_to_one() -> None:
    shares = share_themes(assign("NAVO lastenverdeling een twee", "missie " * 4, "niets bijzonders"), THEMES)
    assert [s.theme_id for s in shares] == [t.id for t in THEMES]
    assert math.isclose(sum(s.share for s in shares), 1.0)
    navo = shares[0]
    assert (navo.words, navo.total_words, navo.paragraphs, navo.total_paragraphs) == (4, 10, 1, 3)
    china = next(s for s in shares if s.theme_id == "china")
    assert (china.share, china.low) == (0.0, 0.0)
    assert china.high > 0
    assert all(s.low <= s.share <= s.high for s in shares)


def test_shares_by_speaker_have_a_row_for_every_theme_of_every_speaker() -> None:
    assigned = assign(build_block("NAVO?", "question", speaker="SP"), "Een missie.")
    shares = share_themes(assigned, THEMES, by="speaker")
    assert {(s.speaker, s.theme_id) for s in shares} == {(p, t.id) for p in ("SP", "kabinet") for t in THEMES}
    with pytest.raises(ValueError, match="by must be"):
        share_themes(assigned, THEMES, by="page")


def test_the_shipped_themes_recognise_letters_of_this_field_that_are_not_shipped() -> None:
    """Sentences written for this test, each plainly about one theme."""
    sentences = {
        "navo-defensie": "De defensiebegroting groeit; de krijgsmacht versterkt de collectieve verdediging.",
        "migratie-grenzen": "Frontex helpt bij grensbewaking en terugkeer van migranten zonder asielrecht.",
        "diplomatie": "De ambassade in Khartoum verleent consulaire bijstand; het reisadvies is aangepast.",
        "koninkrijk-criminaliteit": "De Kustwacht onderschept drugssmokkel rond Aruba en Curaçao.",
        "gender-vrede": "Vrouwen moeten meepraten over vrede, zoals resolutie 1325 voorschrijft.",
        "technologie-ruimte": "Kunstmatige intelligentie en kwantumtechnologie veranderen de oorlog.",
        "rechtsorde": "Het Internationaal Strafhof onderzoekt oorlogsmisdrijven, tegen straffeloosheid.",
        "natuurlijke-dreigingen": "Droogte en klimaatverandering bedreigen de voedselzekerheid.",
        "overig": "Hierbij bied ik u het verslag aan; leeswijzer en bijlage volgen hieronder.",
    }
    letter = build_letter(sentences.values())
    assert [p.primary for p in assign_themes([letter], read_themes())] == list(sentences)


def test_every_paragraph_of_the_shipped_letters_has_a_theme_of_the_table() -> None:
    themes = read_themes()
    known = {t.id for t in themes}
    for paragraph in assign_themes(load_corpus().letters, themes):
        assert paragraph.primary in known
        assert math.isclose(sum(paragraph.weights.values()), 1.0)
