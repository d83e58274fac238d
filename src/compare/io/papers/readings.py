"""What was read of a file, kept so that it need not be read again.

A cache: it may be thrown away at any time.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import time
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from compare.io.papers.home import cache_folder, write_whole
from compare.model import Letter

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter

_PACKAGE = Path(__file__).resolve().parents[2]
_READERS = ("pdfminer.six", "lxml", "simplemma")
_NOT_READING = ("papers", "shelf")  # folders in which papers are fetched and kept
_MONTH = 30 * 86_400.0


@lru_cache(maxsize=1)
def reader_fingerprint() -> str:
    """A mark of the reader: another one as soon as its code or what it rests on changes."""
    digest = hashlib.sha256(repr((sys.version_info[:2], *map(version, _READERS))).encode())
    code = [_PACKAGE / "model.py", _PACKAGE / "signs.py", _PACKAGE / "letters.py"]
    for folder in ("io", "text"):
        code += (x for x in sorted((_PACKAGE / folder).rglob("*.py")) if x.parent.name not in _NOT_READING)
    for path in code:
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def reading_key(*parts: bytes | str) -> str:
    """Key of a reading: everything that the result follows from, beside the reader itself."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


def find_reading(key: str) -> Letter | None:
    """What this reader read before; None when it did not, or when what was kept is damaged."""
    try:
        data = (_folder() / f"{key}.json").read_bytes()
    except OSError:
        return None
    try:
        return letter_from_json(data)
    except Exception:  # whatever is wrong with it: the file itself is read again
        return None


def keep_reading(key: str, letter: Letter) -> None:
    """Keep what was read. What cannot be kept costs time later and no more: no error."""
    folder = _folder()
    try:
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _drop_old(folder)
        write_whole(folder / f"{key}.json", letter_to_json(letter), sync=False)
    except OSError:
        return


def letter_to_json(letter: Letter) -> bytes:
    """A letter as JSON, all of it."""
    made: str = _converter().dumps(letter, ensure_ascii=False, separators=(",", ":"))
    return made.encode()


def letter_from_json(data: bytes) -> Letter:
    """The letter that `letter_to_json` wrote; any error when it is something else."""
    return _converter().structure(json.loads(data), Letter)


@cache
def _converter() -> JsonConverter:
    """Made when first needed: it costs more to load than a short letter to read."""
    from cattrs.preconf.json import make_converter

    return make_converter(detailed_validation=False)


def _folder() -> Path:
    return cache_folder() / "readings" / reader_fingerprint()


def _drop_old(folder: Path) -> None:
    """Throw away the readings of readers that were last at work a month ago."""
    for other in folder.parent.iterdir():
        with suppress(FileNotFoundError):  # another process has just thrown it away
            if other != folder and time.time() - other.stat().st_mtime > _MONTH:
                shutil.rmtree(other, ignore_errors=True)
