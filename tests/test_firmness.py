"""How firm, on the page and on the command line: the same figures, and what is switched counts everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import rows
from streamlit.testing.v1 import AppTest

from compare.cli import main

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120


def open_page(name: str, **address: str | list[str]) -> AppTest:
    """A page with an address, run once."""
    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=PATIENCE)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def html_of(app: AppTest) -> str:
    """The lines of text that the page writes itself."""
    return "\n".join(str(x.proto.body) for x in app.get("html"))


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("subject", ["concept:china", "theme:cyber"])
def test_the_page_gives_a_verdict_in_each_language(
    subject: str, lang: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG", logger="compare.i18n"):
        app = open_page("stevigheid", subject=subject, lang=lang)
    assert [x.value for x in app.exception] == []
    assert ("varianten" if lang == "nl" else "variants") in html_of(app)
    assert [r.getMessage() for r in caplog.records if r.name == "compare.i18n"] == []


def test_the_address_holds_the_row_that_is_opened() -> None:
    app = open_page("stevigheid", subject="concept:china", row="extra:footnote")
    assert app.selectbox(key="row").value == "extra:footnote"
    assert [x.value for x in app.header] == ["Telt nu mee, en in de hoofdtelling niet: 2 alinea’s"]


def test_a_letter_can_stand_against_all_others() -> None:
    app = open_page("stevigheid", subject="concept:navo", pair_b="overige")
    assert [x.value for x in app.exception] == []
    assert "de 3 andere brieven" in html_of(app)


def test_a_paper_without_such_words_is_told_and_nothing_breaks() -> None:
    app = open_page("stevigheid", subject="concept:china", pair_a="nds-tk-2020D20723", who="kabinet")
    assert [x.value for x in app.exception] == []
    assert "niets" in html_of(app).lower()


def test_what_is_left_out_is_said_with_the_words_that_are_left() -> None:
    app = open_page(
        "termen",
        concept="navo",
        letters="nds-tk-2020D20723",
        who="iedereen",
        without=["quotation", "taken-over"],
    )
    assert [x.value for x in app.exception] == []
    shown = html_of(app)
    assert "Weggelaten: citaten, overgenomen passages." in shown
    assert "woorden in plaats van 8.105" in shown
    assert "Weggelaten" not in html_of(open_page("termen", concept="navo"))


def test_the_command_gives_the_main_count_first_and_each_variant_after_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = rows(capsys, "firmness", "concept:navo", "kst-33694-57", "kst-35925-V-84")
    terms = {r["letter_id"]: r for r in rows(capsys, "terms", "navo", "--speaker", "kabinet")}
    assert found[0]["choice"] == "main"
    for side, letter in (("earlier", "kst-33694-57"), ("later", "kst-35925-V-84")):
        assert (found[0][f"{side}_count"], found[0][f"{side}_of"]) == (
            terms[letter]["count"],
            terms[letter]["words"],
        )
        assert float(str(found[0][side])) == pytest.approx(float(str(terms[letter]["rate"])), abs=0.01)
    assert {"form", "unit", "extra"} <= {str(r["choice"]) for r in found}
    assert {str(r["outcome"]) for r in found} <= {"same", "noise", "clear", "turned"}


def test_the_main_count_of_a_theme_is_its_share(capsys: pytest.CaptureFixture[str]) -> None:
    first = rows(capsys, "firmness", "theme:cyber", "kst-33694-57", "kst-35925-V-84")[0]
    shares = rows(capsys, "themes", "kst-33694-57", "kst-35925-V-84")
    words = {str(r["letter_id"]): r["words"] for r in shares if r["theme"] == "cyber"}
    assert (first["earlier_count"], first["later_count"]) == (
        words["kst-33694-57"],
        words["kst-35925-V-84"],
    )


def test_the_order_of_the_letters_does_not_matter(capsys: pytest.CaptureFixture[str]) -> None:
    one = rows(capsys, "firmness", "china", "kst-33694-57", "kst-35925-V-84")
    assert one == rows(capsys, "firmness", "china", "kst-35925-V-84", "kst-33694-57")


def test_words_left_out_on_the_command_line_are_those_that_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    paper = "kst-35925-V-84"
    listed = rows(capsys, "borrowed", paper)
    quoted = sum(int(str(r["words"])) for r in listed if r["kind"] == "quotation")
    (plain,) = rows(capsys, "terms", "China", "--letter", paper)
    (less,) = rows(capsys, "terms", "China", "--letter", paper, "--without", "quotations")
    assert int(str(plain["words"])) - int(str(less["words"])) == quoted == 26
    with_all = {str(r["theme"]): int(str(r["words"])) for r in rows(capsys, "themes", paper)}
    without = {
        str(r["theme"]): int(str(r["words"])) for r in rows(capsys, "themes", paper, "--without", "all")
    }
    assert 0 < sum(with_all.values()) - sum(without.values()) < 150


def test_an_unknown_subject_or_kind_is_an_error_of_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["firmness", "theme:nonsense", "kst-33694-57", "kst-35925-V-84"]) == 1
    assert "nonsense" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["terms", "China", "--without", "letters"])
    assert "no kind of borrowed words" in capsys.readouterr().err


def test_a_few_words_are_refused_on_the_command_line_and_on_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "klein.txt").write_text("China is groot.\n", encoding="utf-8")
    assert main(["firmness", "concept:china", "kst-33694-57", str(tmp_path / "klein.txt")]) != 0
    assert "klein: 3 such words; at least 100" in capsys.readouterr().err


def test_a_difference_that_is_clear_only_by_itself_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    pair = ("kst-33694-57", "kst-35925-V-84")
    rows(capsys, "firmness", "concept:terrorisme", *pair)
    app = open_page("stevigheid", subject="concept:terrorisme", pair_a=pair[0], pair_b=pair[1], lang="nl")
    assert "bij zoveel vergelijkingen kan toeval" in html_of(app)
    app = open_page("stevigheid", subject="concept:oekraine", pair_a=pair[0], pair_b=pair[1], lang="nl")
    assert "bij zoveel vergelijkingen kan toeval" not in html_of(app)


def test_sides_stand_as_asked_where_a_date_is_not_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "eigen.txt").write_text("Wij noemen China en schrijven verder. " * 30, encoding="utf-8")
    main_row, *_ = rows(capsys, "firmness", "concept:china", "kst-33694-57", str(tmp_path / "eigen.txt"))
    assert (main_row["earlier_of"], main_row["later_count"]) == (12392, 30)
