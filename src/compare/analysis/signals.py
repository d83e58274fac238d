"""Matches the signals of ``data/promises.csv`` on the clauses of a sentence; decides nothing about sentences.

Dutch word order is what makes this more than looking for words: the subject stands before or
after the verb («Nederland zal», «daarom zal Nederland»), and a verb may stand in two halves
far apart («zet … in»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from compare.analysis.word_patterns import find_pattern, opens_pattern
from compare.model import Signal
from compare.text.tokens import Token, fold, split_tokens
from compare.text.verbs import is_participle

_AFTER = 4
"""A subject behind its verb stands within so many words."""

_NEAR_THE_START = 2
"""In a clause that opens with «dat» or «die» the subject is one of its first words; what follows is
an object."""

_EDGE = re.compile(
    r"[;:–•]\s*|\n"
    r"|,\s+(?=(?:maar|zodat|waarbij|waarin|waarmee|waardoor|waarvan|waarna|omdat|terwijl|die|dat|wat|"
    r"hetgeen|"
    r"aangezien|hoewel|doordat|opdat|dus|als|wanneer|indien|mits|tenzij)\b)"
    r"|\s(?=(?:dat|hoe|welke|hoeverre|waar(?:mee|in|bij|door|van|na|op|aan|onder|toe))\s)",
    re.IGNORECASE,
)
_STOPS = frozenset(("dat", "die", "omdat", "zodat", "terwijl", "hoewel", "doordat", "aangezien"))
"""A subject is not looked for across these words."""
_GOVERNS = frozenset(
    (
        "met", "van", "voor", "door", "aan", "in", "tegen", "namens", "tussen", "bij", "richting", "naar",
        "op", "over", "uit", "om", "binnen", "buiten", "rondom", "onder", "via", "als", "jegens", "vanuit",
        "richt", "rond", "t.a.v", "m.b.t", "samen",
    )
)  # fmt: skip
"""After these words a name is no subject: «samenwerking met Nederland»."""
_BEFORE_INFINITIVES = frozenset(("te", "moeten", "kunnen"))
_LEADS_IN = frozenset(
    ("de", "het", "dit", "deze", "ons", "onze", "haar", "zijn", "andere", "nederlandse", "huidige")
)


@dataclass(frozen=True, slots=True)
class Found:
    """A signal in a clause, and the stretches of text that made it."""

    signal: Signal
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The signals sorted by what they are for."""

    subjects: tuple[Signal, ...]
    others: tuple[Signal, ...]
    never: tuple[Signal, ...]
    efforts: tuple[Signal, ...]
    claims: tuple[Signal, ...]


@lru_cache(maxsize=8)
def sort_signals(signals: tuple[Signal, ...]) -> Reading:
    """The signals of the table, each under its kind."""
    by_kind = {
        kind: tuple(s for s in signals if s.kind == kind) for kind in ("subject", "other", "never", "effort")
    }
    claims = tuple(s for s in signals if s.kind in ("commitment", "intention"))
    return Reading(by_kind["subject"], by_kind["other"], by_kind["never"], by_kind["effort"], claims)


