"""Families of Dutch words: forms of one root, and the words that a compound is made of.

For setting wordings beside each other; never for counting. Cruder than a dictionary form on
purpose: «beschermen», «beschermend» and «bescherming» are one family.
"""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma import is_known

from compare.text.lemmas import lemma

_LANGUAGE = "nl"
_DOUBLED = re.compile(r"(.)\1")
_SHORTEST_ROOT = 4
_SHORTEST_PART = 4
_SHORTEST_COMPOUND = 9
_LIGHT = ("heden", "heid", "ingen", "ing", "ende", "end", "en", "e", "t")
"""Endings of forms; a root of four letters is left."""
_HEAVY = ("baarheid", "baar", "elijk", "lijk", "atie", "iteit", "isch", "eel", "ief", "ees", "ie", "a")
"""Endings of other sorts of words; a root of five letters is left, or «weerbaar» would be «weer»."""
_JOINTS = ("", "s", "en", "e")
"""Letters between the two words of a compound."""


@lru_cache(maxsize=65536)
def family(word: str) -> str:
    """The root that a word shares with its relatives; for grouping, not for reading.

    Misleads where two roots look alike («bezit» and «bezet» do not, «orde» and «orden» do),
    and where a participle that the dictionary does not know keeps its «ge».

    Args:
        word: A word in lower case.
    """
    root = lemma(word).lower()
    if len(root) <= _SHORTEST_ROOT or not root.isalpha():
        return root
    while True:
        ending = _ending(root)
        if not ending:
            return _plain(root)
        root = root[: -len(ending)]


def _ending(root: str) -> str:
    """The longest ending that may be taken off; "" when none may."""
    for endings, least in ((_HEAVY, _SHORTEST_ROOT + 1), (_LIGHT, _SHORTEST_ROOT)):
        for ending in endings:
            if root.endswith(ending) and len(root) - len(ending) >= least:
                return ending
    return ""


def _plain(root: str) -> str:
    """A root in one spelling: «afschrikk» is «afschrik», «noodzaak» is «noodzak», «verwev» is «verwef»."""
    single = _DOUBLED.sub(r"\1", root)
    return single[:-1] + {"v": "f", "z": "s"}.get(single[-1], single[-1])


@lru_cache(maxsize=65536)
def compound_parts(word: str) -> tuple[str, ...]:
    """The words that a compound is made of; empty when it is none.

    A hyphen parts («EU-lidstaten»); a closed compound is parted where both halves are known
    words of four letters or more, the longest last half first («veiligheidsomgeving» is
    «veiligheid» and «omgeving»).

    Args:
        word: A word in lower case.
    """
    if "-" in word:
        return tuple(p for p in word.split("-") if len(p) > 1)
    if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
        return ()
    for start in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        tail = word[start:]
        if not is_known(tail, lang=_LANGUAGE):
            continue
        for joint in _JOINTS:
            front = word[: start - len(joint)] if word[:start].endswith(joint) else ""
            if len(front) >= _SHORTEST_PART and is_known(front, lang=_LANGUAGE):
                return front, tail
    return ()
