"""A store of results with a bound in bytes: what was asked for longest ago goes first. Knows no screen."""

from __future__ import annotations

import gc
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass, field, fields
from datetime import date
from threading import Lock
from types import FunctionType, ModuleType
from typing import Any

import pandas as pd

from compare.analysis.selection import Selection
from compare.analysis.trends import TrendCount
from compare.charts.keyness import Look
from compare.corpus import Corpus
from compare.index import Index
from compare.model import Block, Concept, Letter, Term, Theme
from compare.statistics.trends import Trend

_PLAIN = (str, bytes, int, float, date, type(None))
_BY_VALUE = (Concept, Term, Selection, Trend, TrendCount)
"""Small, and made anew in each run; equal ones are the same."""
_BY_FIELDS = (Corpus, Look)
"""Made anew in each run around things that stay."""
_SHARED = (Letter, Block, Concept, Theme, Index, type, ModuleType, FunctionType)
"""What a result points at and does not own."""
_MOST_WEIGHED = 300_000
"""Parts of a result that are weighed one by one; the rest of a larger one is taken to be like them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A result, its bytes, and what its key names by identity: while that is held, nothing else can be it."""

    value: Any
    size: int
    named: tuple[Any, ...]


@dataclass(slots=True)
class Store:
    """Results by key, the one used longest ago first; together never more than ``most`` bytes."""

    most: int
    kept: OrderedDict[Hashable, Kept] = field(default_factory=OrderedDict)
    making: dict[Hashable, Lock] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    size: int = 0


def find_kept(store: Store, key: Hashable) -> Kept | None:
    """The result with this key, now the one used last; None when there is none."""
    with store.lock:
        if found := store.kept.get(key):
            store.kept.move_to_end(key)
        return found


def keep(store: Store, key: Hashable, named: Sequence[Any], make: Callable[[], Any]) -> Any:
    """A result from the store, or made and put there; who asks for it meanwhile waits for the same one.

    Args:
        key: As `to_key` gives it.
        named: What the key names by identity.
        make: Makes the result, which nobody changes afterwards.
    """
    with store.lock:
        gate = store.making.setdefault(key, Lock())
    with gate:
        try:
            if found := find_kept(store, key):
                return found.value
            value = make()
            _put(store, key, Kept(value, weigh(value), tuple(named)))
            return value
        finally:
            with store.lock:
                store.making.pop(key, None)


def _put(store: Store, key: Hashable, made: Kept) -> None:
    """Put a result in; the oldest make room, and one that is larger than the store is not kept."""
    if made.size > store.most:
        return
    with store.lock:
        store.kept[key] = made
        store.size += made.size
        while store.size > store.most:
            store.size -= store.kept.popitem(last=False)[1].size


def to_key(part: Any, named: list[Any]) -> Hashable:
    """What a part of a question is told from others by: plain values by value, large things by identity.

    Args:
        part: Anything; tuples, lists, sets and mappings by what is in them.
        named: Is added to: the things that the key names by identity.
    """
    if isinstance(part, _PLAIN):
        return type(part), part
    if isinstance(part, Mapping):
        return "{", *((to_key(name, named), to_key(x, named)) for name, x in part.items())
    if isinstance(part, Set):
        return frozenset(to_key(x, named) for x in part)
    if isinstance(part, (tuple, list)) and not hasattr(part, "_fields"):
        return "[", *(to_key(x, named) for x in part)
    if isinstance(part, _BY_VALUE):
        return part
    if isinstance(part, Block):  # cut anew where words in it do not count
        return part.place.letter_id, part.n, part.text
    if isinstance(part, _BY_FIELDS):
        return type(part), *(to_key(getattr(part, x.name), named) for x in fields(part))
    named.append(part)
    return id(part)


def weigh(thing: Any) -> int:
    """Bytes of memory that a result takes by itself, without the letters and lists that it points at."""
    seen: set[int] = set()
    todo, total = [thing], 0
    while todo and len(seen) < _MOST_WEIGHED:
        x = todo.pop()
        if id(x) in seen or isinstance(x, _SHARED):
            continue
        seen.add(id(x))
        total += sys.getsizeof(x)
        if not isinstance(x, pd.DataFrame):  # one tells all that is in it
            todo += gc.get_referents(x)
    return total * (1 + len(todo) // max(len(seen), 1))
