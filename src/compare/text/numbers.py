"""Numbers in running Dutch, in digits or words: «€ 1,5 miljard», «twee procent», «150 man»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.text.tokens import Token, split_tokens

_ONES = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
)
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
NUMBER_WORDS = {word: n for n, word in enumerate((*_ONES, *_TEENS, "twintig")) if n} | {"één": 1}
"""Whole numbers from one to twenty as words; «een» is an article as often."""
ORDINALS = {
    word: n
    for n, word in enumerate(
        (
            "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
            "tiende",
        ),
        start=1,
    )
}  # fmt: skip
"""«Eerste» to «tiende» with their numbers."""
_WORDS: dict[str, float] = {
    **{word: float(n) for n, word in enumerate((*_ONES, *_TEENS))},
    **{word: 10.0 * n for n, word in enumerate(_TENS, 2)},
    **{
        f"{one}{'ën' if one in ('twee', 'drie') else 'en'}{tens}": 10.0 * n + k
        for n, tens in enumerate(_TENS, 2)
        for k, one in enumerate(_ONES)
        if k
    },
    "één": 1.0,
    "anderhalf": 1.5,
    "anderhalve": 1.5,
}
TIMES = {"miljoen": 1e6, "mln": 1e6, "miljard": 1e9, "mld": 1e9, "duizend": 1e3, "biljoen": 1e12}
"""By what a word after a number multiplies it."""
_HALF = ("half", "halve")
_MONEY = {
    "euro": "euro",
    "euro's": "euro",
    "eur": "euro",
    "€": "euro",
    "dollar": "dollar",
    "$": "dollar",
    "usd": "dollar",
}
_PERCENT = ("procent", "procentpunt", "percent")
_DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)(%?)((?:-\w+)*)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_IS_SIGN_BEFORE = re.compile(r"(€|\$|\bEUR|\beuro)\s*$", re.IGNORECASE)
_IS_MINUS_BEFORE = re.compile(r"(?:^|[(€$]|[^\d\s]\s+)[-‐‑–−]$")
_NAMED = frozenset((
    "nr", "nrs", "nummer", "artikel", "artikelen", "art", "lid", "resolutie", "pagina", "pagina's", "p",
    "blz", "hoofdstuk", "paragraaf", "bijlage", "vraag", "vragen", "noot", "kamerstuk", "kamerstukken",
    "dossier", "tabel", "figuur", "fase", "spoor", "pijler", "motie",
))  # fmt: skip
"""After these a number is a name."""
_NO_COUNT = frozenset((
    "de", "het", "een", "dit", "dat", "deze", "die", "zich", "onze", "ons", "wij", "ik", "hij", "men",
    "van", "in", "op", "voor", "aan", "met", "tot", "en", "of", "per", "te", "om", "is", "zijn", "was",
    "waren", "wordt", "worden", "zal", "zullen", "kan", "kunnen", "moet", "moeten", "heeft", "hebben",
    "naar", "bij", "door", "uit", "over", "na", "als", "dan", "niet", "ook", "maar", "beschikbaar",
    "extra", "structureel", "incidenteel", "meer", "minder", "à", "vrij", "lager", "hoger", "komen",
    "volgt", "geleden",
))  # fmt: skip
"""What follows a number without being counted by it."""
_BEFORE_YEAR = frozenset((
    "in", "sinds", "van", "tot", "tussen", "uit", "medio", "eind", "begin", "jaar", "vanaf", "per",
    "met", "na", "rond", "jaren", "over", "voor", "en", "of", "januari", "februari", "maart", "april",
    "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december", "najaar",
    "voorjaar", "zomer",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written. ``unit`` is "euro", "dollar", "percent", "year", or "" for a count.

    ``start`` and ``end`` hold the number with its unit; ``counted`` is the same with the
    thing that is counted («150 extra militairen»).
    """

    start: int
    end: int
    value: float
    unit: str
    counted: str


