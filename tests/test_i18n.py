"""Sentences, numbers and dates come out in the reader's language, and no sentence lacks its Dutch."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import i18n
from compare.errors import DataFileError

ROOT = Path(__file__).resolve().parents[1]
DUTCH = ROOT / "locale" / "nl" / "LC_MESSAGES"


def sources() -> list[Path]:
    """Every file that may speak to a reader."""
    return [*sorted((ROOT / "src").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py")), ROOT / "app.py"]


def sentences(tree: ast.AST) -> Iterator[tuple[int, str | None]]:
    """Line and sentence of each ``t("…")``, ``ctx.t("…")`` and ``mark("…")``; None if it is put together."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in ("t", "mark"):
            continue
        for argument in choices(node.args[0]):
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield node.lineno, argument.value
            elif isinstance(argument, ast.JoinedStr | ast.BinOp):
                yield node.lineno, None


def choices(node: ast.expr) -> Iterator[ast.expr]:
    """Both arms of ``a if b else c``, or the expression itself."""
    if isinstance(node, ast.IfExp):
        yield from choices(node.body)
        yield from choices(node.orelse)
    else:
        yield node


def all_sentences() -> list[tuple[str, int, str | None]]:
    """File, line and sentence of everything that is translated."""
    found = []
    for path in sources():
        if path.exists():
            tree = ast.parse(path.read_text("utf-8"), str(path))
            found += [(str(path.relative_to(ROOT)), line, text) for line, text in sentences(tree)]
    return found


def write_po(folder: Path, name: str, *entries: str) -> None:
    """A catalogue with these entries."""
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    (folder / name).write_text("\n".join([head, *entries]), "utf-8")


def test_the_scan_finds_sentences_in_every_form_and_sees_those_put_together() -> None:
    code = (
        't("a")\nctx.t("b" "c").format(x=1)\nt("d" if x else "e")\nt(f"{x}")\nmark("g")\nt(name)\nformat("h")'
    )
    expected = {(1, "a"), (2, "bc"), (3, "d"), (3, "e"), (4, None), (5, "g")}
    assert set(sentences(ast.parse(code))) == expected


def test_every_sentence_in_the_code_has_a_dutch_translation() -> None:
    dutch = i18n.read_catalogue(DUTCH)
    missing = [f"{file}:{line}: {text}" for file, line, text in all_sentences() if text and text not in dutch]
    assert not missing, "no Dutch for:\n" + "\n".join(missing)


def test_no_sentence_is_put_together_before_it_is_translated() -> None:
    assert [f"{file}:{line}" for file, line, text in all_sentences() if text is None] == []


def test_every_translation_names_the_same_places_to_fill_in() -> None:
    field = re.compile(r"\{(\w*)[^{}]*\}")
    wrong = [
        english
        for english, dutch in i18n.read_catalogue(DUTCH).items()
        if set(field.findall(english)) != set(field.findall(dutch))
    ]
    assert wrong == []


def test_english_is_the_sentence_itself() -> None:
    assert i18n.translator("en")("Any sentence at all") == "Any sentence at all"


def test_a_sentence_without_dutch_comes_back_in_english_and_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level("DEBUG", logger="compare.i18n"):
        assert i18n.translator("nl")("There is no Dutch for this") == "There is no Dutch for this"
    assert "There is no Dutch for this" in caplog.text


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no such language: 'fr'"):
        i18n.translator("fr")


def test_a_catalogue_is_read_from_all_its_files_without_the_unfinished(tmp_path: Path) -> None:
    write_po(tmp_path, "a.po", 'msgid "Letters"\nmsgstr "Brieven"\n', 'msgid "Empty"\nmsgstr ""\n')
    write_po(
        tmp_path, "b.po", 'msgid "Terms"\nmsgstr "Termen"\n', '#, fuzzy\nmsgid "Perhaps"\nmsgstr "Ooit"\n'
    )
    assert i18n.read_catalogue(tmp_path) == {"Letters": "Brieven", "Terms": "Termen"}


