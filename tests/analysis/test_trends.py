"""Counts over time sum to those of the letters, and each group has its margin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from builders import build_block, build_letter

from compare.analysis import trends
from compare.analysis.frequency import count_hits
from compare.analysis.trends import (
    GROUPS,
    UNITS,
    Counted,
    count_everywhere,
    count_groups,
    in_letters,
    middle,
    trend_of,
    unit_for,
    within,
)
from compare.index import bring_up_to_date, make_index
from compare.model import Concept, Letter
from compare.statistics import rate_interval
from compare.text.patterns import term_from_text

CHINA = Concept("china", "China", "China", (term_from_text("China"),))


def written(day: date, times: int, **facts: str) -> Letter:
    """A letter that names China so often in hundred words, in two paragraphs and two voices."""
    mine = " ".join(["China"] * times + ["woord"] * (60 - times))
    theirs = " ".join(["woord"] * 40)
    return replace(
        build_letter([mine, build_block(theirs, speaker="SP")], f"b-{day}", day=day),
        **{"sender": "BZ", **facts},
    )


def counted(letters: list[Letter], folder: Path) -> Counted:
    """What is counted of China in these letters."""
    by_id = {x.id: x for x in letters}
    held, _ = bring_up_to_date(folder, dict.fromkeys(by_id, "1"), by_id.__getitem__, lambda a, b: None)
    return count_everywhere(make_index(letters, held), CHINA)


@pytest.fixture
def six(tmp_path: Path) -> Counted:
    """Six letters over three years, of two senders and cabinets, that name China ever more often."""
    days = [date(2020, 1, 10), date(2020, 5, 3), date(2021, 2, 1), date(2021, 11, 8), date(2022, 1, 3)]
    letters = [written(d, n, cabinet="II" if d.year > 2020 else "I") for n, d in enumerate(days)]
    letters.append(written(date(2022, 4, 4), 5, cabinet="II", sender="", date_precision="month"))
    return counted(letters, tmp_path)


@pytest.mark.parametrize("by", ["", *GROUPS])
@pytest.mark.parametrize("unit", ["", *UNITS])
def test_every_way_of_grouping_sums_to_the_whole(six: Counted, by: str, unit: str) -> None:
    rows = count_groups(six, by, unit)
    assert (sum(x.count for x in rows), sum(x.words for x in rows)) == (15, 600)
    assert all(x.low <= x.rate <= x.high and x.first <= x.last for x in rows)
    assert len({(x.group, x.period) for x in rows}) == len(rows)


def test_a_group_of_several_letters_has_the_margin_of_its_letters(six: Counted) -> None:
    whole = count_groups(six, "cabinet")
    second = next(x for x in whole if x.group == "II")
    margin = rate_interval([2, 3, 4, 5], [100] * 4)
    assert (second.letters, second.named_in, second.count, second.words) == (4, 4, 14, 400)
    assert (second.low, second.high, second.method) == (margin.low, margin.high, margin.method)
    assert [x.group for x in whole] == ["I", "II"], "cabinets stand in order of time"


def test_a_letter_by_itself_has_the_margin_of_its_paragraphs(six: Counted) -> None:
    (letter,) = count_groups(in_letters(six, ["b-2022-01-03"]), unit="year")
    margin = rate_interval([4, 0], [60, 40])
    assert (letter.rate, letter.low, letter.high) == (0.04, margin.low, margin.high)


def test_by_speaker_only_the_words_of_that_speaker_count(six: Counted) -> None:
    rows = {x.group: x for x in count_groups(six, "speaker")}
    assert (rows["kabinet"].count, rows["kabinet"].words) == (15, 360)
    assert (rows["SP"].count, rows["SP"].words, rows["SP"].named_in) == (0, 240, 0)
    assert rows["SP"].high > 0


def test_quarters_and_years_hold_the_letters_of_their_days(six: Counted) -> None:
    quarters = count_groups(six, unit="quarter")
    assert [(x.period, x.first, x.last) for x in quarters][-1] == (
        "2022-2",
        date(2022, 4, 1),
        date(2022, 6, 30),
    )
    assert [x.letters for x in count_groups(six, unit="year")] == [2, 2, 2]


def test_a_letter_known_to_the_month_takes_the_whole_month(six: Counted) -> None:
    last = count_groups(six, unit="letter")[-1]
    assert (last.first, last.last) == (date(2022, 4, 1), date(2022, 4, 30))
    assert middle(last) == pytest.approx(date(2022, 4, 15).toordinal() / 365.25, abs=0.01)


def test_only_letters_of_the_days_asked_for_count(six: Counted) -> None:
    part = within(six, date(2020, 5, 3), date(2021, 12, 31))
    assert [x.first for x in count_groups(part, unit="letter")] == [
        date(2020, 5, 3), date(2021, 2, 1), date(2021, 11, 8)
    ]  # fmt: skip


def test_five_letters_have_a_trend_and_four_have_none(six: Counted) -> None:
    points = count_groups(six, unit="letter")
    assert trend_of(points[:4]) is None
    trend = trend_of(points[:5])
    assert trend is not None and trend.tau == pytest.approx(1) and trend.slope > 0


def test_letters_of_one_day_have_no_trend(tmp_path: Path) -> None:
    day = date(2020, 1, 1)
    letters = [build_letter(["China " * n + "woord"], f"b{n}", day=day) for n in range(6)]
    assert trend_of(count_groups(counted(letters, tmp_path), unit="letter")) is None


def test_many_letters_are_taken_by_quarter_and_over_many_years_by_year(
    six: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert unit_for(six) == "letter"
    monkeypatch.setattr(trends, "MOST_MARKS", 5)
    assert unit_for(six) == "quarter"
    monkeypatch.setattr(trends, "_LONG", 2)
    assert unit_for(six) == "year"


def test_drawing_letters_in_bundles_leaves_the_margin_about_as_wide() -> None:
    random = np.random.default_rng(3)
    hits, words = random.poisson(3, 4000), np.full(4000, 500)
    empty = trends.TrendCount("", "", date(2020, 1, 1), date(2020, 1, 1), 4000, 4000)
    bundled = trends._count_units(empty, hits, words)
    error = hits.std() / 500 / 4000**0.5
    assert bundled.high - bundled.low == pytest.approx(2 * 1.96 * error, rel=0.1)


def test_the_counts_are_those_of_the_letters(six: Counted) -> None:
    letters = [written(x.date, n) for n, x in enumerate(six.letters)]
    assert [x.count for x in count_groups(six, unit="letter")] == [
        x.count for x in count_hits(letters, CHINA)
    ]


def test_an_unknown_group_or_unit_is_refused(six: Counted) -> None:
    with pytest.raises(ValueError, match="by must be one of"):
        count_groups(six, "party")
    with pytest.raises(ValueError, match="by must be one of"):
        count_groups(six, unit="month")
