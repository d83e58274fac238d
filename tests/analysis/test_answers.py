"""Questions beside their answers: chains, kinds, words that come back, and parts."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from analysis.match_builders import Part, answer, paper, question
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.answers.counts import count_answers
from compare.analysis.answers.judge import Answered, judge_answers
from compare.analysis.answers.parts import split_asked
from compare.analysis.answers.signs import says_yes_or_no
from compare.analysis.answers.words import find_returns
from compare.analysis.chains import points_to
from compare.analysis.sentence_signs import find_signs
from compare.corpus import load_corpus
from compare.io.answers import read_answer_signs
from compare.io.tables import read_stopwords
from compare.model import CABINET
from compare.text.tokens import count_words

SIGNS = read_answer_signs()
READ = Path(__file__).with_name("answers_read.csv")
NATO = "kst-28676-346"
PIECES = ["abc", ".", ",", "?", ";", "\n", "Zo ja", "en", "hoe", "of", "vragen deze leden", "a)", "b)"]


def judged(parts: list[Part | str], kind: str = "consultation") -> tuple[Answered, ...]:
    return judge_answers(paper(parts, kind=kind), SIGNS, read_stopwords())


def ask(text: str, reply: str) -> Answered:
    """One question with its answer, among two others so that rarity means something."""
    return judged(
        [
            question(1, text),
            answer((1,), reply),
            question(2, "Hoeveel schapen grazen op de heide?"),
            answer((2,), "Er lopen zes kudden rond Ede."),
            question(3, "Wie betaalt de dijk bij Den Helder?"),
            answer((3,), "Het waterschap betaalt."),
        ]
    )[0]


# Parts


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Kunt u dit toelichten?", ["Kunt u dit toelichten?"]),
        (
            "Waarom sluit het kamp, en hoe worden de bewoners opgevangen?",
            ["Waarom sluit het kamp", "hoe worden de bewoners opgevangen?"],
        ),
        (
            "Het kamp sluit. Klopt dat? Zo ja, wanneer? Zo nee, waarom niet?",
            ["Klopt dat?", "Zo ja, wanneer?", "Zo nee, waarom niet?"],
        ),
        (
            "Deze leden vragen wat de rol van Italië is en of de haven opengaat.",
            ["Deze leden vragen wat de rol van Italië is", "of de haven opengaat."],
        ),
        (
            "Kunt u aangeven: a) hoeveel schepen varen; b) wanneer zij vertrekken?",
            ["a) hoeveel schepen varen", "b) wanneer zij vertrekken?"],
        ),
        ("Bent u bekend met het feit dat gemeenten sparen en lenen?", None),
        ("Varen de schepen uit Den Helder of uit Vlissingen?", None),
        ("Wat is het aantal schepen, waaronder de fregatten?", None),
    ],
)
def test_a_question_is_cut_where_it_asks_on(text: str, asked: list[str] | None) -> None:
    assert [p.text for p in split_asked(text)] == (asked or [text])


def test_statements_before_a_question_are_no_part_of_it() -> None:
    text = "De leden van de SP-fractie hebben enkele vragen. Het kamp is vol. Zij vragen of het sluit."
    (part,) = split_asked(text)
    assert (part.text, part.form, part.condition) == ("Zij vragen of het sluit.", "yes_no", "")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Hoeveel schepen varen er?", "amount"),
        ("Wanneer vertrekken zij?", "when"),
        ("Op welke termijn vertrekken zij?", "when"),
        ("Wie betaalt dat?", "who"),
        ("Welke landen doen mee?", "which"),
        ("Waarom gebeurt dat?", "why"),
        ("Hoe beoordeelt u dat?", "how"),
        ("Kunt u aangeven hoe dat gaat?", "how"),
        ("Kunt u bevestigen dat het sluit?", "yes_no"),
        ("Deelt u deze mening?", "yes_no"),
        ("De leden van de VVD-fractie vragen of dat klopt.", "yes_no"),
        ("Graag een toelichting.", "request"),
    ],
)
def test_the_question_word_tells_what_is_asked_for(text: str, form: str) -> None:
    assert split_asked(text)[0].form == form


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Zo ja, wanneer?", "yes"),
        ("Zo nee, waarom niet?", "no"),
        ("En zo niet, waarom?", "no"),
        ("Indien dat het geval is, vragen deze leden wat het kost.", "yes"),
        ("Indien zij deze mening niet deelt, vragen deze leden waarom.", "no"),
        ("Indien de dijk breekt, wie betaalt dan?", ""),
    ],
)
def test_a_condition_is_about_a_yes_or_a_no(text: str, condition: str) -> None:
    assert [p.condition for p in split_asked(text)] == [condition]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_parts_stand_in_order_at_their_own_place(words: list[str]) -> None:
    text = " ".join(words)
    parts = split_asked(text)
    assert all(text[p.start : p.end] == p.text for p in parts)
    assert all(a.end <= b.start for a, b in pairwise(parts))


# Signs


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Ja.", "yes"),
        ("Ja, het bericht is bekend.", "yes"),
        ("Nee, dat klopt niet.", "no"),
        ("Dat klopt niet.", "no"),
        ("Dat klopt.", "yes"),
        ("Het kabinet deelt deze mening.", "yes"),
        ("Het kabinet deelt deze mening niet.", "no"),
        ("Ik ben daartoe niet bereid.", "no"),
        ("Ik ben bereid dat te onderzoeken.", "yes"),
        ("Daarvoor ziet het kabinet geen aanleiding.", "no"),
        ("Januari was koud.", ""),
        ("De delegatie vertrekt morgen.", ""),
    ],
)
def test_a_sentence_says_yes_or_no_or_neither(sentence: str, said: str) -> None:
    assert says_yes_or_no(sentence, SIGNS) == said


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Daar kan ik niet op vooruitlopen.", "declined"),
        ("Hierover doet het kabinet geen uitspraken.", "declined"),
        ("Het kabinet kan niet speculeren over de gevolgen.", "declined"),
        ("De details zijn geclassificeerd.", "declined"),
        ("U wordt hierover nader geïnformeerd.", "deferred"),
        ("Uw Kamer zal voor de zomer worden geïnformeerd.", "deferred"),
        ("Ik kom hier in het najaar op terug.", "deferred"),
        ("Het kabinet heeft hier geen inzicht in.", "unknown"),
        ("Hierover is uw Kamer vorig jaar geïnformeerd.", ""),
        ("Het vuurwerk is licht en niet als zwaar geclassificeerd vuurwerk opgeslagen.", ""),
        ("De Kamer heeft de brief besproken.", ""),
    ],
)
def test_a_sentence_puts_off_declines_or_does_not_know(sentence: str, kind: str) -> None:
    found = {s.kind for s in find_signs(sentence, SIGNS, ("declined", "deferred", "unknown"))}
    assert found == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("sentence", "numbers", "above", "elsewhere"),
    [
        ("Zie het antwoord op vraag 14.", (14,), False, ""),
        ("Ik verwijs u naar het antwoord op de vragen 2 en 3.", (2, 3), False, ""),
        ("Ja, zie het antwoord op vraag 3.", (3,), False, ""),
        ("Zie mijn antwoord hierboven.", (), True, ""),
        ("Zie Kamerstuk 29 521, nr. 324.", (), False, "Kamerstuk 29 521, nr. 324"),
        ("Ik verwijs u naar de Kamerbrief van 7 oktober.", (), False, "Kamerbrief van 7 oktober"),
    ],
)
def test_a_sentence_that_only_points_tells_where(
    sentence: str, numbers: tuple[int, ...], above: bool, elsewhere: str
) -> None:
    target = points_to(sentence, own=(9,))
    assert target is not None
    assert (target.numbers, target.above, target.elsewhere) == (numbers, above, elsewhere)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zoals aangegeven in het antwoord op vraag één, is de dijk af.",
        "De dijk is af.",
        "Zie je wel.",
    ],
)
def test_a_sentence_that_says_something_does_not_only_point(sentence: str) -> None:
    assert points_to(sentence, own=(9,)) is None


# Chains


def test_a_chain_of_three_references_ends_in_the_text_that_answers() -> None:
    found = judged(
        [
            question(1, "Wat kost de dijk?"),
            answer((1,), "De dijk kost tien miljoen euro."),
            question(2, "Wie betaalt de dijk?"),
            answer((2,), "Zie het antwoord op vraag 1."),
            question(3, "Waarom kost de dijk tien miljoen?"),
            answer((3,), "Ik verwijs u naar het antwoord op vraag 2."),
            question(4, "Is de dijk duur?"),
            answer((4,), "Zie het antwoord op vraag 3."),
        ]
    )
    last = found[3]
    assert (last.kind, last.chain.end, last.ends_as) == ("refers", "answer", "answered")
    assert [step.numbers for step in last.chain.steps] == [(3,), (2,), (1,)]
    assert last.final == (2,)
    assert last.directness is not None and last.directness > 0  # «dijk», from the text at the end


def test_references_in_a_circle_end_and_are_named() -> None:
    found = judged(
        [
            question(1, "Wat kost de dijk?"),
            answer((1,), "Zie het antwoord op vraag 2."),
            question(2, "Wie betaalt de dijk?"),
            answer((2,), "Zie het antwoord op vraag 1."),
        ]
    )
    assert [(x.kind, x.chain.end, x.final, x.ends_as) for x in found] == [("refers", "loop", (), "none")] * 2
    assert all(p.outcome == "no_answer" for x in found for p in x.parts)


def test_a_reference_to_another_paper_is_named() -> None:
    (found,) = judged([question(1, "Wat kost de dijk?"), answer((1,), "Zie Kamerstuk 29 521, nr. 324.")])
    assert (found.kind, found.chain.end, found.chain.elsewhere) == (
        "refers", "other paper", "Kamerstuk 29 521, nr. 324",
    )  # fmt: skip


def test_a_reference_to_a_question_that_is_not_there_is_missing() -> None:
    (found,) = judged([question(1, "Wat kost de dijk?"), answer((1,), "Zie het antwoord op vraag 8.")])
    assert (found.kind, found.chain.end, found.ends_as) == ("refers", "missing", "none")


def test_the_answer_above_is_the_one_before() -> None:
    found = judged(
        [
            question(1, "Wat kost de dijk?"),
            answer((1,), "De dijk kost tien miljoen."),
            question(2, "Is de dijk duur?"),
            answer((2,), "Zie mijn antwoord hierboven."),
        ]
    )
    assert (found[1].kind, found[1].final) == ("refers", (2,))


def test_an_answer_that_also_points_keeps_its_own_words_and_says_so() -> None:
    found = judged(
        [
            question(1, "Wat kost de dijk?"),
            answer((1,), "De dijk kost tien miljoen."),
            question(2, "Is de dijk duur?"),
            answer((2,), "De dijk is niet duur. Zie ook het antwoord op vraag 1."),
        ]
    )
    assert (found[1].kind, found[1].also, found[1].final) == ("answered", ("refers",), (4, 2))


# Joint and missing answers, and papers without numbers


def test_a_joint_answer_is_named_at_each_question_and_counted_once() -> None:
    letter = paper(
        [
            question(1, "Wat kost de dijk?"),
            question(2, "Wie betaalt de dijk?", "VVD"),
            question(3, "Is de dijk hoog?"),
            answer((1, 2, 3), "De dijk kost tien miljoen."),
        ],
        kind="consultation",
    )
    found = judge_answers(letter, SIGNS, read_stopwords())
    assert [x.joint_with for x in found] == [(2, 3), (1, 3), (1, 2)]
    assert [x.words_answered for x in found] == [5, 5, 5]
    (every,) = count_answers(letter, found)
    assert every.words_answered == 5
    by_party = count_answers(letter, found, lambda x: x.question.speaker)
    assert [(c.name, c.questions, c.words_answered) for c in by_party] == [("SP", 2, 5), ("VVD", 1, 5)]


def test_a_question_without_answer_is_none_and_its_parts_have_no_answer() -> None:
    found = judged([question(1, "Wat kost de dijk?"), question(2, "Is hij af?"), answer((2,), "Ja.")])
    assert [x.kind for x in found] == ["none", "answered"]
    assert found[0].directness is None and [p.outcome for p in found[0].parts] == ["no_answer"]
    assert found[1].directness is None and found[1].yes_no == "yes"  # a bare yes has no share


def test_without_numbers_the_cabinet_answers_in_turn() -> None:
    found = judged(
        [
            Part("De leden van de SP-fractie vragen wat de dijk kost.", speaker="SP"),
            Part("De dijk kost tien miljoen.", speaker=CABINET),
            Part("De leden van de VVD-fractie danken de minister.", speaker="VVD"),
            Part("Zij vragen of de dijk hoog is.", speaker="VVD"),
            Part("Ja, de dijk is hoog.", speaker=CABINET),
            Part("En breed.", speaker=CABINET),
        ]
    )
    assert [(x.question.speaker, x.question.answers) for x in found] == [("SP", (2,)), ("VVD", (5, 6))]


def test_a_paper_without_questions_gives_nothing() -> None:
    assert judged(["Een brief zonder vragen."], kind="letter") == ()


# Words that come back


def test_a_compound_comes_back_as_its_words() -> None:
    found = ask("Stijgen de defensie-uitgaven?", "De uitgaven aan defensie stijgen.")
    assert found.directness == 1.0
    assert found.missed == ()


def test_forms_of_a_word_come_back() -> None:
    found = ask("Komt er een uitbreiding van de missies?", "De missie wordt uitgebreid noch verlengd.")
    assert "missies" in found.used


def test_half_a_compound_counts_for_half() -> None:
    whole = ask("Stijgt de dijkheffing?", "Voor de dijk geldt niets.")
    assert whole.directness is not None and 0 < whole.directness < 1


def test_the_asking_sentence_weighs_more_than_what_leads_up_to_it() -> None:
    text = "De molen draait. Wat kost de brug?"
    low = ask(text, "De molen draait.").directness
    high = ask(text, "De brug is gratis.").directness
    assert low is not None and high is not None and low < high


def test_formulas_of_parties_are_no_key_words() -> None:
    found = ask("De leden van de ChristenUnie-fractie vragen of de brug opengaat.", "De brug blijft dicht.")
    assert {w.text.lower() for w in found.key_words} == {"brug", "opengaat"}


def test_words_that_come_back_are_found_at_their_place() -> None:
    found = ask("Wat kost de brug?", "De brug is gratis.")
    text = "De brug, en nog een hangbrug."
    words = [w for w in found.key_words if w.text == "brug"]
    assert next(text[a:b] for a, b in find_returns(text, words)) == "brug"


@given(
    st.lists(st.sampled_from(["dijk", "brug", "molen", "kost", "missie", "verdrag"]), min_size=1, max_size=8)
)
def test_directness_is_a_share_and_an_echo_has_all_of_it(words: list[str]) -> None:
    found = ask(f"Waarom {' '.join(words)}?", f"Omdat {' '.join(words)} zo zijn.")
    assert found.directness == pytest.approx(1.0)
    other = ask(f"Waarom {' '.join(words)}?", "Het waterschap zwijgt erover.")
    assert other.directness is not None and 0 <= other.directness <= 1


# What came of the parts


def outcomes(text: str, reply: str) -> list[str]:
    return [p.outcome for p in ask(text, reply).parts]


def test_a_part_whose_words_return_is_found_and_one_of_which_nothing_does_is_not() -> None:
    text = "Waarom sluit het kamp in Calais? Welke afspraken zijn gemaakt met Londense vervoerders?"
    assert outcomes(text, "Het kamp in Calais sluit wegens brandgevaar.") == ["found", "not_found"]


def test_the_other_branch_of_a_condition_does_not_apply() -> None:
    text = "Deelt u de mening dat de haven dicht moet? Zo ja, wanneer sluit hij? Zo nee, waarom niet?"
    assert outcomes(text, "Ja. De haven sluit in april 2026.") == ["found", "found", "does_not_apply"]


def test_a_condition_on_an_answer_that_was_not_recognised_is_left_open() -> None:
    text = "Deelt u de mening dat de haven dicht moet? Zo nee, waarom niet?"
    assert outcomes(text, "De haven is van groot belang voor de visserij.")[1] == "open_condition"


def test_an_answer_that_declines_or_puts_off_is_no_missing_answer() -> None:
    assert outcomes("Wat vindt u van het besluit van Hongarije?", "Daar kan ik niet op vooruitlopen.") == [
        "declined"
    ]
    assert outcomes("Wat vindt u van Hongarije?", "Uw Kamer wordt hierover in mei geïnformeerd.") == [
        "deferred"
    ]


def test_not_known_is_an_answer() -> None:
    found = ask("Wat is de winst van Corendon?", "Het kabinet heeft hier geen inzicht in.")
    assert [(p.outcome, p.by) for p in found.parts] == [("found", "unknown")]


def test_an_amount_or_a_date_answers_how_much_and_when() -> None:
    found = ask(
        "Hoeveel granaten gaan naar de Baltische kazerne van het tweede bataljon?",
        "Het gaat om 350 granaten.",
    )
    assert found.parts[0].given == "350"
    found = ask("Wanneer vertrekt het bataljon?", "Het bataljon vertrekt in april 2026.")
    assert (found.parts[0].outcome, found.parts[0].given) == ("found", "in april 2026")


def test_a_request_to_explain_is_no_part_of_its_own() -> None:
    assert len(ask("Sluit het kamp? Graag een toelichting.", "Ja, het kamp sluit.").parts) == 1


# Counts


def test_counts_sum_to_the_rows_and_leave_unclear_parts_out_of_the_share() -> None:
    letter = load_corpus().letter(NATO)
    found = judge_answers(letter, SIGNS, read_stopwords())
    (every,) = count_answers(letter, found)
    parties = count_answers(letter, found, lambda x: x.question.speaker)
    assert every.questions == sum(c.questions for c in parties) == 25
    assert every.parts == sum(every.outcomes.values()) == sum(len(x.parts) for x in found)
    assert every.not_found == sum(len(x.not_found) for x in found)
    assert every.judged == every.parts - sum(
        every.outcomes.get(x, 0) for x in ("unclear", "open_condition", "does_not_apply", "no_answer")
    )
    blocks = {n for x in found for n in x.question.answers}
    assert every.words_answered == sum(count_words(letter.block(n).text) for n in blocks)
    assert every.words_answered < sum(x.words_answered for x in found)  # questions 10 and 11 share theirs
    assert 0 <= every.not_found_low <= every.not_found / every.judged <= every.not_found_high <= 1


# The consultation that a reader judged by hand


def rows_read() -> list[dict[str, str]]:
    with READ.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_consultation_pairs_as_the_paper_says() -> None:
    found = {
        x.question.numbers[0]: x for x in judge_answers(load_corpus().letter(NATO), SIGNS, read_stopwords())
    }
    assert sorted(found) == list(range(1, 26))
    assert (found[10].joint_with, found[11].joint_with) == ((11,), (10,))
    assert [n for n, x in found.items() if x.kind == "refers"] == [22]
    assert [step.numbers for step in found[22].chain.steps] == [(14,)]
    assert found[22].final == found[14].question.answers


def test_nothing_is_called_not_found_that_a_reader_found_in_the_consultation() -> None:
    found = {
        x.question.numbers[0]: x for x in judge_answers(load_corpus().letter(NATO), SIGNS, read_stopwords())
    }
    wrong, right = [], 0
    for row in rows_read():
        one = found[int(row["question"])]
        at = one.question.text.index(row["asks"])
        part = next((p for p in one.parts if p.asked.start <= at < p.asked.end), None)
        if part is not None and part.outcome == "not_found":
            right += row["verdict"] == "not found"
            wrong += [row["asks"]] if row["verdict"] != "not found" else []
    assert (wrong, right >= 3) == ([], True)


def test_words_that_a_part_points_back_at_do_not_answer_it() -> None:
    asked = (
        "Hoeveel bedrijven zijn in 2022 gecontroleerd op mestfraude? Hoeveel boetes zijn daarbij opgelegd?"
    )
    one = ask(asked, "In 2022 zijn 412 bedrijven gecontroleerd door de inspectie.")
    assert [part.outcome for part in one.parts] == ["found", "unclear"]
    both = ask(asked, "In 2022 zijn 412 bedrijven gecontroleerd; er zijn 31 boetes opgelegd.")
    assert [part.outcome for part in both.parts] == ["found", "found"]
