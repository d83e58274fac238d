"""Every place where a term is mentioned, in each form that could count, wherever in the paper it stands.

Looks further than a count does: in headings, notes, tables and what was left out, over line and
paragraph ends, and for words that reading may have broken or garbled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from simplemma import is_known

from compare.analysis.claims.damage import is_word
from compare.analysis.claims.garbled import find_broken, find_garbled
from compare.analysis.selection import Selection
from compare.analysis.suggestions import Suggestion, suggest_forms
from compare.errors import PatternError
from compare.model import EXTRA_KINDS, Block, Concept, Letter, Term
from compare.text.lemmas import lemma
from compare.text.patterns import compile_term, match_pattern, term_from_text
from compare.text.tokens import fold, split_tokens

LEVELS = ("literal", "variant", "related")
"""How near a form is to what was asked for: these words; another form of the same; something like it."""

WHYS = ("typed", "spelling", "ending", "lemma", "concept", "broken", "concept, off", "family", "order",
        "between", "compound", "typo", "garbled", "capitals")  # fmt: skip
"""Why a form was tried. "concept" are the forms that count for it at first, "concept, off" the others."""

COUNTING = frozenset(WHYS[: WHYS.index("broken") + 1])
"""The reasons whose forms count; the others are shown and settle nothing."""

BODY, LEFT_OUT = "text", "left out"
_EVERY_KIND = Selection(extra=frozenset(EXTRA_KINDS))
_MANY = 40
_LONGEST = 5
_SHORTEST_NAME = 5
_SHORT_PART = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A form at its place.

    ``start`` and ``end`` are offsets in the block's text (in the stretch itself for what was left out,
    ``block_n`` 0). ``where`` is "text", "box" (which counts as text), another kind of block, or "left out".
    """

    letter_id: str
    block_n: int
    start: int
    end: int
    page: int
    last_page: int
    speaker: str
    where: str
    text: str
    form: str
    why: str
    level: str

    @property
    def counts(self) -> bool:
        """Whether its form counts for everyone."""
        return self.why in COUNTING

    @property
    def is_in_text(self) -> bool:
        """Whether it stands in running text."""
        return self.where in (BODY, "box")


@dataclass(frozen=True, slots=True)
class Tried:
    """A form that was looked for, and how often it was found in all letters together; 0 is told too."""

    form: str
    why: str
    level: str
    counts: bool
    found: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """What was tried for a term and what was found, in reading order, letter by letter."""

    tried: tuple[Tried, ...]
    places: tuple[Mention, ...]


def find_mentions(
    letters: Iterable[Letter],
    term: str,
    known: Iterable[Concept] = (),
    *,
    literal: bool = False,
    speaker: str = "",
    excluding: str = "",
) -> Mentions:
    """Where a term is mentioned in letters, with every form that was tried.

    Three levels. *Literal*: the words as asked, in any capitals, with a hyphen or a space. *Variant*: the
    same word inflected or spelled otherwise, one that a line or page end broke, and the forms that its
    concept counts. *Related*: forms of the concept that are off at first, other orders, compounds, slips of
    a scan; those settle nothing by themselves. Overlapping places are one: the surest form has it.

    Args:
        letters: Where to look, in every kind of block and in what was left out.
        term: One word or more.
        known: Concepts; the term belongs to one when that is its name or one of its forms.
        literal: Whether only the words themselves are meant: forms of the concept then settle nothing.
        speaker: Whose words; "" for everyone's.
        excluding: Whose words not.

    Raises:
        PatternError: The term holds no word.
    """
    chosen = tuple(letters)
    forms = _forms(term, tuple(known), literal)
    places: list[Mention] = []
    suggested: dict[str, tuple[str, str]] = {}
    for letter in chosen:
        found = list(_in_blocks(letter, forms, term))
        words = split_tokens(term)
        concept = Concept("asked", term, term, tuple(f.term for f in forms if f.term))
        if len(words) <= _LONGEST and concept.terms:
            more = tuple(
                _Form(s.term.pattern, why, _level(why), s.term)
                for s in suggest_forms([letter], concept, _EVERY_KIND, most=_MANY)
                for why in (_why(s, term),)
            )
            suggested |= {f.form: (f.why, f.level) for f in more}
            found += _in_blocks(letter, more, term)
        for m in (*_broken(letter, term), *_kin(letter, term), *_garbled(letter, term)):
            if not _lies_in(m, found):
                found.append(m)
                suggested[m.form] = m.why, m.level
        places += _settled(found)
    wanted = [m for m in places if _is_wanted(m, speaker, excluding)]
    return Mentions(_tally(forms, suggested, wanted), tuple(wanted))


