"""An address shows the whole view of each page, and what cannot be followed is told and breaks nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compare.corpus import load_given
from compare.ui.link import mark_of_data

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120
EARLIER, LATER = "kst-33694-57", "kst-35925-V-84"
VIEWS = {
    "app": {"kind": "concept", "rows": "20", "open": "concept-navo", "who": "iedereen"},
    "themas": {"view": "all", "letters": LATER, "theme": "china", "all-1": "1"},
    "termen": {"concept": "navo", "speakers": "1", "sort": "left", "family": "1", "all": "1"},
    "typerende_woorden": {"unit": "phrases", "fewest": "6", "function": "1", "direction": "came"},
    "verschillen": {"who": "iedereen", "fate": "dropped", "all": "1"},
    "formules": {"kind": "literal", "q": "open waar het kan", "names": "1"},
    "vragen": {"paper": "kst-28676-346", "party": "SP", "all": "1"},
    "antwoorden": {"party": "SP", "kind": "lost"},
    "beweringen": {
        "claim": "“multilateralisme” staat in de beleidsbrief",
        "letters": LATER,
        "all-claims": "1",
    },
    "toezeggingen": {"of": "concrete", "kind": "intention", "detail": "all", "all": "1"},
    "stevigheid": {"subject": "concept:navo", "pair_b": "overige"},
    "coderen": {"coded": EARLIER, "size": "all", "draw": "2", "at": f"{EARLIER}:7"},
    "lijsten": {"kind": "themas", "themas": "china", "try": "veilig*"},
    "brieven": {"letter": LATER, "block": "3", "audit": "kinds", "notes": "1", "pages": "1"},
}
"""A view of each page, each choice another than at first."""
HOSTILE = ("<script>alert(1)</script>", "x" * 5000, "../../etc/passwd", "%00", "-1", "*")


def page(name: str) -> AppTest:
    path = ROOT / "app.py" if name == "app" else ROOT / "pages" / f"{name}.py"
    return AppTest.from_file(str(path), default_timeout=PATIENCE)


def opened(name: str, **query: str | list[str]) -> AppTest:
    """A page at an address, drawn without an error."""
    app = page(name)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert [x.value for x in app.exception] == []
    return app


def told(app: AppTest) -> str:
    """What the page says of the link that was followed."""
    return "\n".join(x.proto.body for x in app.get("html") if x.proto.body.startswith('<p class="acc-own"'))


def address(app: AppTest) -> dict[str, list[str]]:
    return {k: v if isinstance(v, list) else [v] for k, v in app.query_params.items()}


@pytest.mark.parametrize("name", VIEWS)
def test_every_choice_of_a_view_is_followed_and_stays_in_the_address(name: str) -> None:
    app = opened(name, **VIEWS[name])
    assert told(app) == ""
    assert address(app) == {key: [value] for key, value in VIEWS[name].items()}


@pytest.mark.parametrize("name", VIEWS)
def test_a_hostile_address_breaks_no_page(name: str) -> None:
    opened(name, **{key: list(HOSTILE) for key in (*VIEWS[name], "letters", "who", "pair_a", "v", "open")})


def test_what_cannot_be_followed_is_told_as_text() -> None:
    app = opened("termen", letters=["<b>x</b>", LATER], q="y" * 400)
    assert "&lt;b&gt;x&lt;/b&gt;" in told(app) and "<b>" not in told(app)
    assert "yyy…" in told(app)
    assert app.multiselect(key="letters").value == [LATER]


def test_a_choice_of_the_reader_ends_what_was_told_of_the_link() -> None:
    app = opened("termen", letters=["no-such-letter"])
    assert "no-such-letter" in told(app)
    app.multiselect(key="concept").set_value(["navo"]).run()
    assert told(app) == ""


def test_a_mark_in_the_address_is_shown_as_chosen_and_lists_its_passages() -> None:
    mark = mark_of_data({"kind": "commitment", "letter": LATER})
    app = opened("toezeggingen", **{"mark-promises": mark})
    assert app.button(key="promises-clear").label
    app.button(key="promises-clear").click().run()
    assert "mark-promises" not in address(app)
    assert "promises-clear" not in [x.key for x in app.button]


def test_a_mark_that_is_not_in_the_chart_is_told() -> None:
    app = opened("toezeggingen", **{"mark-promises": "c0ffee"})
    assert "c0ffee" in told(app) and "mark-promises" not in address(app)


def test_a_mark_leads_the_list_until_the_list_is_changed() -> None:
    mark = mark_of_data({"word": "oekraïne"})
    app = opened("typerende_woorden", **{"mark-keyness-evidence": mark})
    assert app.selectbox(key="word").value == "oekraïne"
    other = next(x for x in app.selectbox(key="word").options if x.lower() != "oekraïne")
    app.selectbox(key="word").select(other).run()
    app.run()
    assert "mark-keyness-evidence" not in address(app)


def carried(app: AppTest) -> str:
    """The fingerprint that a copied link gets."""
    body = next(x.proto.body for x in app.get("html") if "acc-carried" in x.proto.body)
    return body.partition("v=")[2].partition('"')[0].partition("&")[0]


def test_a_copied_link_is_identical_until_another_choice_is_made() -> None:
    link = carried(opened("termen", letters=[EARLIER, LATER]))
    app = opened("termen", lang="en", letters=[EARLIER, LATER], v=link)
    assert "Identical" in told(app)
    app.multiselect(key="concept").set_value(["navo"]).run()
    assert told(app) == "" and "v" not in address(app)


def test_a_link_names_what_is_missing_and_what_changed() -> None:
    link = carried(opened("termen", letters=[EARLIER, LATER]))
    _, lists, scope, *letters = link.split("~")
    letters[1] = "000000"
    other = "~".join(["0.0.1", f"0000{lists[4:]}", scope, *letters, "eigen-brief", "abcdef"])
    said = told(opened("termen", lang="en", letters=[EARLIER, LATER], v=other))
    named = {x.id: x.short for x in load_given().letters}
    for part in (
        "0.0.1",
        "the concepts",
        "Not here: “eigen-brief”",
        f"otherwise by now: “{named[letters[0]]}”",
    ):
        assert part in said


def test_a_link_to_all_letters_shows_those_of_then() -> None:
    all_letters = carried(opened("termen"))
    kept = [part for part in all_letters.split("~")[3:] if not part.startswith("kst-28676-346")]
    version, lists, scope, *letters = all_letters.split("~")
    pairs = [
        f"{id}~{mark}" for id, mark in zip(letters[::2], letters[1::2], strict=True) if id != "kst-28676-346"
    ]
    app = opened("termen", v="~".join([version, lists, scope, *pairs]))
    assert app.multiselect(key="letters").value == [x for x in kept if x.startswith(("kst", "nds"))]
    assert "Identiek" in told(app)
