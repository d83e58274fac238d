"""Dictionary forms of Dutch words, for indexes and groups; never for counting.

Wraps simplemma, whose Dutch list has known slips and does not know long compounds.
"""

from __future__ import annotations

from functools import lru_cache

from simplemma import is_known, lemmatize

_LANGUAGE = "nl"
_SHORTEST_FRONT = 3
_SHORTEST_TAIL = 5
_TAIL_THAT_STANDS_ALONE = 7
_SHARED_START = 3
_ENDINGS = ("en", "s", "e", "ën")

# Words of policy prose that simplemma gets wrong: its list holds another word's form.
_OVERRIDES = {
    "leden": "lid",
    "sprake": "sprake",
    "reden": "reden",
    "gevaren": "gevaar",
    "misbruik": "misbruik",
    "kaart": "kaart",
    "opbouw": "opbouw",
    "golf": "golf",
    "kloof": "kloof",
    "polen": "polen",
    "eisen": "eis",
    "data": "data",
    "media": "media",
    "uw": "uw",
    "gekwalificeerde": "gekwalificeerd",
    "verenigde": "verenigd",
}


def _known_tail(word: str) -> str | None:
    """The longest ending of a compound that is a word of its own, or None."""
    for start in range(_SHORTEST_FRONT, len(word) - _SHORTEST_TAIL + 1):
        tail = word[start:]
        if not is_known(tail, lang=_LANGUAGE):
            continue
        if _simple_lemma(tail)[:_SHARED_START] != tail[:_SHARED_START]:
            continue
        front = word[:start]
        if len(tail) >= _TAIL_THAT_STANDS_ALONE or _is_front(front):
            return tail
    return None


def _is_front(front: str) -> bool:
    """Whether the first half of a compound is a word, a linking s aside."""
    return is_known(front, lang=_LANGUAGE) or (front.endswith("s") and is_known(front[:-1], lang=_LANGUAGE))


def _simple_lemma(word: str) -> str:
    """simplemma's answer for a word of one part, its slips mended."""
    if word.lower() in _OVERRIDES:
        mended = _OVERRIDES[word.lower()]
        return mended.capitalize() if word[0].isupper() else mended
    found = lemmatize(word, lang=_LANGUAGE)
    if "_" in found:
        glued = found.replace("_", "")
        return glued if glued == word or (glued and is_known(glued, lang=_LANGUAGE)) else word
    return found


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """The dictionary form of a word; the word itself when none is known.

    Of a hyphen compound only the last part changes (NAVO-bondgenoten becomes
    NAVO-bondgenoot), an unknown closed compound takes the form of its last known
    word (kernwapenstaten becomes kernwapenstaat), words in capitals stay.
    Misleads where a form belongs to two words: it looks at no context.

    Source:
        Barbaresi (2021), simplemma, with a list of exceptions for policy prose.
    """
    head, hyphen, last = word.rpartition("-")
    if hyphen:
        return f"{head}-{lemma(last)}" if last else word
    if not word or (len(word) > 1 and word.isupper()):
        return word
    found = _simple_lemma(word)
    is_compound_candidate = found == word and word.islower() and word.endswith(_ENDINGS)
    if is_compound_candidate and not is_known(word, lang=_LANGUAGE):
        tail = _known_tail(word)
        if tail is not None:
            return word[: -len(tail)] + _simple_lemma(tail)
    return found
