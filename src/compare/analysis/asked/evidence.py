"""How alike the questions of a paper and the passages of a letter are, by whole paragraph and by sentence."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.analysis.asked.pointers import find_pointed_pages
from compare.analysis.matching.passages import Compared, Pair, Passage, compare_letters, find_passages
from compare.analysis.selection import Selection, Stretch
from compare.model import CABINET, COMMITTEE, Block, Letter
from compare.text.lemmas import lemma
from compare.text.tokens import split_sentences, split_tokens

_SHORTEST = 5
"""Words of a sentence that is compared by itself: «Zo nee, waarom niet?» says nothing."""

_NUMBERED_LINE = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[IVX]+\.|[A-Z]\.)\s+\S")
_HEADING_WORDS = 12
_LONG_ENOUGH = 5
_FEW_HOLDERS = 4
"""In how many passages of the letter a name that tells something stands."""
_LIKELY = 0.25
"""Similarity of a passage that is shown by content: readers saw one in four such pairs as the same."""
_NAMED_ALIKE = 0.01
"""Likeness that a passage with the same name must have beside it."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper and a letter share in content, the pages that the paper cites left out of it.

    ``whole`` holds for each block of the paper its pairs, best first; ``sentences`` the same
    for each sentence by block and start. A `Pair`'s ``target`` is a place in ``passages``.
    ``headings`` gives for each heading, box and numbered line that reads as a heading the
    passages under it; such a line itself is in no pair.
    """

    compared: Compared
    by_sentence: Compared | None
    passages: tuple[Passage, ...]
    whole: Mapping[int, tuple[Pair, ...]]
    sentences: Mapping[tuple[int, int], tuple[Pair, ...]]
    headings: Mapping[str, frozenset[int]]

    def of_blocks(self, blocks: Iterable[int]) -> tuple[Pair, ...]:
        """Each passage's best pair with any of some blocks, best first."""
        return _best(pair for n in blocks for pair in self.whole.get(n, ()))

    def of_sentence(self, block_n: int, start: int) -> tuple[Pair, ...]:
        """The pairs of one sentence, best first; nothing for a sentence of a few words."""
        return self.sentences.get((block_n, start), ())

    def sentence_of(self, pair: Pair, *, of_sentence: bool = False) -> tuple[int, int] | None:
        """Where in its passage the sentence stands that is most like one of the question."""
        compared = self.by_sentence if of_sentence else self.compared
        found = next(compared.best_sentences([pair]), None) if compared else None
        return found.target if found else None


def weigh_content(paper: Letter, letter: Letter) -> Content:
    """A paper with questions beside the letter that it is about, in words only.

    Only what parties say counts on the one side. «Op pagina 8» is blanked before, so that
    the page and the content stay two witnesses.
    """
    asking = frozenset(s for s in paper.speakers if s not in (CABINET, COMMITTEE))
    selection = Selection(asking, without=_page_words(paper))
    whole = compare_letters(paper, letter, selection)
    cut, places = _by_sentence(paper, selection)
    beside = Selection(asking, without=_page_words(cut))
    by_sentence = compare_letters(cut, letter, beside) if places else None
    passages = whole.target or find_passages(letter)
    titles = {j for j, p in enumerate(passages) if _reads_as_heading(p.text)}
    return Content(
        whole,
        by_sentence,
        passages,
        {n: _best(pairs, titles) for n, pairs in _by_block(whole).items()},
        {places[n]: _best(pairs, titles) for n, pairs in _by_block(by_sentence).items()},
        _headings(letter, passages, titles),
    )


def _reads_as_heading(text: str) -> bool:
    """Whether a numbered line is a heading that the source did not mark as one."""
    return (
        _NUMBERED_LINE.match(text) is not None
        and len(split_tokens(text)) <= _HEADING_WORDS
        and text.rstrip()[-1:] not in ".?!;:,"
    )


