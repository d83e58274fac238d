"""Everything about one chart, table or list of passages in one zip file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from compare.export.bibliography import FORMS, Cited
from compare.export.provenance import Provenance, letters_to_rows, provenance_to_rows
from compare.i18n import translator

_MOMENT = (2000, 1, 1, 0, 0, 0)
"""The time of every file inside: the same input gives the same zip, byte for byte."""


def files_to_zip(files: Mapping[str, bytes], made_of: Provenance, told: Iterable[str] = ()) -> bytes:
    """A zip with these files, a text that says what they were made from, and the letters' citations.

    Args:
        files: Name and content of each.
        told: Further lines for the text, such as why a picture is not there.
    """
    entries = [Cited(x) for x in made_of.letters]
    t = translator(made_of.lang)
    lists = {f"{t('citations')}.{ending}": to(entries).encode() for ending, to in FORMS.values()}
    whole = {"README.txt": _readme(made_of, [*files, *lists], told).encode(), **files, **lists}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in whole.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _readme(made_of: Provenance, names: Iterable[str], told: Iterable[str]) -> str:
    """What the files are, what they were made from, and the letters."""
    t = translator(made_of.lang)
    lines = [*told, t("Files in this folder: {names}.").format(names=", ".join(names)), ""]
    lines += [f"{what}: {said}" for what, said in provenance_to_rows(made_of)]
    lines += ["", t("Letters that were counted in:")]
    for letter in letters_to_rows(made_of):
        lines += ["", *(f"  {name}: {value}" for name, value in letter.items() if value)]
    return "\n".join(lines) + "\n"
