"""Stretches of a letter that are not the writer's own words: quoted, taken over, repeated, set forms.

Finds literal repetition only; a retelling in other words is the writer's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from compare.analysis.selection import Selection, Stretch
from compare.analysis.shared_runs import Index, Run, Words, find_runs, index_runs, returning_words
from compare.model import Block, Letter
from compare.text.quotes import find_marked, is_title
from compare.text.tokens import Token, split_tokens

QUOTATION, TAKEN_OVER, REPEATED, FORMULA = "quotation", "taken-over", "repeated", "formula"
BORROWED_KINDS = (QUOTATION, TAKEN_OVER, REPEATED, FORMULA)
"""Kinds of stretch, in the order in which they are listed."""

SHORTEST_QUOTATION = 4
"""Words that a quotation needs: fewer is a term or a name between marks."""
LONG_RUN = 8
"""Words in a row that are no chance: of the runs of eight between these letters, all but names repeat."""
SHORT_RUN = 6
"""Words in a row that tell once it is known which paragraph was used, and for a question restated."""
FORMULA_RUN, FORMULA_TIMES = 5, 3
"""A set form has this many words and stands in this many paragraphs."""
SOURCE_PART = 0.8
"""Part of a quotation's words that must stand in a row in an earlier letter to call that its source."""

_PARTY = re.compile(r"(?<=\w)-(?:fractie|leden)$")
_SPEAKS = frozenset(
    ("leden", "fractie", "minister", "ministers", "kabinet", "regering", "kamer", "bewindspersonen")
)
_ASKS = frozenset(("leden", "fractie", "vragen", "vraagt"))
"""Words by which a run is known as a manner of asking, even where it stands in two places only."""
_PARTY_KEY = "#-fractie"


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A stretch of a paragraph that is not the writer's own, and where it came from.

    ``kind`` is one of `BORROWED_KINDS`. ``text`` is what is written there, ``words``
    how many words that is. ``source_id`` is the letter where it stood before, "" when
    that is not known (a quotation from elsewhere) or does not apply (a set form);
    ``source_n``, ``source_start`` and ``source_end`` are its block and place there.
    """

    kind: str
    stretch: Stretch
    text: str
    page: int
    speaker: str
    words: int
    source_id: str = ""
    source_n: int = 0
    source_start: int = 0
    source_end: int = 0


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of one block as they are compared."""

    block: Block
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]


def find_borrowed(letter: Letter, earlier: Iterable[Letter] = ()) -> tuple[Borrowed, ...]:
    """The stretches of a letter's body that are not its writer's own, in reading order.

    Four kinds. A *quotation* stands between quotation marks and has at least 4 words;
    the title of a paper is none. A passage *taken over* has at least 8 words in a row
    that stand in an earlier letter; once two paragraphs share that, runs of 6 words
    between them count too. *Repeated* is what an answer restates of its own question
    (6 words in a row) and what the letter has said before (8 words): the first time
    stays. A *set form* is a phrase of 5 words or more that names who speaks or is
    spoken to and stands in three paragraphs or more, the party aside («De leden van de
    X-fractie vragen de minister»).

    One stretch may be of two kinds: words of an earlier letter between quotation marks.
    Misleads where a quotation has no marks and was changed, where it runs over the end of
    a paragraph, and where two letters share a name of eight words. Who took from whom is
    told by the dates alone: two cabinet letters may both repeat a third that is not loaded.

    Args:
        letter: The letter to look through.
        earlier: The letters that it may have taken from; those that are not older, and
            copies of the letter itself, are passed over.
    """
    texts = _body(letter)
    sources = [x for x in earlier if x.date < letter.date and letter.id not in (x.id, x.witness_of)]
    marked = [_quotation_spans(x.block.text) for x in texts]
    forms = [_formula_words(cover, x) for cover, x in zip(_covers(texts), texts, strict=True)]
    own = [_without(x, _title_words(x) | set(form)) for x, form in zip(texts, forms, strict=True)]
    found = [b for x, spans in zip(texts, marked, strict=True) for b in _quotations(x, spans, sources)]
    found += [b for source in sources for b in _taken_over(own, source)]
    found += _repeated(own)
    found += [
        _borrowed(FORMULA, x, a, b) for x, form in zip(texts, forms, strict=True) for a, b in _spans(form)
    ]
    order = {kind: i for i, kind in enumerate(BORROWED_KINDS)}
    return tuple(
        sorted(set(found), key=lambda b: (b.stretch.block_n, b.stretch.start, order[b.kind], b.source_id))
    )


def leave_out(selection: Selection, borrowed: Iterable[Borrowed], kinds: Iterable[str]) -> Selection:
    """The same selection without the stretches of these kinds."""
    wanted = frozenset(kinds)
    stretches = frozenset(b.stretch for b in borrowed if b.kind in wanted)
    return replace(selection, without=selection.without | stretches)


def _body(letter: Letter) -> tuple[_Text, ...]:
    """The blocks of the body with their words."""
    texts = []
    for block in letter.blocks:
        if block.is_body:
            tokens = split_tokens(block.text)
            texts.append(_Text(block, tokens, tuple(t.key for t in tokens)))
    return tuple(texts)


def _without(text: _Text, gone: set[int]) -> _Text:
    """The same text in which some words fit no other."""
    return replace(text, keys=tuple("" if i in gone else key for i, key in enumerate(text.keys)))


