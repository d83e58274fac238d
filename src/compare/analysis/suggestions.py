"""Finds written forms that a concept may have missed. They are offered, never counted.

Looks at the words of the letters only: it proposes no form that stands nowhere, and no
synonym. What a concept already looks for, switched on or off, and what it excludes, never comes.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from simplemma import is_known

from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.errors import PatternError
from compare.model import Block, Concept, Letter, Place, Term
from compare.text.lemmas import lemma
from compare.text.patterns import compile_term, match_term, mode_of
from compare.text.spans import find_spans
from compare.text.tokens import Token, split_sentences, split_tokens

REASONS = ("spelling", "capitals", "ending", "lemma", "family", "order", "between", "compound", "typo")
"""Why a form is proposed, the surest first.

"spelling": joined, parted, with or without hyphen or accent; "capitals": other capitals than asked;
"ending": with the s of a plural or possessive; "lemma": another form of the same word; "family":
adjective or inhabitant of a name; "order": the words of a phrase in another order; "between": with a
word between them; "compound": one closed word that holds a form; "typo": one or two letters off.
"""

_SHORTEST_PART = 4
_MANY_COMPOUNDS = 4
_SHORTEST_TYPO, _LONG = 6, 10
_NAME_ENDS = ("istan", "land", "ije", "ië", "iën", "ïne", "a")
_FAMILY_ENDS = ("e", "s", "er", "ers", "en", "ees", "sch", "ch")
_LINKS = ("", "s", "en", "e", "-")
_PARTING = frozenset(" -‐‑«»’‘'\"“”\u00a0")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A form that may have been missed: as written, as a pattern to add, and why.

    ``counts`` has (letter id, number) for each letter that has it: what the concept's count would
    rise by. ``example`` is its first place, in the block with number ``block_n``.
    """

    text: str
    term: Term
    reason: str
    counts: tuple[tuple[str, int], ...]
    example: Place
    block_n: int

    @property
    def total(self) -> int:
        """How often it stands in all letters together."""
        return sum(n for _, n in self.counts)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A block with the words of it that the concept does not have yet, those taken by it aside."""

    letter_id: str
    block: Block
    taken: tuple[tuple[int, int], ...]
    free: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a concept looks for, in the shapes that candidates are held against."""

    words: frozenset[str]
    stems: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    bare: frozenset[str]
    lemmas: frozenset[str]
    names: tuple[str, ...]
    cased: frozenset[str]


def suggest_forms(
    letters: Iterable[Letter], concept: Concept, selection: Selection = EVERYONE, most: int = 12
) -> tuple[Suggestion, ...]:
    """Forms in these letters that may mean the concept too, the surest reason and the most frequent first.

    Misleads when taken as complete: a synonym without a shared word is never found. And not every
    proposal fits: «navolging» holds «navo», so each comes with its place.

    Args:
        letters: Where to look.
        concept: All its forms count as known, on or off.
        selection: Whose words and which kinds of block.
        most: How many to give at most.

    Returns:
        At most ``most``; none when nothing is near.

    Raises:
        PatternError: A form of the concept cannot be used.
    """
    paragraphs = [
        _paragraph(letter.id, block, concept)
        for letter in letters
        for block in select_blocks(letter, selection)
    ]
    known = _known(concept, paragraphs)
    found: dict[str, tuple[str, str]] = {}
    for text, reason in itertools.chain(_single_words(paragraphs, known), _word_rows(paragraphs, known)):
        key = text.lower()
        if key not in found or REASONS.index(reason) < REASONS.index(found[key][1]):
            found[key] = text, reason
    found = _grouped(found, known)
    made = (_suggestion(text, reason, paragraphs, concept) for text, reason in found.values())
    ordered = sorted(filter(None, made), key=lambda s: (REASONS.index(s.reason), -s.total, s.text.lower()))
    return tuple(ordered[:most])


def _paragraph(letter_id: str, block: Block, concept: Concept) -> _Paragraph:
    """A block, and which of its words are free: in no hit, and not excluded."""
    taken = tuple((start, end) for start, end, _ in find_spans(block.text, concept.terms))
    shut = {piece for term in concept.terms for piece in compile_term(term).exclude}
    free = tuple(
        token
        for token in split_tokens(block.text)
        if not any(piece.fits(token.key) for piece in shut)
        and not any(a < token.end and token.start < b for a, b in taken)
    )
    return _Paragraph(letter_id, block, taken, free)


