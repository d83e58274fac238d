"""Which passage answers to which, and what became of each."""

from __future__ import annotations

from analysis.match_builders import BORDERS, CHINA, FOUR, SAHEL, WEAPONS, Part, paper
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analysis.matches import PassageFate, count_fates, fate_of_passages, find_passages, match_passages
from compare.analysis.selection import CABINET_ONLY, count_words_of, select_blocks
from compare.analysis.similarity import Side, compare_sides
from compare.corpus import load_corpus

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
    assert {f.fate for f in fate_of_passages(OLD, nothing)} == {"dropped"}
    assert {f.fate for f in fate_of_passages(nothing, OLD)} == {"new"}


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


def test_one_selection_holds_for_both_letters() -> None:
    mixed = paper([Part(CHINA, speaker="SP"), SAHEL], id="kst-2-2")
    assert len(fate_of_passages(OLD, mixed, CABINET_ONLY)) == len(FOUR)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*FOUR, "Zie boven.", "12", "…"]), max_size=5), st.permutations(FOUR))
def test_similarity_is_between_nothing_and_one(left: list[str], right: list[str]) -> None:
    for match in match_passages(paper(left, id="kst-2-2"), paper(right)):
        assert 0.0 <= match.similarity <= 1.0


def test_a_passage_is_kept_though_the_typography_is_another_and_it_moved() -> None:
    new = paper([WEAPONS.replace("verspreiding", "«verspreiding»"), CHINA + "12"], id="kst-2-2")
    fates = fate_of_passages(paper([CHINA, WEAPONS]), new)
    assert [(f.fate, f.target.block_n if f.target else 0) for f in fates] == [("kept", 2), ("kept", 1)]


def test_a_changed_word_makes_a_passage_reworded() -> None:
    new = paper([CHINA.replace("probeert", "weigert"), SAHEL], id="kst-2-2")
    assert [f.fate for f in fate_of_passages(paper([CHINA, SAHEL]), new)] == ["reworded", "kept"]


def test_what_is_gone_is_dropped_and_what_came_is_new() -> None:
    fates = fate_of_passages(paper([CHINA, SAHEL]), paper([SAHEL, BORDERS], id="kst-2-2"))
    assert [f.fate for f in fates] == ["dropped", "kept", "new"]
    assert fates[0].target is None
    assert fates[2].source is None
    assert fates[2].target is not None
    assert fates[2].target.text == BORDERS


def test_two_equal_passages_are_kept_one_to_one() -> None:
    fates = fate_of_passages(paper([CHINA, SAHEL, CHINA]), paper([CHINA, SAHEL, CHINA], id="kst-2-2"))
    assert [f.target.block_n for f in fates if f.target] == [1, 2, 3]


def test_a_paragraph_that_was_cut_in_two_is_kept() -> None:
    whole, halves = paper([f"{CHINA} {SAHEL}", BORDERS]), paper([CHINA, SAHEL, BORDERS], id="kst-2-2")
    assert {f.fate for f in fate_of_passages(whole, halves)} == {"kept"}
    assert {f.fate for f in fate_of_passages(halves, whole)} == {"kept"}


def test_a_paragraph_that_gained_a_sentence_is_not_kept() -> None:
    fates = fate_of_passages(paper([CHINA]), paper([f"{CHINA} Dat is ernstig."], id="kst-2-2"))
    assert [f.fate for f in fates] == ["reworded"]


def test_fates_sum_to_the_words_of_each_letter() -> None:
    corpus = load_corpus()
    older, newer = corpus.letter("kst-33694-57"), corpus.letter("kst-35925-V-84")
    totals = count_fates(fate_of_passages(older, newer))
    for letter in (older, newer):
        words = sum(t.words for t in totals if t.letter_id == letter.id)
        assert words == count_words_of(select_blocks(letter))
        assert sum(t.passages for t in totals if t.letter_id == letter.id) == len(find_passages(letter))


def test_a_passage_of_several_rows_counts_once_under_its_closest_fate() -> None:
    row = fate_of_passages(paper([CHINA]), paper([CHINA], id="kst-2-2"))[0]
    looser = fate_of_passages(paper([SAHEL, CHINA]), paper([CHINA], id="kst-2-2"))[0]
    shared = PassageFate("related", looser.source, row.target, 0.3)
    totals = {(t.letter_id, t.fate): t.passages for t in count_fates([shared, row])}
    assert totals == {("kst-1-1", "kept"): 1, ("kst-1-1", "related"): 1, ("kst-2-2", "kept"): 1}


def test_between_the_letter_and_its_second_copy_all_is_kept() -> None:
    corpus = load_corpus()
    letter, copy = corpus.letter("kst-33694-57"), corpus.letter("kst-33694-57.web")
    assert {f.fate for f in fate_of_passages(letter, copy)} == {"kept"}
    assert {f.fate for f in fate_of_passages(copy, letter)} == {"kept"}


def test_every_passage_of_the_older_letter_has_just_one_row_of_its_own() -> None:
    corpus = load_corpus()
    older, newer = corpus.letter("kst-33694-57"), corpus.letter("kst-35925-V-84")
    sources = [f.source for f in fate_of_passages(older, newer)][: len(find_passages(older))]
    assert sources == list(find_passages(older))


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
    letter = Side(passages, ((1, 1),) * 4, cites_pages=False)
    named = compare_sides(Side(asked, ((1, 1),) * 2, cites_pages=True), letter).named
    assert named.tolist() == [[1, 0, 0, 0], [0, 0, 0, 0]]
    assert not compare_sides(Side(asked, ((1, 1),) * 2, cites_pages=False), letter).named.any()
