"""Syllables of Dutch words by their vowels; for figures over many words, not for hyphenation."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(
    r"aai|ooi|oei|eeu|ieu|eau|ëi|ëu|ëe|ïe|aa|ee|oo|uu|oe|ie|ei|ij|eu|ui|au|ou|ai"
    r"|[aeiouyàáâäèéêëìíîïòóôöùúûü]"
)
_CONSONANT_Y = re.compile(r"(?<![^aeiou])y(?=[aeiou])")
_SPLIT_EU = re.compile(r"(?<=[a-z])eum\b")


@lru_cache(maxsize=65536)
def count_syllables(word: str) -> int:
    """How many syllables a word has when it is read aloud, at least 1; 0 for a number.

    Vowels that Dutch writes together («ie», «eeu», «ij») are one syllable, others that
    meet are two («na-ti-o-naal»), a diaeresis begins one («Oe-kra-i-ne»). Two or three
    capitals are read letter by letter («EU»), longer ones as a word («NAVO»). Misleads
    for English words with a silent e («space» gets two) and in compounds where two
    vowels meet by accident.
    """
    letters = [part for part in re.split(r"[-–]", word) if any(c.isalpha() for c in part)]
    return sum(_syllables_of(part) for part in letters)


def _syllables_of(part: str) -> int:
    """Syllables of a word without a hyphen."""
    bare = part.strip("’'.0123456789%")
    if 2 <= len(bare) <= 3 and bare.isupper():
        return len(bare)
    lower = _SPLIT_EU.sub("e-um", _CONSONANT_Y.sub("j", bare.lower()))
    return max(1, len(_VOWELS.findall(lower)))
