"""Words of the screen go into files without the marks of Markdown."""

from __future__ import annotations

import pytest

from compare.export.markdown import markdown_to_runs, plain_words


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("see [the method](methode) and `compare rebuild`", "see the method and compare rebuild"),
        (r"a form as veilig\* stays", "a form as veilig* stays"),
        ("*once* in **three** letters ", "once in three letters"),
        ("5 * 4 * 3", "5 * 4 * 3"),
    ],
)
def test_marks_go_and_the_words_stay(written: str, plain: str) -> None:
    assert plain_words(written) == plain


def test_bold_is_kept_as_a_run() -> None:
    assert markdown_to_runs("a **b** `c`") == (("a ", False), ("b", True), (" c", False))
    assert markdown_to_runs("") == ()