def _known(concept: Concept, paragraphs: Sequence[_Paragraph]) -> _Known:
    """The words, stems and phrases of a concept; what its stems found counts as words too."""
    words: set[str] = set()
    stems: set[str] = set()
    phrases: set[tuple[str, ...]] = set()
    for term in concept.terms:
        parts = tuple(token.key for token in split_tokens(term.pattern.replace("*", "")))
        if len(parts) > 1:
            phrases.add(parts)
        elif parts:
            (words if "*" not in term.pattern else stems).add(parts[0])
    seen = {
        token.key
        for p in paragraphs
        for start, end in p.taken
        for token in split_tokens(p.block.text[start:end])
        if len(split_tokens(p.block.text[start:end])) == 1 and "-" not in token.key
    }
    joined = {"".join(parts) for parts in phrases}
    return _Known(
        frozenset(words),
        frozenset(words | stems),
        tuple(sorted(phrases)),
        frozenset(_bare(x) for x in words | joined if len(x) >= _SHORTEST_PART),
        frozenset(lemma(x) for x in words | seen if len(x) >= _SHORTEST_PART),
        tuple(sorted({_name_stem(t.pattern) for t in concept.terms if t.pattern.istitle()} - {""})),
        frozenset(t.pattern.lower() for t in concept.terms if t.case and "*" not in t.pattern),
    )


def _bare(word: str) -> str:
    """A word without accents, hyphens, apostrophes and spaces."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in parts if c.isalnum())


def _name_stem(name: str) -> str:
    """What the adjective of a name begins with: Rus of Rusland, Chin of China; "" when that is too short."""
    end = next((e for e in _NAME_ENDS if name.endswith(e) and len(name) - len(e) >= 3), None)
    if end is None or len(name) < 5 or " " in name:
        return ""
    stem = name[: -len(end)].lower()
    return stem[:-1] if end == "istan" and len(stem) > 4 else stem  # Afghaans


def _single_words(paragraphs: Sequence[_Paragraph], known: _Known) -> Iterator[tuple[str, str]]:
    """Words, or parts of hyphen compounds, that are near a form; each once, as most often written."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for p in paragraphs:
        for token in p.free:
            for start, end in token.parts:
                text = p.block.text[start:end]
                written[text.lower().replace("’", "'")][text] += 1
            if len(token.parts) > 1:
                written[token.key][token.text] += 1
    for key, texts in written.items():
        text = texts.most_common(1)[0][0]
        reason = _why(key, text, known)
        if reason:
            yield text, reason


def _why(key: str, text: str, known: _Known) -> str:
    """The surest reason to propose a word, or "" when there is none."""
    if key in known.cased:
        return "capitals"
    if key in known.words or not any(c.isalpha() for c in key):
        return ""
    if _bare(key) in known.bare:
        return "spelling"
    if any(key in (w + "s", w + "'s", w + "'") for w in known.words):
        return "ending"
    if "-" in key:
        return ""
    if len(key) >= _SHORTEST_PART and lemma(key) in known.lemmas:
        return "lemma"
    if text[:1].isupper() and any(_is_family(key, stem) for stem in known.names):
        return "family"
    if any(_is_compound(key, stem) for stem in known.stems):
        return "compound"
    return "typo" if any(_is_typo(key, word) for word in known.words) else ""


def _is_family(key: str, stem: str) -> bool:
    """Whether a word is the adjective or the inhabitant of a name with this stem."""
    return key.startswith(stem) and 1 <= len(key) - len(stem) <= 6 and key.endswith(_FAMILY_ENDS)


def _is_compound(key: str, stem: str) -> bool:
    """Whether a closed word holds a form beside another word; «navolging» holds no word beside «navo»."""
    at = key.find(stem)
    if len(stem) < _SHORTEST_PART or at < 0 or len(key) == len(stem):
        return False
    front, back = key[:at], key[at + len(stem) :]
    return (len(stem) > 2 * _SHORTEST_PART or _is_word(back, at_end=True)) and _is_word(front, at_end=False)


def _is_word(rest: str, *, at_end: bool) -> bool:
    """Whether the other part of a compound is a word, a linking sound aside; nothing will do."""
    if not rest:
        return True
    bare = (rest.removeprefix(link) if at_end else rest.removesuffix(link) for link in _LINKS)
    return any(len(b) >= 3 and is_known(b, lang="nl") for b in bare)


