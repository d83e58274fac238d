"""Claims are understood whatever their order of words, and what is not understood is not guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import build_block, build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.claims import Claim, read_claim
from compare.io.claims import read_claim_words

WORDS = read_claim_words()
OLD = build_letter(["De rivier stroomt."], id="kst-1-1", short="Rapportage Water 2020", day=date(2020, 4, 17))
NEW = build_letter(["De dijk houdt."], id="kst-1-2", short="Waterbrief 2022", day=date(2022, 3, 8))
ASKED = build_letter(
    [
        build_block("De leden van de SP-fractie vragen iets.", "question", speaker="SP"),
        "Het kabinet antwoordt.",
    ],
    id="kst-1-3",
    kind="consultation",
    short="Water-overleg 2021",
    day=date(2021, 1, 1),
)
PAPERS = (OLD, ASKED, NEW)


def read(text: str, *asked: str) -> Claim:
    """A claim about three small papers."""
    return read_claim(text, PAPERS, WORDS, asked)


@pytest.mark.parametrize(
    "text",
    [
        "dijkversterking wordt niet genoemd in de waterbrief",
        "In de waterbrief wordt dijkversterking niet genoemd.",
        "De Waterbrief noemt dijkversterking niet",
        "De waterbrief zwijgt over dijkversterking",
        "Over dijkversterking zwijgt de waterbrief",
        "dijkversterking ontbreekt in de waterbrief",
        "dijkversterking komt niet voor in de waterbrief",
        "Klopt het dat de waterbrief dijkversterking niet noemt?",
        "Over dijkversterking lezen we niets in de waterbrief",
        "In de waterbrief wordt met geen woord gerept over dijkversterking",
        "Dijkversterking staat nergens in de waterbrief",
        "De brief van 8 maart 2022 gaat niet in op dijkversterking",
        "dijkversterking blijft onvermeld in kst-1-2",
        "Dijkversterking duikt niet op in de waterbrief",
        "Dijkversterking keert niet terug in de waterbrief",
        "the Waterbrief does not mention “dijkversterking”",
    ],
)
def test_a_denial_is_read_in_any_order_and_voice(text: str) -> None:
    claim = read(text)
    assert claim.problem is None
    assert (claim.form, claim.denied) == ("mentioned", True)
    assert (claim.side.term.lower(), claim.side.letters) == ("dijkversterking", ("kst-1-2",))


@pytest.mark.parametrize(
    ("text", "form", "number"),
    [
        ("dijken worden drie keer genoemd in de waterbrief", "times", 3),
        ("dijken worden minstens twee keer genoemd in de waterbrief", "at least", 2),
        ("dijken worden hooguit 4 keer genoemd in de waterbrief", "at most", 4),
        ("dijken worden meer dan tien keer genoemd in de waterbrief", "at least", 11),
        ("dijken worden minder dan 5 keer genoemd in de waterbrief", "at most", 4),
        ("dijken wordt eenmaal genoemd in de waterbrief", "times", 1),
        ("dijken worden niet meer genoemd in de waterbrief", "no longer", 0),
        ("dijken zijn uit de waterbrief verdwenen", "no longer", 0),
        ("dijken worden voor het eerst genoemd in de waterbrief", "first time", 0),
        ("dijken duiken voor het eerst op in de waterbrief", "first time", 0),
    ],
)
def test_numbers_and_time_are_read(text: str, form: str, number: int) -> None:
    claim = read(text)
    assert (claim.problem, claim.form, claim.number, claim.denied) == (None, form, number, False)
    assert claim.side.term.lower() == "dijken"


def test_both_sides_of_a_comparison_are_found() -> None:
    claim = read("dijken worden in de waterbrief vaker genoemd dan in de rapportage")
    assert claim.other is not None
    assert (claim.form, claim.side.letters, claim.other.letters) == ("more often", ("kst-1-2",), ("kst-1-1",))
    claim = read("De waterbrief noemt dijken minder vaak dan duinen")
    assert claim.other is not None
    assert (claim.form, claim.other.term, claim.other.letters) == ("less often", "duinen", ("kst-1-2",))
    claim = read("dijken worden twee keer zo vaak genoemd in de waterbrief als duinen")
    assert (claim.form, claim.number) == ("times as often", 2)
    claim = read("dijken worden naar verhouding vaker genoemd in de waterbrief dan in de rapportage")
    assert claim.by == "rate"


def test_the_paper_of_one_speaker_is_that_of_the_speaker_it_is_compared_with() -> None:
    elsewhere = build_letter(
        [build_block("De SP vraagt meer.", "question", speaker="SP"), "Het kabinet antwoordt."],
        id="kst-1-4",
        kind="questions",
        short="Dijkvragen 2021",
        day=date(2021, 5, 1),
    )
    claim = read_claim(
        "De SP noemt dijken vaker dan het kabinet in het Water-overleg", (*PAPERS, elsewhere), WORDS
    )
    assert claim.other is not None
    assert (claim.side.speaker, claim.side.letters) == ("SP", ("kst-1-3",))
    assert (claim.other.speaker, claim.other.letters) == ("kabinet", ("kst-1-3",))


def test_what_was_there_in_one_paper_and_no_longer_in_a_later_one_is_one_claim() -> None:
    for text in (
        "In de rapportage werd nog gesproken over «dijken», in de waterbrief niet meer.",
        "In de waterbrief worden dijken niet meer genoemd, in de rapportage van 2020 nog wel.",
    ):
        claim = read(text)
        assert (claim.problem, claim.form, claim.side.term) == (None, "no longer", "dijken")
        assert claim.side.letters == ("kst-1-2",)
        assert claim.other is not None
        assert claim.other.letters == ("kst-1-1",)


def test_a_cabinet_stands_for_its_letters() -> None:
    old, new = (replace(x, cabinet=c) for x, c in ((OLD, "Rutte III"), (NEW, "Rutte IV")))
    asked = replace(ASKED, cabinet="Rutte III")
    for name in ("Rutte IV", "Het kabinet-Rutte IV", "het kabinet Rutte IV"):
        claim = read_claim(f"{name} noemt dijken niet", (old, asked, new), WORDS)
        assert (claim.problem, claim.side.term, claim.side.letters) == (None, "dijken", ("kst-1-2",))
    claim = read_claim(
        "dijken worden onder Rutte IV vaker genoemd dan onder Rutte III", (old, asked, new), WORDS
    )
    assert claim.other is not None
    assert (claim.side.letters, claim.other.letters) == (("kst-1-2",), ("kst-1-1",))


def test_a_speaker_is_told_from_a_term() -> None:
    assert read("de SP noemt dijken").side.speaker == "SP"
    assert read("dijken worden door de SP genoemd").side.speaker == "SP"
    assert read("alleen de SP noemt dijken").form == "only"
    assert read("het kabinet spreekt over dijken in de waterbrief").side.speaker == "kabinet"
    about = read("de SP wordt niet genoemd in de waterbrief")
    assert (about.side.term, about.side.speaker) == ("SP", "")


def test_a_page_needs_a_paper() -> None:
    assert read("op pagina 3 van de waterbrief staan dijken").page == 3
    unclear = read("op pagina 3 staan dijken")
    assert unclear.problem is not None
    assert unclear.problem.code == "page of which paper"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("een mooie waterbrief", "no verb"),
        ("het kabinet vindt dijken belangrijk", "no verb"),
        ("de brief van 2018 noemt dijken", "not loaded"),
        ("dijken worden genoemd in de brief", "several papers"),
        ("de waterbrief noemt dijken vaker", "nothing to compare with"),
        ("de VVD noemt dijken", "does not speak"),
        ("dijken staan niet centraal in de waterbrief", "more than one term"),
        ("dijken worden niet nooit genoemd in de waterbrief", "two denials"),
        ("dijken worden genoemd in de waterbrief en in de rapportage", "more than one paper"),
        ("de waterbrief wordt genoemd", "no term"),
    ],
)
def test_what_is_not_understood_says_why(text: str, problem: str) -> None:
    papers = (*PAPERS, build_letter(["x"], id="kst-1-9", short="Brief dijken 2023", day=date(2023, 1, 1)))
    papers = (*papers, build_letter(["x"], id="kst-1-8", short="Brief duinen 2023", day=date(2023, 1, 1)))
    claim = read_claim(text, papers, WORDS)
    assert claim.problem is not None
    assert claim.problem.code == problem


def test_what_the_sentence_leaves_open_is_filled_in_and_said() -> None:
    claim = read("dijken worden niet genoemd")
    assert (claim.side.letters, claim.assumed[0].code) == (tuple(x.id for x in PAPERS), "all papers")
    claim = read("dijken worden niet meer genoemd")
    assert (claim.side.letters, claim.assumed[0].code) == (("kst-1-2",), "the latest")
    claim = read("dijken worden niet genoemd", "kst-1-1")
    assert (claim.side.letters, claim.assumed) == (("kst-1-1",), ())


def test_quotation_marks_keep_cue_words_inside_a_term() -> None:
    claim = read("«niet meer en nooit weer» staat in de waterbrief")
    assert (claim.side.term, claim.denied, claim.side.literal) == ("niet meer en nooit weer", False, True)


def test_no_brief_at_all_denies_for_every_letter() -> None:
    claim = read("dijken worden in geen enkele brief genoemd")
    assert claim.denied
    assert set(claim.side.letters) == {"kst-1-1", "kst-1-2"}


@given(st.text(max_size=80))
def test_any_text_is_either_a_claim_or_has_a_problem(text: str) -> None:
    claim = read(text)
    assert claim.problem is not None or (claim.side.term and claim.side.letters)
