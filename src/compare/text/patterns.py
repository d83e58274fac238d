"""Finds a written form in a text: words, stems, heads of compounds, phrases.

A form is matched on the hyphen parts of words, so that «NAVO-bondgenoot» counts
for NAVO and «human-security-beleid» for human security. Wildcards stand at the
start or the end of a word only; no regular expression of a user is ever run.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from compare.errors import PatternError
from compare.model import Term
from compare.text.tokens import fold, split_tokens, straighten, word_key

MODES = ("word", "prefix", "suffix", "phrase")
"""Kinds of form that a `Term` can have."""

LONGEST = 200
"""Characters of a form that somebody types."""

_PIECE = re.compile(r"\*?(?:\d+(?:[.,]\d+)*%?|\w(?:\w|[’'.](?=\w))*)\*?|\*+")
_STRANGE = re.compile(r"[^\w\s*%'’‘.&/+«»“”\"()€–-]")
_INNER_STAR = re.compile(r"\w\*+\w")
_GAP = re.compile(r"[\s\-‐‑«»’‘'\"“”]*|\)-|-\(")
_SHORT_ACRONYM = re.compile(r"\*?[A-Z]{2,3}\*?")
_WRITTEN_BETWEEN = re.compile(r"\s*[/&+]\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a pattern. ``key`` is empty when any word fits."""

    key: str
    exact: str
    open_start: bool
    open_end: bool

    def fits(self, key: str) -> bool:
        """Whether a folded word fits this piece."""
        if self.open_start and self.open_end:
            return self.key in key
        if self.open_end:
            return key.startswith(self.key)
        if self.open_start:
            return key.endswith(self.key)
        return key == self.key


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form ready to be matched: its words, and the words that never count.

    ``anchor`` is the number of the piece to look up first: the longest. ``between``
    holds the sign that the pattern itself has before each piece but the first («en/of»);
    ``around`` phrases that a hit may not lie in («Raad van Europa» for Europa).
    """

    pieces: tuple[Piece, ...]
    anchor: int
    case: bool
    exclude: tuple[Piece, ...]
    between: tuple[str, ...] = ()
    around: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A hyphen part of a word, and which word it belongs to."""

    start: int
    end: int
    text: str
    key: str
    token: int


@dataclass(frozen=True, slots=True)
class _Index:
    """The parts of a text, and where each spelling stands."""

    parts: tuple[_Part, ...]
    places: dict[str, list[int]]
    forward: list[str]
    backward: list[str]


def _read_pieces(pattern: str) -> tuple[Piece, ...]:
    """The words of a pattern; a hyphen parts words as white space does."""
    text = unicodedata.normalize("NFC", pattern)
    if _INNER_STAR.search(text):
        raise PatternError(f"{pattern!r}: a * may stand at the start or the end of a word, not inside it")
    pieces = []
    for found in _PIECE.findall(text):
        bare = straighten(found.strip("*"))
        pieces.append(Piece(bare.lower(), bare, found.startswith("*"), found.endswith("*")))
    if not pieces:
        raise PatternError("the pattern is empty: type a word, a phrase, or a stem with * (veilig*)")
    if not any(p.key for p in pieces):
        raise PatternError(f"{pattern!r} is only a wildcard: add at least one letter (veilig*)")
    while pieces and not pieces[0].key:
        pieces.pop(0)
    while not pieces[-1].key:
        pieces.pop()
    return tuple(pieces)


def mode_of(pattern: str) -> str:
    """Mode that a pattern's own wildcards and spaces ask for."""
    pieces = _read_pieces(pattern)
    stars = (pieces[0].open_start, pieces[0].open_end)
    if len(pieces) > 1 or stars == (True, True):
        return "phrase"
    return {(False, False): "word", (False, True): "prefix", (True, False): "suffix"}[stars]


