"""Which passage answers to which, and what became of each."""

from __future__ import annotations

from analysis.match_builders import BORDERS, CHINA, FOUR, SAHEL, WEAPONS, Part, paper
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analysis.matching.matches import match_passages
from compare.analysis.matching.passages import find_passages
from compare.analysis.matching.similarity import Side, compare_sides
from compare.analysis.matching.vectors import Knowledge
from compare.analysis.selection import CABINET_ONLY

OLD = paper(FOUR, id="kst-1-1")


def test_the_parts_of_an_alinea_group_are_passages_of_their_own() -> None:
    letter = paper([Part(f"{CHINA}\n{SAHEL}")])
    assert [(p.block_n, p.offset, p.text) for p in find_passages(letter)] == [
        (1, 0, CHINA),
        (1, len(CHINA) + 1, SAHEL),
    ]


def test_a_passage_finds_its_own_subject_first() -> None:
    new = paper(
        [
            "De kernwapenstaten moeten meer doen voor ontwapening; het verdrag tegen verspreiding telt.",
            "Aan de buitengrenzen komt meer personeel van de Marechaussee, dat reizigers controleert.",
            "Het cyberprogramma van China richt zich op vitale processen zoals de havens.",
            "Mali en Niger krijgen trainers tegen de terroristische groepen in de Sahel.",
        ],
        id="kst-2-2",
    )
    first = {m.source_n: m.target_n for m in match_passages(OLD, new) if m.rank == 1}
    assert first == {1: 3, 2: 4, 3: 2, 4: 1}


def test_equal_passages_match_with_certainty() -> None:
    best = [m for m in match_passages(OLD, paper(FOUR[::-1], id="kst-2-2")) if m.rank == 1]
    assert [m.target_text for m in best] == list(FOUR)
    assert all(m.similarity > 0.999 and m.verdict == "overeenkomst" for m in best)


def test_passages_without_a_word_in_common_have_no_counterpart() -> None:
    new = paper(["Zwemmen kost vijf euro."], id="kst-2-2")
    matches = match_passages(OLD, new)
    assert {m.verdict for m in matches} == {"geen tegenhanger"}


def test_no_more_matches_come_back_than_were_asked_for() -> None:
    matches = match_passages(OLD, paper(FOUR, id="kst-2-2"), top=2)
    assert [(m.source_n, m.rank) for m in matches] == [(n, rank) for n in (1, 2, 3, 4) for rank in (1, 2)]


def test_a_side_without_text_matches_nothing() -> None:
    nothing = paper([Part("Kop", "heading")], id="kst-2-2")
    assert match_passages(OLD, nothing) == ()
    assert match_passages(nothing, OLD) == ()


def test_a_cited_page_leads_to_the_passage_of_that_page() -> None:
    pages = [Part("Het kabinet werkt aan veiligheid in Europa.", page=page) for page in (3, 9, 15)]
    letter = paper(pages, id="kst-1-1")
    asked = paper(["Op pagina 9 lezen de leden over veiligheid."], id="nds-1", kind="questions")
    best = match_passages(asked, letter)[0]
    assert best.target_n == 2


def test_a_quotation_leads_to_the_passage_it_was_taken_from() -> None:
    letter = paper(
        [
            "De leden van de regering spreken over veiligheid, veiligheid en weer veiligheid in de wereld.",
            "Ten slotte zal de staat waken voor mogelijke valse tegenstellingen bij overnames.",
        ],
        id="kst-1-1",
    )
    text = "Over veiligheid: wat bedoelt de regering met “waken voor mogelijke valse tegenstellingen”?"
    best = match_passages(paper([text], id="nds-1", kind="questions"), letter)[0]
    assert best.target_n == 2
    assert best.verdict == "overeenkomst"


def test_only_the_words_of_the_chosen_speakers_are_matched() -> None:
    mixed = paper([Part(CHINA, speaker="SP"), SAHEL], id="kst-2-2")
    texts = {m.target_text for m in match_passages(OLD, mixed, target_selection=CABINET_ONLY)}
    assert texts == {SAHEL}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*FOUR, "Zie boven.", "12", "…"]), max_size=5), st.permutations(FOUR))
def test_similarity_is_between_nothing_and_one(left: list[str], right: list[str]) -> None:
    for match in match_passages(paper(left, id="kst-2-2"), paper(right)):
        assert 0.0 <= match.similarity <= 1.0


def test_what_a_question_keeps_naming_speaks_for_the_few_passages_that_name_it() -> None:
    passages = (
        "Armoede bestrijden draagt bij aan human security.",
        "De strategie noemt een doel: grip op de dreiging.",
        "Weer de strategie, en weer de grip op de dreiging.",
        "En nog eens: grip op de dreiging, zegt de strategie.",
    )
    asked = (
        "Zij vragen naar human security. Waarom is human security weg? Er is geen grip op de dreiging meer.",
        "Zij vragen eenmaal naar human security.",
    )
    letter = Side(passages, ((1, 1),) * 4, ("",) * 4, cites_pages=False)
    known = Knowledge(())
    named = compare_sides(Side(asked, ((1, 1),) * 2, ("",) * 2, cites_pages=True), letter, known).named
    assert named.tolist() == [1, 0, 0, 0, 0, 0, 0, 0]
    silent = Side(asked, ((1, 1),) * 2, ("",) * 2, cites_pages=False)
    assert not compare_sides(silent, letter, known).named.any()


def test_each_match_shows_the_two_sentences_that_are_most_alike_at_their_place() -> None:
    long = f"{BORDERS} {SAHEL} {WEAPONS}"
    letter = paper([Part(f"{CHINA}\n{long}", page=4)], id="kst-2-2")
    match = match_passages(paper([SAHEL]), letter)[0]
    assert match.target_text == long
    assert (match.source_sentence.text, match.target_sentence.text) == (SAHEL, SAHEL)
    block = letter.block(match.target_n).text
    assert block[match.target_sentence.start : match.target_sentence.end] == SAHEL
    assert match.target_sentence.page == 4
    assert match.sentence_similarity > 0.999
    assert "sentence" in match.by


def test_a_long_passage_is_found_by_its_one_sentence() -> None:
    filler = " ".join(
        f"De commissie bespreekt onderwerp {n} in een van haar vergaderingen." for n in range(20)
    )
    letter = paper([filler, f"{filler} {SAHEL} {filler}", CHINA], id="kst-2-2")
    assert match_passages(paper([SAHEL]), letter)[0].target_n == 2


def test_what_is_said_of_a_passage_is_the_best_that_is_said_of_its_pairs() -> None:
    letter = paper([CHINA, "Zwemmen kost vijf euro."], id="kst-2-2")
    rows = match_passages(paper([CHINA, "Een kat slaapt zacht."]), letter)
    assert [m.row_verdict for m in rows] == ["overeenkomst"] * 2 + ["geen tegenhanger"] * 2
    assert {m.verdict for m in rows if m.source_n == 1} == {"overeenkomst", "geen tegenhanger"}


def test_each_match_says_what_it_was_matched_by() -> None:
    same = match_passages(paper([CHINA]), paper([CHINA.upper()], id="kst-2-2"))[0]
    assert same.by[0] == "wording"
    asked = paper(["Op pagina 9 lezen de leden over havens in China."], id="nds-1", kind="questions")
    letter = paper([Part(SAHEL, page=3), Part(CHINA, page=9)], id="kst-2-2")
    assert "page" in match_passages(asked, letter)[0].by
