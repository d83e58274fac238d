"""The commands trend and search."""

from __future__ import annotations

import pytest
from command_line import rows

from compare.cli import main


def test_the_trend_by_letter_is_that_of_the_command_terms(capsys: pytest.CaptureFixture[str]) -> None:
    letters = {r["letter_id"]: r for r in rows(capsys, "terms", "china")}
    trend = rows(capsys, "trend", "china")
    assert [r["letter"] for r in trend] == sorted(
        letters, key=lambda x: [r["letter"] for r in trend].index(x)
    )
    for row in trend:
        other = letters[row["letter"]]
        assert [row[x] for x in ("count", "words", "rate", "low", "high")] == [
            other[x] for x in ("count", "words", "rate", "low", "high")
        ]


@pytest.mark.parametrize("by", ["year", "quarter", "cabinet", "sender", "dossier", "kind", "speaker"])
def test_every_grouping_sums_to_the_whole(by: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = sum(int(r["count"]) for r in rows(capsys, "trend", "veilig*"))
    assert sum(int(r["count"]) for r in rows(capsys, "trend", "veilig*", "--by", by)) == whole


def test_without_five_letters_the_reason_for_no_trend_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trend", "china"]) == 0
    assert "no trend: that takes 5 of letter" in capsys.readouterr().err


def test_the_days_and_the_speaker_limit_what_counts(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "trend", "de", "--from", "2020-05-01", "--to", "2020-12-31", "--speaker", "sp")
    assert [r["letter"] for r in found] == ["nds-tk-2020D20723", "kst-28676-346"]


def test_search_gives_the_lines_of_the_concordance_page_by_page(capsys: pytest.CaptureFixture[str]) -> None:
    whole = [(r["letter_id"], r["n"], r["left"]) for r in rows(capsys, "concordance", "china")]
    pages = [rows(capsys, "search", "china", "--page", str(n)) for n in (1, 2)]
    assert [(r["letter_id"], r["n"], r["left"]) for page in pages for r in page] == whole
    assert len(pages[0]) == 25


@pytest.mark.parametrize(
    "arguments", [("trend", "x", "--speaker", "niemand"), ("search", "*"), ("search", "a\\b")]
)
def test_what_cannot_be_counted_gets_one_line(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(arguments)) == 1
    assert capsys.readouterr().err.startswith("compare: ")


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["trend", "china", "--from", "vorig jaar"])
    assert "write it as 2022-03-08" in capsys.readouterr().err