def term_from_text(typed: str) -> Term:
    """A form from what somebody typed: ``veilig*``, ``*wapens``, ``human security``.

    Capitals do not matter, except in an acronym of two or three capitals, which is often a plain
    word as well (IS, AI, VS). A hyphen counts as a space: «F-35» is a phrase of two.

    Raises:
        PatternError: Nothing, or only wildcards, was typed; a wildcard stands inside a word;
            a sign that no text is searched for, such as a comma or a backslash; or it is too long.
    """
    if len(typed) > LONGEST:
        raise PatternError(
            f"{typed[:20]!r}…: this is too long to look for; type at most {LONGEST} characters"
        )
    pattern = " ".join(unicodedata.normalize("NFC", typed).split())
    pattern = re.sub(r"(\d) %", r"\1%", pattern)
    strange = _STRANGE.search(pattern)
    if strange:
        raise PatternError(
            f"{typed!r}: {strange.group()!r} cannot be looked for; type words, with * if need be"
        )
    for piece in pattern.split():
        if pattern.strip("* ") and piece.strip("*") and not any(c.isalnum() for c in piece):
            raise PatternError(f"{typed!r}: {piece!r} is no word; write a percentage without a space (2%)")
    case = _SHORT_ACRONYM.fullmatch(pattern) is not None
    return Term(id=pattern, label=pattern, pattern=pattern, mode=mode_of(pattern), case=case)


@lru_cache(maxsize=8192)
def compile_term(term: Term) -> Pattern:
    """A term made ready for matching.

    Raises:
        PatternError: The pattern is empty, only a wildcard, or does not go with its mode.
    """
    if term.mode not in MODES:
        raise PatternError(f"{term.pattern!r}: unknown mode {term.mode!r}; there is {', '.join(MODES)}")
    natural = mode_of(term.pattern)
    hyphenated = natural == "phrase" and not re.search(r"\s", term.pattern.strip())
    if term.mode not in (natural, "phrase") and not hyphenated:
        raise PatternError(f"{term.pattern!r} is written as a {natural}, not as a {term.mode}")
    pieces = _read_pieces(term.pattern)
    words = tuple(_exclusion(x) for x in term.exclude if " " not in x.strip())
    around = tuple(compile_term(Term(x, x, x, "phrase")) for x in term.exclude if " " in x.strip())
    return Pattern(pieces, _anchor(pieces), term.case, words, _signs_between(term.pattern, pieces), around)


def _anchor(pieces: tuple[Piece, ...]) -> int:
    """Number of the longest piece, which is the rarest."""
    return max(range(len(pieces)), key=lambda j: len(pieces[j].key))


