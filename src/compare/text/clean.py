"""Mends what a printed page does to words: hyphens at line ends, broken addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from simplemma import is_known

from compare.model import Join, Line

# «politiek-strategisch», «civiel-militaire»: adjectives side by side keep their hyphen.
_ADJECTIVE = re.compile(
    r"(?:^|-)(?:politiek|publiek|civiel|militair|financieel|economisch|juridisch|bestuurlijk|technisch|strategisch|maatschappelijk)$"
)
_ADJECTIVE_END = re.compile(r"(?:isch|lijk|eel|air|iek|aal|ief|vat)e?$|(?:ele|ale|ieve|vate)$")
# «data-analyse», «macro-economisch», «defensie-uitgaven»: no Dutch syllable is cut between these.
_VOWEL_CLASH = re.compile(r"\w{2}(?:a-[aiu]|o-[oeiu]|ie-[eiu]|(?<![gb])e-[ei])|^de-e|^re-[ei]")
_ADDRESS = re.compile(r"(?:https?://(?:\S*[^\s.,;:)\]»”])?|www\.\S+[^\s.,;:)\]»”])$")
# The second half of a web address has signs that no word has.
_ADDRESS_GOES_ON = re.compile(
    r"(?!en/of\b)[\w.~+%-]*?(?:[/=?&_#]|%[0-9A-F]{2})\S*|[\w-]+\.(?:html?|pdf|aspx?|php)\b"
)
_EDGES = ".,;:?!»”’)(«“'\"‘"


def count_inner_words(lines: Iterable[Line]) -> Counter[str]:
    """How often each word stands where no hyphen at a line end can have cut it."""
    seen: Counter[str] = Counter()
    broken = False
    for line in lines:
        words = line.text.split()
        first, broken = int(broken), line.text.endswith("-")
        for word in words[first : len(words) - broken]:
            bare = word.strip(_EDGES).lower()
            seen.update({bare, *bare.split("-")})
    return seen


def join_kind(left: str, right: str, seen: Counter[str]) -> tuple[str, str]:
    """What a hyphen at a line end is: ("join" | "hyphen" | "space", the rule that decided).

    Args:
        left: The last word of the line, without its hyphen.
        right: The first word of the next line.
        seen: Words of the same letter that no line end can have cut.
    """
    word = right.strip(_EDGES)
    if word in ("en", "of", "en/of", "én"):
        return "space", "suspended hyphen before en/of"
    if "/" in left or "www." in left:
        return "hyphen", "web address"
    if word[:1].isupper() or word[:1].isdigit():
        return "hyphen", "capital or digit follows"
    if left[-1:].isupper() or left[-1:].isdigit():
        return "hyphen", "capital or digit before"
    if left[-1:] in "»”’":
        return "hyphen", "closing quote before"
    stem = left.lstrip("(«“‘'")
    with_hyphen, without = f"{stem}-{word}".lower(), f"{stem}{word}".lower()
    if seen[with_hyphen] > seen[without]:
        return "hyphen", "written so elsewhere in the letter"
    if without in seen:
        return "join", "one word elsewhere in the letter"
    if "-" in stem:
        return _join_in_compound(stem.rsplit("-", 1)[1].lower(), word.lower(), seen)
    if stem.lower() in ("niet", "non") and not word.startswith(("temin", "tegenstaand", "ig")):
        return "hyphen", "niet- before a noun"
    if _ADJECTIVE.search(stem.lower()) and _ADJECTIVE_END.search(word):
        return "hyphen", "two adjectives side by side"
    if _VOWEL_CLASH.search(f"{stem}-{word}".lower()):
        return "hyphen", "vowels that would merge"
    return "join", "word broken at the margin"


def _join_in_compound(part: str, word: str, seen: Counter[str]) -> tuple[str, str]:
    """What a hyphen is after a word that holds one already, as in «whole-of-/government».

    The setter breaks such words at their own hyphens; «NAVO-bondgeno-/ten» shows by
    its last part that it was broken elsewhere.
    """
    whole = part + word
    if whole in seen or (part not in seen and is_known(whole, lang="nl") and not is_known(part, lang="nl")):
        return "join", "word broken at the margin"
    return "hyphen", "part of a longer compound"


def join_lines(
    texts: Sequence[str], seen: Counter[str], pages: Sequence[int] = ()
) -> tuple[str, tuple[int, ...], tuple[Join, ...]]:
    """One running text from printed lines.

    Args:
        texts: The lines.
        seen: Words of the same letter that no line end can have cut.
        pages: Printed page of each line, where it is known.

    Returns:
        The text; for each line the offset in it where the line begins; what was
        decided about each hyphen at a line end.
    """
    text, starts, joins = "", [], []
    for at, line in enumerate(texts):
        if not text:
            starts.append(0)
            text = line
            continue
        left = text.rsplit(None, 1)[-1]
        page = pages[at - 1] if pages else 0
        if text.endswith("-") and not text.endswith(" -"):
            right = line.split(None, 1)[0]
            kind, rule = join_kind(left[:-1], right, seen)
            joins.append(Join(left[:-1], right, {"join": "", "hyphen": "-", "space": "- "}[kind], rule, page))
            if kind == "join":
                text = text[:-1]
            elif kind == "space":
                text += " "
        elif _ADDRESS.search(left) and (left.endswith("/") or _ADDRESS_GOES_ON.match(line)):
            joins.append(Join(left, line.split(None, 1)[0], "", "web address that goes on", page))
        else:
            text += " "
        starts.append(len(text))
        text += line
    return text, tuple(starts), tuple(joins)