@dataclass(frozen=True, slots=True)
class _Form:
    """A form to look for; without ``term`` it is the row of words of a phrase that no pattern can hold."""

    form: str
    why: str
    level: str
    term: Term | None


def _why(suggestion: Suggestion, term: str) -> str:
    """Why a form was proposed; «open en» for «openen» is no spelling of it but two words."""
    parts = suggestion.text.split()
    if suggestion.reason == "spelling" and len(parts) > len(term.split()):
        return "spelling" if min(map(len, parts)) > _SHORT_PART else "order"
    return suggestion.reason


def _level(why: str) -> str:
    """How near a form with this reason is."""
    return "literal" if why == "typed" else "variant" if why in COUNTING else "related"


def _forms(term: str, known: Sequence[Concept], literal: bool) -> tuple[_Form, ...]:
    """The words themselves, then the forms of the concept that they belong to."""
    words = [t.text for t in split_tokens(term)]
    if not words:
        raise PatternError(f"{term!r} holds no word to look for")
    try:
        own: Term | None = term_from_text(term.strip(" .,;:!?\"'«»“”‘’"))
    except PatternError:
        own = None
    forms = [_Form(term, "typed", "literal", own)]
    concept, named, part = _concept_of(term, known)
    if concept is None:
        return tuple(forms)
    for t in concept.terms:
        if fold(t.pattern) == fold(term):
            continue
        counts = t.default and (named or (part is not None and part.default)) and not literal
        why = "concept" if counts else "concept, off"
        if counts or t.default or named or part is None or part.default:
            forms.append(_Form(t.label, why, _level(why), t))
    return tuple(forms)


def _concept_of(term: str, known: Sequence[Concept]) -> tuple[Concept | None, bool, Term | None]:
    """The concept that a term belongs to, whether the term is its name, and which of its forms it is."""
    asked = fold(term)
    for concept in known:
        if asked in (fold(concept.label), fold(concept.label_en), concept.id):
            return concept, True, None
    for concept in known:
        for form in concept.terms:
            if "*" not in form.pattern and asked == fold(form.pattern):
                return concept, False, form
    return None, False, None


def _in_blocks(letter: Letter, forms: Sequence[_Form], term: str) -> Iterator[Mention]:
    """The places of forms in blocks of every kind, and in what was left out."""
    keys = tuple(t.key for t in split_tokens(term))
    for form in forms:
        pattern = compile_term(form.term) if form.term else None
        for block in letter.blocks:
            spans = match_pattern(pattern, block.text) if pattern else _rows_of_words(block.text, keys)
            for start, end in spans:
                yield _mention(letter, block, start, end, form.form, form.why)
        for left in letter.left_out:
            spans = match_pattern(pattern, left.text) if pattern else _rows_of_words(left.text, keys)
            for start, end in spans:
                yield Mention(
                    letter.id, 0, start, end, left.page, left.page, "", LEFT_OUT, left.text[start:end],
                    form.form, form.why, form.level,
                )  # fmt: skip