def _signs_between(pattern: str, pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    """The slash, ampersand or plus that a pattern has before each piece but the first; "" where none."""
    text = unicodedata.normalize("NFC", pattern)
    ends = [m.span() for m in _PIECE.finditer(text)]
    if len(ends) != len(pieces):  # wildcards by themselves were dropped at an end
        return ("",) * (len(pieces) - 1)
    between = [text[a[1] : b[0]] for a, b in itertools.pairwise(ends)]
    return tuple(x.strip() if _WRITTEN_BETWEEN.fullmatch(x) else "" for x in between)


def _exclusion(word: str) -> Piece:
    """A word that never counts, hyphens and all; it may carry a * at either end."""
    key = fold(unicodedata.normalize("NFC", word.strip()))
    if not key.strip("*"):
        raise PatternError(f"{word!r} would exclude everything")
    return Piece(key.strip("*"), key.strip("*"), key.startswith("*"), key.endswith("*"))


@lru_cache(maxsize=8192)
def _index_of(text: str) -> _Index:
    """Where each hyphen part of a text stands."""
    parts: list[_Part] = []
    for n, token in enumerate(split_tokens(text)):
        for start, end in token.parts:
            parts.append(_Part(start, end, straighten(text[start:end]), word_key(text[start:end]), n))
    places: dict[str, list[int]] = {}
    for i, part in enumerate(parts):
        places.setdefault(part.key, []).append(i)
    return _Index(tuple(parts), places, sorted(places), sorted(key[::-1] for key in places))


def _starting_with(ordered: list[str], prefix: str) -> list[str]:
    """The words of a sorted list that start with ``prefix``."""
    first = last = bisect_left(ordered, prefix)
    while last < len(ordered) and ordered[last].startswith(prefix):
        last += 1
    return ordered[first:last]


def _candidates(index: _Index, piece: Piece) -> list[int]:
    """Numbers of the parts that fit one piece."""
    if piece.open_start and piece.open_end:
        keys: Iterable[str] = (k for k in index.forward if piece.key in k)
    elif piece.open_end:
        keys = _starting_with(index.forward, piece.key)
    elif piece.open_start:
        keys = (k[::-1] for k in _starting_with(index.backward, piece.key[::-1]))
    else:
        return index.places.get(piece.key, [])
    return [i for key in keys for i in index.places[key]]


def _fits(piece: Piece, part: _Part, case: bool) -> bool:
    """Whether a part fits a piece, capitals included when asked."""
    if not case:
        return piece.fits(part.key)
    return Piece(piece.exact, piece.exact, piece.open_start, piece.open_end).fits(part.text)


def match_term(term: Term, text: str) -> tuple[tuple[int, int], ...]:
    """Where a form stands in a text, as (start, end) of whole words, in order.

    «NAVO-bondgenoten» is one hit of NAVO, however often its parts fit. The words
    of a phrase may be parted by white space, hyphens and quotation marks, never
    by a full stop, a comma or a bracket («(INF)-verdrag» aside), and by a slash or
    an ampersand only when the pattern has it there («en/of», «R&D»).

    Raises:
        PatternError: The term's pattern cannot be used.
    """
    return match_pattern(compile_term(term), text)


def match_pattern(pattern: Pattern, text: str) -> tuple[tuple[int, int], ...]:
    """The same as `match_term`, for a form that was made ready before."""
    return _match(pattern, text, _index_of(text))


def match_patterns(patterns: Iterable[Pattern], text: str) -> Iterable[tuple[int, int, int]]:
    """Where each of many forms stands, as (number of the form, start, end); faster than one by one."""
    index = _index_of(text)
    for n, pattern in enumerate(patterns):
        piece = pattern.pieces[pattern.anchor]
        if piece.open_start or piece.open_end or piece.key in index.places:
            for start, end in _match(pattern, text, index):
                yield n, start, end


def _match(pattern: Pattern, text: str, index: _Index) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that a form fits, its exclusions taken out."""
    candidates = _candidates(index, pattern.pieces[pattern.anchor])
    if not candidates:
        return ()
    tokens = split_tokens(text)
    spans: set[tuple[int, int]] = set()
    for at in candidates:
        first = at - pattern.anchor
        run = index.parts[max(first, 0) : first + len(pattern.pieces)]
        if first < 0 or len(run) < len(pattern.pieces) or not _runs(pattern, run, text):
            continue
        touched = tokens[run[0].token : run[-1].token + 1]
        if pattern.exclude:
            keys = [token.key for token in touched] + [part.key for part in run]
            if any(word.fits(key) for word in pattern.exclude for key in keys):
                continue
        spans.add((touched[0].start, touched[-1].end))
    if spans and pattern.around:
        wider = [span for phrase in pattern.around for span in match_pattern(phrase, text)]
        spans = {(a, b) for a, b in spans if not any(start <= a and b <= end for start, end in wider)}
    return tuple(sorted(spans))


def _runs(pattern: Pattern, run: tuple[_Part, ...], text: str) -> bool:
    """Whether parts in a row fit the words of a pattern, with nothing but gaps between."""
    if not all(_fits(piece, part, pattern.case) for piece, part in zip(pattern.pieces, run, strict=True)):
        return False
    pairs = zip(itertools.pairwise(run), pattern.between, strict=True)
    return all(_is_gap(text, a.end, b.start, sign) for (a, b), sign in pairs)


def _is_gap(text: str, start: int, end: int, sign: str) -> bool:
    """Whether what stands between two parts leaves them in a row; a sign of the pattern may stand there."""
    return bool(_GAP.fullmatch(text, start, end)) or (sign != "" and text[start:end].strip() == sign)
