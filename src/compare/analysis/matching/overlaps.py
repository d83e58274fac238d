"""What speaks for a pair of passages beside their likeness: a quotation, a run of words, a page, a name.

Each is a sparse table of source by target passages, with 0 where nothing speaks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from rapidfuzz import fuzz
from scipy.sparse import csr_array

from compare.analysis.cited_numbers import find_page_references
from compare.analysis.matching.vectors import BACKGROUND, Knowledge, count_in
from compare.analysis.matching.wordtable import Flags, WordTable, tabulate_words
from compare.text.quotes import find_marked
from compare.text.tokens import fold, split_sentences, split_tokens

_RUN = 6
_RUNS_FOR_CERTAIN = 5
_RARE_WORD = 0.05
_RARE_WORDS_IN_RUN = 2
_MOST_HOLDERS = 100
_SIGN = 6364136223846793005
_PAIR_WORD = 4
_NAMED_TIMES = 2
_FEW_HOLDERS = 2
_SHORTEST_QUOTE = 4
_QUOTE_FOUND = 90.0
_QUOTE_WORDS = 0.5
_QUOTES_AT_ONCE = 256
_LOOKED_INTO = 50


def find_quotes(text: str) -> tuple[str, ...]:
    """The quotations of at least four words in a text, without their marks."""
    quotes = (text[start:end] for start, end in find_marked(text))
    return tuple(quote.strip() for quote in quotes if len(split_tokens(quote)) >= _SHORTEST_QUOTE)


def match_quotations(source: Sequence[str], target: Sequence[str], table: WordTable, first: int) -> csr_array:
    """1 where a quotation in the source is found in the target.

    Only the fifty passages that hold most of its different words are looked into, if they hold half.

    Args:
        source: Texts that may quote.
        target: Texts that may be quoted.
        table: Words of texts, those of the target among them.
        first: The number that the first text of the target has in the table.
    """
    shape = (len(source), len(target))
    quotes = [(i, fold(quote)) for i, text in enumerate(source) for quote in find_quotes(text)]
    if not quotes:
        return csr_array(shape)
    numbers = {key: n for n, key in enumerate(dict.fromkeys(table.keys))}
    own = np.flatnonzero((table.texts >= first) & (table.texts < first + len(target)))
    keys = np.array([numbers[key] for key in table.keys], dtype=np.int64)[table.ids[own]]
    holds = count_in(table.texts[own] - first, keys, (len(target), len(numbers)))
    holds.data[:] = 1.0
    turned = csr_array(holds.T)
    found: dict[tuple[int, int], float] = {}
    words: list[set[int]] = [set() for _ in quotes]
    spelled = tabulate_words([quote for _, quote in quotes])
    for n, word in zip(spelled.texts, spelled.ids, strict=True):
        words[n].add(numbers.get(spelled.keys[word], -1))
    for at in range(0, len(quotes), _QUOTES_AT_ONCE):
        some = quotes[at : at + _QUOTES_AT_ONCE]
        columns = [sorted(n for n in held if n >= 0) for held in words[at : at + _QUOTES_AT_ONCE]]
        rows = np.repeat(np.arange(len(some)), [len(known) for known in columns])
        asked = count_in(
            rows, np.array([n for c in columns for n in c], dtype=np.int64), (len(some), len(numbers))
        )
        shared = csr_array(asked @ turned)
        for n, (i, quote) in enumerate(some):
            inside = slice(shared.indptr[n], shared.indptr[n + 1])
            held, likely = shared.data[inside], shared.indices[inside]
            best = np.lexsort((likely, -held))[:_LOOKED_INTO]
            # a passage shorter than the quotation would be found inside it
            least = _QUOTE_WORDS * len(words[at + n])
            for j in (int(likely[k]) for k in best if held[k] >= least):
                text = fold(target[j])
                if len(text) >= len(quote) and fuzz.partial_ratio(quote, text) >= _QUOTE_FOUND:
                    found[i, j] = 1.0
    return _table(found, shape)


def count_shared_runs(table: WordTable, split: int, end: int, known: Knowledge) -> csr_array:
    """Telling six-word runs that both passages hold, as a part of five.

    A run tells something when at least two of its words are rare, in the two letters and in ordinary
    paragraphs together; «zet zich in voor het versterken» does not. Nor does one that more than a
    hundred passages of a letter hold.

    Args:
        table: The words of the source's passages, then of the target's, then of anything.
        split: How many are the source's.
        end: How many are the source's and the target's.
        known: What is known of ordinary paragraphs.
    """
    shape = (split, end - split)
    length = len(table.ids) - _RUN + 1
    if length < 1:
        return csr_array(shape)
    numbers = {key: n for n, key in enumerate(dict.fromkeys(table.keys))}
    ids = np.array([numbers[key] for key in table.keys], dtype=np.int64)[table.ids]
    rare = _is_rare(count_in(table.texts, ids, (table.n_texts, len(numbers))), numbers, known)
    telling = sum(rare[ids[k : k + length]].astype(np.int64) for k in range(_RUN)) >= _RARE_WORDS_IN_RUN
    begins = np.flatnonzero(telling & (table.texts[:length] == table.texts[_RUN - 1 :]))
    signs = sum(ids[begins + k].astype(np.uint64) * np.uint64(_SIGN**k % 2**64) for k in range(_RUN))
    different, runs = np.unique(np.asarray(signs, dtype=np.uint64), return_inverse=True)
    held = count_in(table.texts[begins], runs, (table.n_texts, len(different)))
    held.data[:] = 1.0
    source, target = held[:split], held[split:end]
    here, there = (np.bincount(side.indices, minlength=len(different)) for side in (source, target))
    few = np.flatnonzero((here > 0) & (there > 0) & (here <= _MOST_HOLDERS) & (there <= _MOST_HOLDERS))
    shared = csr_array(source[:, few] @ target[:, few].T)
    shared.data = np.minimum(shared.data / _RUNS_FOR_CERTAIN, 1.0)
    return shared


def _is_rare(held: csr_array, numbers: Mapping[str, int], known: Knowledge) -> Flags:
    """Whether each word stands in few of the passages and of ordinary paragraphs together."""
    holding = np.bincount(held.indices, minlength=len(numbers)).astype(np.float64)
    for word, part in known.words:
        if word in numbers:
            holding[numbers[word]] += BACKGROUND * part
    rare: Flags = holding <= _RARE_WORD * (held.shape[0] + BACKGROUND)
    return rare


def find_cited_pages(source: Sequence[str], pages: Sequence[tuple[int, int]]) -> csr_array:
    """1 where the source cites the target's page («op pagina 8»), 0.5 where it is one page off.

    Args:
        source: Texts that may cite a page of the other paper.
        pages: First and last printed page of each passage of that paper.
    """
    firsts, lasts = (np.array([page[k] for page in pages], dtype=np.int64) for k in (0, 1))
    cited: dict[tuple[int, int], float] = {}
    for i, text in enumerate(source):
        for page in find_page_references(text):
            off = np.maximum(np.maximum(firsts - page, page - lasts), 0)
            for j in np.flatnonzero(off <= 1):
                cited[i, int(j)] = max(cited.get((i, int(j)), 0.0), 0.5 if off[j] else 1.0)
    return _table(cited, (len(source), len(pages)))


def find_named(source: Sequence[str], target: Sequence[str]) -> csr_array:
    """1 where the source names a pair of words twice or more that one or two passages have.

    A question about «human security» may share nothing else with the one clause of
    a letter that names it.
    """
    asked = {
        i: [p for p, n in _word_pairs(text).items() if n >= _NAMED_TIMES] for i, text in enumerate(source)
    }
    wanted = {pair for pairs in asked.values() for pair in pairs}
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, text in enumerate(target) if wanted else ():
        for pair in wanted.intersection(_word_pairs(text)):
            holders[pair].append(j)
    few = {pair: held for pair, held in holders.items() if len(held) <= _FEW_HOLDERS}
    named = {(i, j): 1.0 for i, pairs in asked.items() for pair in pairs for j in few.get(pair, ())}
    return _table(named, (len(source), len(target)))


def _word_pairs(text: str) -> Counter[tuple[str, str]]:
    """Neighbouring words of some length, as often as they stand side by side."""
    pairs: Counter[tuple[str, str]] = Counter()
    for start, end in split_sentences(text):
        keys = [token.key for token in split_tokens(text[start:end])]
        pairs.update((a, b) for a, b in pairwise(keys) if min(len(a), len(b)) >= _PAIR_WORD)
    return pairs


def _table(values: Mapping[tuple[int, int], float], shape: tuple[int, int]) -> csr_array:
    """A sparse table of these values."""
    rows, columns = [i for i, _ in values], [j for _, j in values]
    return csr_array((np.array(list(values.values()), dtype=np.float64), (rows, columns)), shape=shape)