def _is_typo(key: str, word: str) -> bool:
    """Whether a word that no dictionary knows is a slip of the pen or of a scan away from a form."""
    if min(len(key), len(word)) < _SHORTEST_TYPO or abs(len(key) - len(word)) > 2:
        return False
    allowed = 2 if len(word) >= _LONG else 1
    return OSA.distance(key, word, score_cutoff=allowed) <= allowed and not is_known(key, lang="nl")


def _grouped(found: dict[str, tuple[str, str]], known: _Known) -> dict[str, tuple[str, str]]:
    """The same, with one beginning (``sanctie*``) in the place of many compounds that begin so."""
    groups: dict[str, list[str]] = {}
    for stem in sorted(known.stems, key=len, reverse=True):
        taken = {key for keys in groups.values() for key in keys}
        keys = [k for k, (_, why) in found.items() if why == "compound" and k.startswith(stem)]
        if len(left := [k for k in keys if k not in taken]) >= _MANY_COMPOUNDS:
            groups[stem] = left
    dropped = {key for keys in groups.values() for key in keys}
    kept = {key: value for key, value in found.items() if key not in dropped}
    return kept | {f"{stem}*": (f"{stem}*", "compound") for stem in groups}


def _word_rows(paragraphs: Sequence[_Paragraph], known: _Known) -> Iterator[tuple[str, str]]:
    """Rows of words: a form written apart, or the words of a phrase inflected, turned or with one between."""
    phrases = [tuple(lemma(w) for w in phrase) for phrase in known.phrases]
    wanted = {w for phrase in phrases for w in phrase}
    for p in paragraphs:
        for start, end in split_sentences(p.block.text):
            tokens = [t for t in p.free if start <= t.start and t.end <= end]
            for a, b in itertools.pairwise(tokens):
                if _bare(a.key + b.key) in known.bare and _in_a_row(p.block.text, (a, b)):
                    yield p.block.text[a.start : b.end], "spelling"
            lemmas = [lemma(t.key) for t in tokens] if phrases else []
            if wanted.intersection(lemmas):
                yield from _turned(p.block.text, tokens, lemmas, phrases)


def _turned(
    text: str, tokens: Sequence[Token], lemmas: Sequence[str], phrases: Sequence[tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Rows with the dictionary forms of a phrase: inflected, in another order, or with one word between."""
    there = set(lemmas)
    for phrase in phrases:
        for extra in (0, 1) if there.issuperset(phrase) else ():
            width = len(phrase) + extra
            for i in range(len(tokens) - width + 1):
                row = lemmas[i : i + width]
                ends = {row[0], row[-1]} <= set(phrase)
                left = Counter(row) - Counter(phrase)
                if not ends or sum(left.values()) != extra or not _in_a_row(text, tokens[i : i + width]):
                    continue
                kept = tuple(w for w in row if w not in left)
                reason = ("between" if extra else "lemma") if kept == phrase else "order"
                yield text[tokens[i].start : tokens[i + width - 1].end], reason


def _in_a_row(text: str, tokens: Sequence[Token]) -> bool:
    """Whether nothing but space, hyphen or quotation marks stands between these words."""
    return all(set(text[a.end : b.start]) <= _PARTING for a, b in itertools.pairwise(tokens))


def _suggestion(
    text: str, reason: str, paragraphs: Sequence[_Paragraph], concept: Concept
) -> Suggestion | None:
    """A proposal with what it would add to the count; None when it adds nothing."""
    pattern = " ".join("".join(c for c in text if c not in '«»“”"').split())
    try:
        mode = mode_of(pattern)
    except PatternError:
        return None
    case = reason == "capitals"
    exclude = (
        tuple(dict.fromkeys(x for term in concept.terms for x in term.exclude)) if " " in pattern else ()
    )
    term = Term(f"{concept.id}--{_bare(pattern)}", pattern, pattern, mode, case, exclude)
    counts: Counter[str] = Counter()
    written: Counter[str] = Counter()
    first: tuple[_Paragraph, int, int] | None = None
    for p in paragraphs:
        for start, end in match_term(term, p.block.text):
            if not any(a < end and start < b for a, b in p.taken):
                counts[p.letter_id] += 1
                written[p.block.text[start:end].lower()] += 1
                first = first or (p, start, end)
    if first is None:
        return None
    p, start, end = first
    shown = p.block.text[start:end]
    if len(written) > 1 and mode == "prefix":
        shown = ", ".join(word for word, _ in written.most_common(3)) + (" …" if len(written) > 3 else "")
    where = p.block.place_of(start, end)
    return Suggestion(shown, term, reason, tuple(counts.items()), where, p.block.n)
