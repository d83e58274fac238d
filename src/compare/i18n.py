"""Dutch and English: texts, numbers and dates in the reader's language.

Message ids are the English sentences themselves. The Dutch stands in
``locale/nl/LC_MESSAGES/*.po`` and is read as it is, so that a translator edits a
text file and sees it back without a compile step. Not for labels of data: those
are bilingual in ``data/``.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache, lru_cache
from pathlib import Path

from babel.dates import format_date as babel_date
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from compare.errors import DataFileError

LANGUAGES = ("nl", "en")
"""The languages of the screens; the first is the default."""

LOCALE_DIR = Path(__file__).resolve().parents[2] / "locale"

_ENGLISH_QUOTES = str.maketrans("«»", "“”")
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_log = logging.getLogger(__name__)


def read_catalogue(folder: Path) -> dict[str, str]:
    """Message id to translation, from every ``.po`` file in a folder.

    Entries without a translation and fuzzy entries are left out, so that the
    English shows through rather than something unfinished.

    Raises:
        DataFileError: A file breaks the format, or two files translate the same
            sentence differently.
    """
    messages: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            try:
                catalogue = read_po(file, abort_invalid=True)
            except PoFileError as error:
                problem = f"{error}; mend the entry"
                raise DataFileError(path.name, error.lineno, "msgid", problem) from error
        for entry in catalogue:
            if not (isinstance(entry.id, str) and isinstance(entry.string, str)):
                continue
            if not entry.id or not entry.string or entry.fuzzy:
                continue
            if messages.setdefault(entry.id, entry.string) != entry.string:
                line = entry.lineno or 1
                problem = f"{entry.id!r} has another translation in another file; keep one"
                raise DataFileError(path.name, line, "msgstr", problem)
    return messages


@cache
def _catalogue(lang: str) -> Mapping[str, str]:
    """The sentences of a language, read once."""
    return read_catalogue(LOCALE_DIR / lang / "LC_MESSAGES")


@cache
def translator(lang: str) -> Callable[[str], str]:
    """The function that says an English sentence in a language.

    A sentence without a translation comes back in English and is logged at
    debug level. Never installed globally: two readers may use two languages at once.

    Args:
        lang: "nl" or "en".

    Raises:
        ValueError: Another language.
    """
    _locale(lang)
    if lang == "en":
        return _in_english
    messages = _catalogue(lang)

    def translate(message: str) -> str:
        """The sentence in the language."""
        translated = messages.get(message)
        if translated is None:
            _log.debug("no %s for %r", lang, message)
            return message
        return translated

    return translate


def mark(message: str) -> str:
    """The same sentence, marked as one that is translated later, where it is shown."""
    return message


def _in_english(message: str) -> str:
    """The sentence itself, with the quotation marks of English."""
    return message.translate(_ENGLISH_QUOTES)


def quote(text: str, lang: str) -> str:
    """A text between the quotation marks of a language: «dit», “this”."""
    marks = "«{}»" if lang == "nl" else "“{}”"
    return marks.format(text)


@lru_cache(maxsize=50_000, typed=True)
def format_number(x: float, lang: str, digits: int | None = None) -> str:
    """A number with the language's separators: ``12.345`` or ``12,345``.

    Args:
        x: Any number.
        lang: "nl" or "en".
        digits: Digits after the comma, always that many. None: a whole number is
            written whole, another with two significant digits at most, and
            never less than whole (123.4 becomes 123).

    Returns:
        "–" for a number that is not one, "∞" for one without end. Below zero with a real minus sign.

    Raises:
        ValueError: Another language.
    """
    locale = _locale(lang)
    if math.isnan(x):
        return "–"
    if math.isinf(x):
        return "∞" if x > 0 else "−∞"
    shown = _significant_digits(x) if digits is None else digits
    value = round(Decimal(repr(float(x))) if isinstance(x, float) else Decimal(int(x)), shown)
    if not value:
        value = abs(value)
    pattern = "#,##0" if shown == 0 else "#,##0." + ("#" if digits is None else "0") * shown
    return format_decimal(value, format=pattern, locale=locale).replace("-", "−")


def format_signed(x: float, lang: str, digits: int | None = None) -> str:
    """A difference with its sign, as `format_number` shows it: ``+3,7``, ``−0,4``; none where it shows 0."""
    shown = format_number(x, lang, digits)
    return f"+{shown}" if x > 0 and shown.strip("0,.") else shown


def format_percent(x: float, lang: str) -> str:
    """A part as a percentage: 0.015 becomes ``1,5%`` or ``1.5%``.

    Args:
        x: A part, 0 to 1 (a difference may be negative). Not already a percentage.
        lang: "nl" or "en".
    """
    percentage = float(Decimal(repr(float(x))) * 100) if math.isfinite(x) else x
    return format_number(percentage, lang) + ("%" if math.isfinite(x) else "")


def format_rate(x: float, lang: str) -> str:
    """A rate with two significant digits at most: ``3,7``, ``0,42``, ``12``.

    Args:
        x: The figure as it is to be read, so times per 10,000 words, not the
            proportion that `analysis` works with.
        lang: "nl" or "en".
    """
    return format_number(float(x), lang)


def format_date(d: date, precision: str, lang: str) -> str:
    """A date no more exact than it is known: ``17 april 2020`` or ``oktober 2020``.

    Args:
        d: The date; with precision "month" its day means nothing.
        precision: "day" or "month".
        lang: "nl" or "en".

    Raises:
        ValueError: Another precision or language.
    """
    patterns = {"day": "d MMMM y", "month": "MMMM y"}
    if precision not in patterns:
        raise ValueError(f"precision is day or month, not {precision!r}")
    return babel_date(d, format=patterns[precision], locale=_locale(lang))


def _locale(lang: str) -> str:
    """Babel's name for a language of the screens."""
    if lang not in _LOCALES:
        raise ValueError(f"no such language: {lang!r}; there is {', '.join(LANGUAGES)}")
    return _LOCALES[lang]


def _significant_digits(x: float) -> int:
    """How many digits after the comma two significant digits take."""
    if x == int(x):
        return 0
    size = Decimal(repr(abs(float(x))))
    rounded = size.quantize(Decimal(1).scaleb(size.adjusted() - 1), ROUND_HALF_EVEN)
    return max(0, 1 - rounded.adjusted())
