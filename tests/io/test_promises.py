"""The table of signals: every line is usable, and a wrong one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import DataFileError
from compare.io.promises import COLUMNS, read_promises


def table(folder: Path, *lines: str) -> Path:
    """A folder with a table of these lines."""
    (folder / "promises.csv").write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", "utf-8")
    return folder


def test_the_table_has_subjects_and_signals_of_both_kinds() -> None:
    kinds = {s.kind for s in read_promises()}
    assert kinds == {"subject", "other", "never", "effort", "commitment", "intention"}


def test_a_line_is_read_with_its_exclusions(tmp_path: Path) -> None:
    (signal,) = read_promises(table(tmp_path, "commitment,gaat,goes,gaat … *en,finite,detail,uit|om"))
    assert (signal.pattern, signal.detail, signal.exclude) == ("gaat … *en", True, ("uit", "om"))


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("promise,a,a,zal,finite,,", "kind"),
        ("commitment,a,a,zal,word,,", "mode"),
        ("commitment,a,a,zal,finite,date,", "needs"),
        ("commitment,a,a,,finite,,", "pattern"),
        ("commitment,a,a,zal *,finite,,", "pattern"),
        ("commitment,,a,zal,finite,,", "label"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(line: str, column: str, tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as raised:
        read_promises(table(tmp_path, line))
    assert (raised.value.line, raised.value.column) == (2, column)