def test_two_translations_of_one_sentence_are_an_error_that_names_the_file(tmp_path: Path) -> None:
    write_po(tmp_path, "a.po", 'msgid "Letters"\nmsgstr "Brieven"\n')
    write_po(tmp_path, "b.po", 'msgid "Letters"\nmsgstr "Letters"\n')
    with pytest.raises(DataFileError, match=r"b\.po, line \d+, column msgstr: 'Letters'"):
        i18n.read_catalogue(tmp_path)


def test_a_broken_catalogue_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    write_po(tmp_path, "a.po", 'msgid "Letters"\nmsgstr "Brieven"\nnonsense\n')
    with pytest.raises(DataFileError, match=r"a\.po, line"):
        i18n.read_catalogue(tmp_path)


@pytest.mark.parametrize(
    ("x", "dutch", "english"),
    [
        (0, "0", "0"),
        (12_345, "12.345", "12,345"),
        (3.0, "3", "3"),
        (123.4, "123", "123"),
        (9.96, "10", "10"),
        (3.74, "3,7", "3.7"),
        (0.0996, "0,1", "0.1"),
        (0.00412, "0,0041", "0.0041"),
        (-1.54, "−1,5", "−1.5"),
        (math.nan, "–", "–"),
        (math.inf, "∞", "∞"),
        (-math.inf, "−∞", "−∞"),
    ],
)
def test_a_number_has_the_separators_of_its_language_and_two_significant_digits_at_most(
    x: float, dutch: str, english: str
) -> None:
    assert i18n.format_number(x, "nl") == dutch
    assert i18n.format_number(x, "en") == english


@pytest.mark.parametrize(("x", "shown"), [(1, "1,00"), (1234.5, "1.234,50"), (-0.0004, "0,00")])
def test_digits_asked_for_are_all_shown_and_nothing_is_minus_zero(x: float, shown: str) -> None:
    assert i18n.format_number(x, "nl", digits=2) == shown


def test_a_difference_shows_its_sign_unless_it_shows_nothing() -> None:
    shown = [i18n.format_signed(x, "nl", 1) for x in (3.14, -0.26, 0.0, 0.04, -0.04)]
    assert shown == ["+3,1", "−0,3", "0,0", "0,0", "0,0"]
    assert [i18n.format_signed(x, "en") for x in (0.034, -12.0)] == ["+0.034", "−12"]


@pytest.mark.parametrize(
    ("part", "dutch"), [(0.015, "1,5%"), (0.07, "7%"), (1.0, "100%"), (0.0, "0%"), (-0.123, "−12%")]
)
def test_a_part_is_shown_as_a_percentage(part: float, dutch: str) -> None:
    assert i18n.format_percent(part, "nl") == dutch


def test_a_part_that_is_not_a_number_has_no_percent_sign() -> None:
    assert i18n.format_percent(math.nan, "en") == "–"


def test_a_rate_is_shown_as_it_is_given() -> None:
    assert i18n.format_rate(3.74, "nl") == "3,7"


@given(st.floats(min_value=1e-6, max_value=1e6))
def test_a_rate_on_screen_is_never_further_off_than_its_second_digit(x: float) -> None:
    shown = float(i18n.format_rate(x, "en").replace(",", ""))
    assert abs(shown - x) <= max(0.05 * x, 0) + 1e-12
    assert shown > 0


@pytest.mark.parametrize(
    ("precision", "lang", "shown"),
    [
        ("day", "nl", "8 oktober 2020"),
        ("month", "nl", "oktober 2020"),
        ("day", "en", "8 October 2020"),
        ("month", "en", "October 2020"),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(precision: str, lang: str, shown: str) -> None:
    assert i18n.format_date(date(2020, 10, 8), precision, lang) == shown


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(ValueError, match="day or month"):
        i18n.format_date(date(2020, 10, 8), "year", "nl")