def split_clauses(sentence: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each clause: parts between ; : – and before «maar», «die», «zodat» and the like."""
    edges = [0, *(m.end() for m in _EDGE.finditer(sentence)), len(sentence)]
    return tuple((a, b) for a, b in pairwise(edges) if sentence[a:b].strip())


def find_signals(clause: str, reading: Reading, *, detail: bool) -> tuple[Found, ...]:
    """The commitments and intentions in one clause; none when a word in it undoes them.

    Args:
        clause: Part of a sentence as `split_clauses` gives it.
        reading: The signals.
        detail: Whether the sentence has a deadline or an amount.
    """
    tokens = split_tokens(clause)
    keys = frozenset(t.key for t in tokens)
    if not tokens or any(_stands(s, tokens, keys) for s in reading.never):
        return ()
    effort = next((f for f in (_first(s, tokens, keys) for s in reading.efforts) if f), None)
    found = []
    for signal in reading.claims:
        if (signal.detail and not detail) or (signal.mode == "effort" and effort is None):
            continue
        for at in find_pattern(signal.pattern, tokens, keys):
            is_will = tokens[at[0]].key in ("zal", "zullen") and signal.mode != "phrase"
            if signal.kind == "commitment" and is_will and effort is not None:
                continue  # «zal zich inzetten» is an effort, not an act
            subject = _actor(tokens, at[0], reading)
            if _is_excluded(signal, tokens, keys) or not _does(signal.mode, at[0], subject, tokens, reading):
                continue
            words = {*at, *((subject[0],) if subject and subject[1] else ())}
            if signal.mode == "effort" and effort:
                words |= set(effort)
            found.append(Found(signal, tuple((tokens[i].start, tokens[i].end) for i in sorted(words))))
            break
    return tuple(found)


def _does(
    mode: str, verb: int, subject: tuple[int, bool] | None, tokens: tuple[Token, ...], reading: Reading
) -> bool:
    """Whether it is the cabinet that does it, as the signal's mode asks."""
    is_own = subject is not None and subject[1]
    if mode == "finite":
        return is_own and not (verb and tokens[verb - 1].key in _BEFORE_INFINITIVES)
    if mode == "open":
        return subject is None or is_own
    if mode == "passive":
        return _is_passive_of_own(tokens, subject, reading)
    if mode == "effort":
        return is_own or _is_passive_of_own(tokens, subject, reading)
    return True


def _first(signal: Signal, tokens: tuple[Token, ...], keys: frozenset[str]) -> tuple[int, ...] | None:
    """The first place of an effort's words."""
    return next(iter(find_pattern(signal.pattern, tokens, keys)), None)


def _stands(signal: Signal, tokens: tuple[Token, ...], keys: frozenset[str]) -> bool:
    """Whether a word that undoes a claim stands there, and is not itself undone by the next word."""
    return any(
        not (at[-1] + 1 < len(tokens) and tokens[at[-1] + 1].key in signal.exclude)
        for at in find_pattern(signal.pattern, tokens, keys)
    )


def _is_excluded(signal: Signal, tokens: tuple[Token, ...], keys: frozenset[str]) -> bool:
    """Whether a word stands in the clause with which this signal means something else."""
    return any(find_pattern(words, tokens, keys) for words in signal.exclude)


def _actor(tokens: tuple[Token, ...], verb: int, reading: Reading) -> tuple[int, bool] | None:
    """Who does it: number of the word and whether it is the cabinet's own; None when nobody is named.

    First whoever stands right before the verb, then whoever follows it closely, then whoever
    stands before it, nearest first.
    """
    if verb and _is_own(tokens, verb - 1, reading):
        return verb - 1, True
    for i in range(verb + 1, min(len(tokens), verb + 1 + _AFTER)):
        if (own := _is_own(tokens, i, reading)) is not None:
            return i, own
    subordinate = tokens[0].key in _STOPS
    for i in range(verb - 1, -1, -1):
        if tokens[i].key in _STOPS:
            return None
        if subordinate and i > _NEAR_THE_START:
            continue
        if (own := _is_own(tokens, i, reading)) is not None:
            return i, own
    return None


def _is_own(tokens: tuple[Token, ...], i: int, reading: Reading) -> bool | None:
    """True for the cabinet, False for another actor, None for a word that is no actor here."""
    key = tokens[i].key
    before = tokens[i - 1].key if i else ""
    lead = tokens[i - 2].key if i > 1 and before in _LEADS_IN else before
    if lead in _GOVERNS or before in _GOVERNS:
        return None
    for signal in reading.subjects:
        if opens_pattern(signal.pattern, key):
            undone = any(fold(word) in (before, key) for word in signal.exclude)
            return not undone
    return False if any(opens_pattern(s.pattern, key) for s in reading.others) else None


def _is_passive_of_own(tokens: tuple[Token, ...], subject: tuple[int, bool] | None, reading: Reading) -> bool:
    """Whether a passive can be the cabinet's: no other is its subject or stands after «door»."""
    if subject is not None and not subject[1]:
        return False
    doers = [tokens[i + 1 : i + 4] for i, token in enumerate(tokens) if token.key == "door"]
    if any(opens_pattern(s.pattern, t.key) for s in reading.others for near in doers for t in near):
        return False
    return any(
        is_participle(t.text)
        for i, word in enumerate(tokens)
        if word.key in ("worden", "wordt")
        for t in (
            *tokens[max(0, i - 1) : i],
            *tokens[i + 1 : i + 3],
            *(tokens[i:] if word.key == "wordt" else ()),
        )
    )