@lru_cache(maxsize=4096)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers in a text, in order; those that name a thing («artikel 5», «G7») left out.

    «Vijf miljard», «5 mld.» and «5.000 miljoen» have the same value. A sum without a
    sign («1,5 miljard») is in euros unless a thing is counted. «Een» counts only before «miljoen»
    and the like, «acht» not where it is a verb; «-2%» is below zero. Misleads for a point as decimal
    sign («1.500»).
    """
    tokens = split_tokens(text)
    found, i = [], 0
    while i < len(tokens):
        quantity, used = _read(text, tokens, i)
        if quantity:
            found.append(quantity)
        i += max(used, 1)
    return tuple(found)


def _read(text: str, tokens: tuple[Token, ...], i: int) -> tuple[Quantity | None, int]:
    """The number that begins at a word, and how many words it takes."""
    token, before = tokens[i], tokens[i - 1].key if i else ""
    value, is_percent, is_name = _value_of(token.key)
    following = _key(tokens, i + 1)
    times = TIMES.get(following.rstrip("."), 0.0)
    if token.key in _HALF and times:
        value = 0.5
    glued = text[token.end : token.end + 1].isalpha()  # «5G»
    if value is None or is_name or glued or before.rstrip(".") in _NAMED:
        return None, 1
    if token.key == "een" and not (times or following in _PERCENT):
        return None, 1
    if token.key == "acht" and (following in _NO_COUNT - {"per", "en", "of"} or before == "in"):
        return None, 1
    is_minus = _IS_MINUS_BEFORE.search(text, max(token.start - 4, 0), token.start) is not None
    used = 1
    if times and token.key != "duizend":
        value, used = value * times, 2
    elif following in ("à", "tot") and _value_of(_key(tokens, i + 2))[0] is not None:
        value *= TIMES.get(_key(tokens, i + 3).rstrip("."), 1.0)
    unit, end_at = _unit(text, tokens, i, i + used, is_percent, times)
    value, start = (-value, token.start - 1) if is_minus else (value, token.start)
    if sign := _IS_SIGN_BEFORE.search(text, 0, token.start):
        start = sign.start()
    last = tokens[end_at - 1]
    end = last.end + (text[last.end : last.end + 1] == "." and last.key in ("mln", "mld"))
    if unit in ("euro", "dollar") and text[end : end + 2].strip() in ("€", "$"):
        end = text.index(text[end : end + 2].strip(), end) + 1
    if not unit and _is_year(tokens, i, end_at):
        unit = "year"
    counted = _counted(text, tokens, start, end_at) if not unit else text[start:end]
    return Quantity(start, end, value, unit, counted), end_at - i


def _value_of(key: str) -> tuple[float | None, bool, bool]:
    """Value of a word, whether it is a percentage, and whether it is part of a name («5-jarig»)."""
    if match := _DIGITS.fullmatch(key):
        digits = match[1]
        plain = digits.replace(".", "") if _THOUSANDS.fullmatch(digits) else digits
        try:
            return float(plain.replace(",", ".")), bool(match[2]), bool(match[3]) and not match[2]
        except ValueError:  # a date or section number, «1.2.3»
            return None, False, False
    return _word_value(key), False, False


@lru_cache(maxsize=4096)
def _word_value(word: str) -> float | None:
    """Value of a number in words: «vijfentwintig», «honderdvijftig», «tweeduizend»."""
    if word in _WORDS:
        return _WORDS[word]
    for name, times in (("duizend", 1000.0), ("honderd", 100.0)):
        head, found, tail = word.partition(name)
        if found:
            front = _word_value(head) if head else 1.0
            back = _word_value(tail.removeprefix("en").removeprefix("ën") or "nul")
            return None if front is None or back is None else front * times + back
    return None


def _unit(
    text: str, tokens: tuple[Token, ...], i: int, after: int, is_percent: bool, times: float
) -> tuple[str, int]:
    """The unit of the number at ``i``, and the word after all that belongs to it."""
    following = _key(tokens, after)
    if is_percent or following in _PERCENT:
        return "percent", after + (not is_percent)
    before = _IS_SIGN_BEFORE.search(text, 0, tokens[i].start)
    if following in _MONEY:
        return _MONEY[following], after + 1
    if before:
        return _MONEY[before[1].lower()], after
    sign = text[tokens[after - 1].end :].lstrip(" .")[:1]
    if sign in _MONEY:
        return _MONEY[sign], after
    if times >= 1e6 and not _is_counted(tokens, after):
        return "euro", after
    return "", after


def _is_counted(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the word at ``i`` is a thing that can be counted."""
    key = _key(tokens, i)
    return key not in _NO_COUNT and key.endswith(("en", "s", "ton"))


def _is_year(tokens: tuple[Token, ...], i: int, after: int) -> bool:
    """Whether four digits are a year."""
    if not re.fullmatch(r"(?:19|20)\d\d", tokens[i].key):
        return False
    before = tokens[i - 1].key if i else ""
    return before in _BEFORE_YEAR or not _is_counted(tokens, after)


def _counted(text: str, tokens: tuple[Token, ...], start: int, after: int) -> str:
    """The number with the thing that it counts, at most one word between."""
    end = tokens[after - 1].end
    for token in tokens[after : after + 2]:
        if token.start != end + 1 or token.key in _NO_COUNT or not token.key[0].isalpha():
            break
        end = token.end
        if not token.key.endswith("e"):
            break
    return text[start:end]


def _key(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].key if i < len(tokens) else ""