def _quotation_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotations stand, without their marks; titles and short ones aside."""
    return tuple(
        (start, end)
        for start, end in find_marked(text)
        if len(split_tokens(text[start:end])) >= SHORTEST_QUOTATION and not is_title(text, start, end)
    )


def _title_words(text: _Text) -> set[int]:
    """Numbers of the words that are part of a title between marks."""
    whole = text.block.text
    spans = [(start, end) for start, end in find_marked(whole) if is_title(whole, start, end)]
    return {i for i, t in enumerate(text.tokens) if any(a <= t.start < b for a, b in spans)}


def _quotations(
    text: _Text, spans: Sequence[tuple[int, int]], sources: Sequence[Letter]
) -> Iterator[Borrowed]:
    """The quotations of a block, with their source where a letter has it."""
    for start, end in spans:
        inside = [i for i, t in enumerate(text.tokens) if start <= t.start < end]
        first, after = inside[0], inside[-1] + 1
        quoted = _borrowed(QUOTATION, text, first, after)
        quoted = replace(
            quoted, stretch=replace(quoted.stretch, start=start, end=end), text=text.block.text[start:end]
        )
        yield _with_source(quoted, text.keys[first:after], sources)


def _with_source(quoted: Borrowed, keys: tuple[str, ...], sources: Sequence[Letter]) -> Borrowed:
    """A quotation with the place where most of it stands in a row in an earlier letter."""
    least = max(SHORTEST_QUOTATION, round(SOURCE_PART * len(keys)))
    for source in sources:
        texts, words, index = _indexed(source, SHORTEST_QUOTATION)
        runs = find_runs(keys, words, index, SHORTEST_QUOTATION)
        longest = max(runs, key=lambda r: r.length, default=None)
        if longest and longest.length >= least:
            return _placed(quoted, source.id, texts[longest.source], longest)
    return quoted


def _taken_over(texts: Sequence[_Text], source: Letter) -> Iterator[Borrowed]:
    """The runs that stand in one earlier letter."""
    held, words, index = _indexed(source, SHORT_RUN)
    for text in texts:
        runs = find_runs(text.keys, words, index, SHORT_RUN)
        known = {r.source for r in runs if r.length >= LONG_RUN}
        for run in runs:
            if run.source in known:
                yield _found(TAKEN_OVER, text, source.id, held[run.source], run)


def _repeated(texts: Sequence[_Text]) -> Iterator[Borrowed]:
    """What an answer restates of its question, and what the letter said before."""
    held = {x.block.n: x for x in texts}
    words = {n: x.keys for n, x in held.items()}
    long = index_runs(words, LONG_RUN)
    asked: defaultdict[int, dict[int, Words]] = defaultdict(dict)
    for text in texts:
        block = text.block
        runs = find_runs(text.keys, words, long, LONG_RUN, before=block.n)
        if block.is_answer:
            own = {n: w for number in block.question_numbers for n, w in asked[number].items()}
            runs += find_runs(text.keys, own, index_runs(own, SHORT_RUN), SHORT_RUN)
        for run in runs:
            yield _found(REPEATED, text, block.place.letter_id, held[run.source], run)
        if block.is_asked:
            for number in block.question_numbers:
                asked[number][block.n] = text.keys


def _covers(texts: Sequence[_Text]) -> tuple[frozenset[int], ...]:
    """The words of each text that return in other paragraphs, whichever party speaks."""
    return returning_words([_masked(x) for x in texts], FORMULA_RUN, FORMULA_TIMES)


def _masked(text: _Text) -> tuple[str, ...]:
    """The words of a text with every party's name alike; a sentence's end parts two words."""
    return tuple(_PARTY_KEY if _PARTY.search(key) else key for key in text.keys)


def _formula_words(cover: frozenset[int], text: _Text) -> frozenset[int]:
    """Of the words that return, those of a stretch in which somebody speaks or is spoken to."""
    kept: set[int] = set()
    for start, end in _spans(cover):
        heads = {key.rsplit("-", 1)[-1] for key in text.keys[start:end]}
        if heads & _SPEAKS:
            kept.update(range(start, end))
    return frozenset(kept)


def _spans(words: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers in a row as (first, after the last)."""
    for _, group in groupby(enumerate(sorted(words)), key=lambda x: x[1] - x[0]):
        run = [n for _, n in group]
        yield run[0], run[-1] + 1


def _borrowed(kind: str, text: _Text, first: int, after: int) -> Borrowed:
    """A stretch from one word up to another."""
    block = text.block
    start, end = text.tokens[first].start, text.tokens[after - 1].end
    return Borrowed(
        kind,
        Stretch(block.place.letter_id, block.n, start, end),
        block.text[start:end],
        block.page_at(start),
        block.speaker,
        after - first,
    )


def _found(kind: str, text: _Text, source_id: str, source: _Text, run: Run) -> Borrowed:
    """A run as a stretch with its source; a manner of asking is a set form, whoever asked so before."""
    asks = not _ASKS.isdisjoint(text.keys[run.start : run.start + run.length])
    found = _borrowed(FORMULA if asks else kind, text, run.start, run.start + run.length)
    return found if asks else _placed(found, source_id, source, run)


def _placed(found: Borrowed, source_id: str, source: _Text, run: Run) -> Borrowed:
    """A stretch with the place where it stood before."""
    first, last = source.tokens[run.source_start], source.tokens[run.source_start + run.length - 1]
    return replace(
        found, source_id=source_id, source_n=source.block.n, source_start=first.start, source_end=last.end
    )


# A few letters only: each takes some megabytes, and a page asks for the same ones.
@lru_cache(maxsize=16)
def _indexed(letter: Letter, least: int) -> tuple[Mapping[int, _Text], Mapping[int, Words], Index]:
    """The texts of a letter, their words, and where their runs begin."""
    texts = {x.block.n: x for x in _body(letter)}
    words = {n: x.keys for n, x in texts.items()}
    return texts, words, index_runs(words, least)