def _headings(letter: Letter, passages: Sequence[Passage], titles: set[int]) -> Mapping[str, frozenset[int]]:
    """The passages under each heading, box and line that reads as a heading."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    title = ""
    for j, passage in enumerate(passages):
        block = letter.block(passage.block_n)
        if j in titles:
            title = passage.text
            continue
        for name in (*block.section, block.box, title):
            if name:
                found[name].add(j)
    return {name: frozenset(held) for name, held in found.items()}


def nearest_by_name(text: str, content: Content, pairs: Sequence[Pair]) -> Pair | None:
    """The passage that has the names of a text that hardly any other has; None where there is none.

    Of use where a question shares little else with the one passage that names a treaty or a
    country. A name is a word with a capital inside a sentence, or an acronym.
    """
    asked = _names(text)
    held = [_names(p.text) for p in content.passages]
    rare = {n: k for n in asked if 0 < (k := sum(n in names for names in held)) <= _FEW_HOLDERS}
    told = [sum(math.log(len(held) / rare[n]) for n in names & rare.keys()) for names in held]
    if not rare or max(told) <= 0:
        return None
    alike = {p.target: p for p in pairs}
    best = max(range(len(told)), key=lambda j: (told[j], alike[j].score if j in alike else -1.0, -j))
    own = alike.get(best)
    if own is None or own.similarity < _NAMED_ALIKE:
        return None
    return replace(own, by=("name", *(x for x in own.by if x != "name")))


def nearest_in_section(text: str, heading: str, inside: Collection[int], content: Content) -> int | None:
    """The passage of a section that shares most of the words that few passages there have.

    The words of the heading itself tell nothing inside its section. None when nothing is shared.
    """
    asked = _telling_words(text) - _telling_words(heading)
    held = {j: _telling_words(content.passages[j].text) for j in inside}
    holders = Counter(w for words in held.values() for w in words & asked)
    told = {j: sum(1.0 / holders[w] for w in words & asked) for j, words in held.items()}
    best = max(told, key=lambda j: (told[j], -j), default=None)
    return best if best is not None and told[best] > 0 else None


def _telling_words(text: str) -> frozenset[str]:
    """The dictionary forms of the longer words of a text."""
    return frozenset(lemma(t.key) for t in split_tokens(text) if len(t.key) >= _LONG_ENOUGH)


def _names(text: str) -> frozenset[str]:
    """Names and acronyms in a text, each part of a compound by itself."""
    found = set()
    for start, end in split_sentences(text):
        for i, token in enumerate(split_tokens(text[start:end])):
            for a, b in token.parts:
                part = text[start + a : start + b]
                if part[:1].isupper() and ((part.isupper() and len(part) > 1) or i > 0):
                    found.add(part)
    return frozenset(found)


def _best(pairs: Iterable[Pair], without: Collection[int] = ()) -> tuple[Pair, ...]:
    """Each target's best pair, best first."""
    best: dict[int, Pair] = {}
    for pair in pairs:
        if pair.target in without:
            continue
        if pair.target not in best or pair.score > best[pair.target].score:
            best[pair.target] = pair
    return tuple(sorted(best.values(), key=lambda p: (-p.score, p.target)))


def _by_block(compared: Compared | None) -> Mapping[int, list[Pair]]:
    """The pairs by block of the source."""
    found: defaultdict[int, list[Pair]] = defaultdict(list)
    if compared is None:
        return found
    for pair in compared.pairs:
        found[compared.source[pair.source].block_n].append(pair)
    return found


def _page_words(paper: Letter) -> frozenset[Stretch]:
    """Where the paper cites pages."""
    return frozenset(
        Stretch(paper.id, block.n, cited.start, cited.end)
        for block in paper.blocks
        if block.is_body
        for cited in find_pointed_pages(block.text)
    )


def _by_sentence(paper: Letter, selection: Selection) -> tuple[Letter, Mapping[int, tuple[int, int]]]:
    """The paper with each sentence as a block, and the block and start that each comes from."""
    cited = [(s.block_n, s.start, s.end) for s in selection.without]
    blocks: list[Block] = []
    places: dict[int, tuple[int, int]] = {}
    for block in paper.blocks:
        if not block.is_body or selection.speakers is None or block.speaker not in selection.speakers:
            continue
        for start, end in split_sentences(block.text):
            own = sorted((a, b) for n, a, b in cited if n == block.n and start <= a < end)
            # what stands after the words that cite a page says what it is about
            begin = own[0][1] if own and own[0][0] - start < 12 else start
            if len(split_tokens(block.text[begin:end])) < _SHORTEST:
                continue
            place = block.place_of(begin, end)
            n = len(blocks) + 1
            sentence = replace(block, n=n, text=block.text[begin:end], place=place, page_starts=(), areas=())
            blocks.append(sentence)
            places[n] = block.n, start
    cut = replace(paper, id=f"{paper.id}/sentences", sha256="", blocks=tuple(blocks), joins=(), left_out=())
    return cut, places


def odds(similarity: float) -> float:
    """For against against: how much surer one pair is than another shows at either end of the scale."""
    return similarity / max(1.0 - similarity, 0.001)


def is_likely(pairs: Sequence[Pair]) -> bool:
    """Whether the best of some pairs is alike enough to be shown as what a question is about."""
    return bool(pairs) and pairs[0].similarity >= _LIKELY