def _rows_of_words(text: str, keys: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where these words stand in a row, whatever signs are between them."""
    tokens = split_tokens(text)
    for i in range(len(tokens) - len(keys) + 1):
        if tokens[i].key == keys[0] and all(t.key == k for t, k in zip(tokens[i:], keys, strict=False)):
            yield tokens[i].start, tokens[i + len(keys) - 1].end


def _mention(letter: Letter, block: Block, start: int, end: int, form: str, why: str) -> Mention:
    """A stretch of a block as a mention."""
    where = ("box" if block.box else BODY) if block.is_body else block.kind
    place = block.place_of(start, end)
    return Mention(
        letter.id, block.n, start, end, place.page, place.last_page, block.speaker, where,
        block.text[start:end], form, why, _level(why),
    )  # fmt: skip


def _broken(letter: Letter, term: str) -> Iterator[Mention]:
    """Places where the term is there but for spaces, hyphens or the end of a line, block or page."""
    for block, start, end, sure in find_broken(letter, term):
        yield _mention(letter, block, start, end, "…", "broken" if sure else "garbled")


def _garbled(letter: Letter, term: str) -> Iterator[Mention]:
    """Words that may be the term as a scan or a broken font gave it."""
    for block, start, end in find_garbled(letter, term):
        yield _mention(letter, block, start, end, block.text[start:end].lower(), "garbled")


def _kin(letter: Letter, term: str) -> Iterator[Mention]:
    """Words that begin as a name does («Palestijnse» for Palestina), or hold the singular («molenpark»)."""
    asked = split_tokens(term)
    if len(asked) != 1 or term.isupper() or len(term) < _SHORTEST_NAME:
        return
    key = asked[0].key
    root = lemma(key)
    is_name = term[:1].isupper() and not is_known(key, lang="nl")  # «Waterstof» only begins a sentence
    stem = key[: max(_SHORTEST_NAME - 1, len(key) - 3)] if is_name else ""
    for block in letter.blocks:
        for token in split_tokens(block.text):
            if token.key == key:
                continue
            if stem and token.text[:1].isupper() and token.key.startswith(stem):
                yield _mention(letter, block, token.start, token.end, token.text, "family")
            elif len(root) >= _SHORTEST_NAME and root != key and _is_part(root, token.key):
                yield _mention(letter, block, token.start, token.end, token.key, "compound")


def _is_part(root: str, word: str) -> bool:
    """Whether a word is closed out of this one and another."""
    if word == root or not (word.startswith(root) or word.endswith(root)):
        return False
    rests = word.removeprefix(root).removeprefix("s"), word.removesuffix(root).rstrip("s")
    return any(rest and is_word(rest) for rest in rests)


def _lies_in(mention: Mention, found: Iterable[Mention]) -> bool:
    """Whether a place overlaps one that was found before."""
    return any(
        m.block_n == mention.block_n and m.start < mention.end and mention.start < m.end
        for m in found
        if m.where != LEFT_OUT
    )


def _settled(found: Iterable[Mention]) -> list[Mention]:
    """One mention for each place, by the surest and then the longest form, in reading order."""
    kept: list[Mention] = []
    order = {why: n for n, why in enumerate(WHYS)}
    for m in sorted(found, key=lambda m: (order[m.why], m.start - m.end, m.block_n, m.start)):
        if not any(
            (k.block_n, k.where, k.page) == (m.block_n, m.where, m.page)
            and k.start < m.end
            and m.start < k.end
            for k in kept
        ):
            kept.append(m)
    return sorted(kept, key=lambda m: (m.block_n or 10**9, m.start))


def _is_wanted(mention: Mention, speaker: str, excluding: str) -> bool:
    """Whether a mention stands in the words of who was asked for."""
    return (not speaker or mention.speaker == speaker) and (not excluding or mention.speaker != excluding)


def _tally(
    forms: Sequence[_Form], suggested: dict[str, tuple[str, str]], places: Sequence[Mention]
) -> tuple[Tried, ...]:
    """Each form that was tried with how often it stands there, the surest first."""
    rows = {(f.form, f.why): 0 for f in forms}
    rows |= {(form, why): 0 for form, (why, _) in suggested.items()}
    for m in places:
        rows[m.form, m.why] = rows.get((m.form, m.why), 0) + 1
    order = {why: n for n, why in enumerate(WHYS)}
    return tuple(
        Tried(form, why, _level(why), why in COUNTING, n)
        for (form, why), n in sorted(rows.items(), key=lambda row: (order[row[0][1]], -row[1], row[0][0]))
        if n or why in ("typed", "concept", "concept, off")
    )
