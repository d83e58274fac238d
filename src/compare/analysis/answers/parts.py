"""A question taken apart into what it asks: each part with its form and its condition.

Looks at the words of the question only; judges no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.text.tokens import split_sentences

FORMS = ("yes_no", "amount", "when", "who", "which", "why", "how", "what", "request")
"""What a part asks for, by its question word; "request" is any other («Graag een overzicht»)."""

_PREPOSITION = r"(?:(?:op|in|voor|met|tot|aan|door|vanaf|per|van|over|onder|bij|naar|uit|binnen|tegen)\s+)?"
_WORD = rf"{_PREPOSITION}(?:wie|wiens|wat|welke?|wanneer|waarom|hoe|hoeveel|hoezeer|hoelang|in\s+hoeverre)\b"
_VERB = (
    r"(?:kunt|kan|kunnen|bent|is|zijn|deelt|deel|wilt|wil|willen|heeft|hebt|hebben|klopt|gaat|gaan|zal|zult|"
    r"zullen|wordt|worden|ziet|vindt|was|waren|moet|moeten|mag|komt|erkent|onderschrijft|herkent|geldt|"
    r"betekent|houdt|werkt|acht|beschikt|weet|kent|bestaat|bestaan|blijft|doet|staat|geeft|overweegt|"
    r"onderzoekt|verwacht|denkt|steunt|hanteert|neemt|maakt|ligt|loopt|leidt|had|zou|zouden|dient|hoort)"
)
_SUBJECT = r"(?:u|de|het|er|dit|dat|deze|hij|zij|ze|die|een|nog|al|ook|dan|daar|hier)\b"
_IF_SO = r"(?:en\s+)?(?:zo|indien|als|indien\s+dit|mocht\s+dat)\s+(?:ja|nee|neen|niet|wel)\b"
_CUT = re.compile(
    rf"(?<!\bof)(?<!\bwat)(?<!\bhoe)(?<!\bwie)(?<!\bwaar)[,;]?\s+(?:en|alsmede|alsook|respectievelijk),?\s+"
    rf"(?=(?:ook\s+|daarbij\s+|vervolgens\s+)?(?:{_IF_SO}|{_WORD}(?!\s*[,?]?\s+en\b)|of\b|{_VERB}\s+{_SUBJECT}))"
    rf"|[,;]\s+(?=(?:of\s+)?{_IF_SO}|(?:waarom|hoeveel|wanneer|in\s+hoeverre)\b)"
    rf"|;\s+(?=(?:en\s+)?(?:{_WORD}|of\b))",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:(?<=\s)|^)\(?([a-h])[).]\s+(?=\S)")
_PARTY = (
    r"(?:(?:de|deze|genoemde|voornoemde)\s+(?:aan\s+het\s+woord\s+zijnde\s+)?leden"
    r"(?:\s+van\s+de\s+[\w.+/’'& -]{1,40}?-?\s?fracties?(?:\s+van\s+de)?)?"
    r"|de\s+[\w.+/’'& -]{1,40}?-?fractie|zij|ze|deze\s+fractie|het\s+lid\s+[\w-]+)"
)
_ASKING = (
    r"(?:vragen|vraagt|vroegen|verzoeken|verzoekt|vernemen|verneemt|horen|hoort|ontvangen|ontvangt|willen|wil|"
    r"wensen|wenst|(?:zijn|is)\s+(?:\w+\s+){0,3}(?:benieuwd|nieuwsgierig|geïnteresseerd))"
)
_INDIRECT = re.compile(
    rf"\b{_PARTY}\s+(?:\w+\s+){{0,4}}?{_ASKING}\b|\b{_ASKING}\s+(?:\w+\s+){{0,2}}?{_PARTY}\b"
    rf"|\b(?:is|zijn)\s+{_PARTY}\s+(?:\w+\s+){{0,4}}?(?:benieuwd|nieuwsgierig)\b"
    rf"|\b{_PARTY}\s+(?=hoe\s|waarom\s|welke?\s|wanneer\s|of\s)"
    r"|\b(?:de\s+)?vraag(?:\s+op)?\s+(?=of\b|wat\b|hoe\b|waarom\b|welke?\b|wanneer\b|wie\b|in\s+hoeverre\b)"
    r"|\bgraag\s+(?:een\s+|uw\s+|nadere\s+)*(?:reactie|toelichting|overzicht|antwoord)"
    r"|\broept\b[^.?!]{0,60}\bvraag\s+op\b",
    re.IGNORECASE,
)
_NO_ASKING = re.compile(
    r"\b(?:hebben|heeft)\b[^.?!,;]{0,60}\bvragen\b(?!\s+(?:wel\s+|ook\s+)?(?:of|wat|hoe|waarom|welk|wanneer|wie)\b)"
    r"|\bvragen\s+(?:hebben|hierover|daarover)\s*\.$",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(?:niet|nee|neen|geen|onvoldoende|onjuist)\b", re.IGNORECASE)
_SHORT_IF = re.compile(rf"^\W*(?:of\s+)?{_IF_SO}", re.IGNORECASE)
_ONLY_IF = re.compile(rf"\W*(?:of\s+)?{_IF_SO}\W*", re.IGNORECASE)
_LONG_IF = re.compile(
    r"^\W*(?:indien|als|mocht|mochten|wanneer)\s+(?:dit|dat|deze|die|zij|u|hij|er|ja|nee|niet|het\s+antwoord|"
    r"de\s+(?:minister|regering|staatssecretaris)|het\s+kabinet)\b[^,?]*,",
    re.IGNORECASE,
)
_CURIOUS = re.compile(r"\b(?:benieuwd|nieuwsgierig|geïnteresseerd)\s+naar\b", re.IGNORECASE)
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class AskedPart:
    """One thing that a question asks. Offsets are those of the question's text.

    ``form`` is one of `FORMS`. ``condition`` is "yes" or "no" when it is asked only
    for the case that the part before it is answered so («Zo nee, …»), "" otherwise.
    """

    start: int
    end: int
    text: str
    form: str
    condition: str = ""


def split_asked(text: str) -> tuple[AskedPart, ...]:
    """What a question asks, part by part, in reading order; the statements around it are left out.

    A part is a sentence that asks, cut where it asks on («…, en hoe …», «alsmede of»)
    and at the letters of a list (a), b)). Misleads where one clause asks two
    things («wie of wat») and where a party asks without any word that says so.

    Returns:
        The parts; the whole text as one request when no sentence asks.
    """
    found: list[AskedPart] = []
    for start, end in _sentences(text):
        found += _asked_in(text, start, end)
    found = [p for i, p in enumerate(found) if not (_CURIOUS.search(p.text) and _asks_on(found[i + 1 :]))]
    if not found and text.strip():
        return (_asked(text, 0, len(text), ""),)
    return tuple(found)


def _asks_on(later: Sequence[AskedPart]) -> bool:
    """Whether what follows asks in so many words: then «zijn benieuwd naar» only named the subject."""
    return any(p.form != "request" for p in later)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Sentences, an item of a lettered list standing by itself together with nothing else."""
    sentences = list(split_sentences(text))
    items = [m for m in _ITEM.finditer(text)]
    if [m.group(1).lower() for m in items[:2]] != ["a", "b"]:
        return sentences
    stem_start = max((s for s, _ in sentences if s <= items[0].start()), default=0)
    cuts = [m.start() for m in items]
    kept = [(s, e) for s, e in sentences if e <= stem_start]
    if any(c.isalnum() for c in text[stem_start : cuts[0]]):
        kept.append((stem_start, cuts[0]))
    for at, until in zip(cuts, [*cuts[1:], len(text)], strict=True):
        kept += [(at + s, at + e) for s, e in split_sentences(text[at:until])]
    return kept


def _asked_in(text: str, start: int, end: int) -> list[AskedPart]:
    """The parts of one sentence; none when it states something."""
    sentence = text[start:end]
    is_item = _ITEM.match(sentence) is not None
    is_direct = sentence.rstrip("»”\"') ").endswith("?")
    indirect = None if _NO_ASKING.search(sentence) else _INDIRECT.search(sentence)
    if not (is_item or is_direct or indirect or sentence.rstrip().endswith(":")):
        return []
    if sentence.rstrip().endswith(":") and not is_direct:
        return []  # the stem of a list: its items ask
    long_if = _LONG_IF.match(sentence)
    whole = _polarity(long_if.group()) if long_if else ""
    begins = indirect.end() if indirect and not is_direct else long_if.end() if long_if else 0
    cuts = [(0, begins)]
    for match in _CUT.finditer(sentence, begins):
        before = sentence[cuts[-1][1] : match.start()]
        if len(before.split()) >= _LEAST_WORDS and not _ONLY_IF.fullmatch(before):
            cuts.append((match.start(), match.end()))
    starts = [0, *(end for _, end in cuts[1:])]
    ends = [*(start for start, _ in cuts[1:]), len(sentence)]
    parts = []
    for at, until in zip(starts, ends, strict=True):
        short_if = _SHORT_IF.match(sentence[at:until])
        condition = _polarity(short_if.group()) if short_if else whole
        parts.append(_asked(text, start + at, start + until, condition))
    return parts


def _polarity(clause: str) -> str:
    """Whether a condition is about a yes or a no."""
    return "no" if _NEGATIVE.search(clause) else "yes"


def _asked(text: str, start: int, end: int, condition: str) -> AskedPart:
    """A part of these offsets, trimmed, with its form."""
    while end > start and text[end - 1] in " ,;\n":
        end -= 1
    return AskedPart(start, end, text[start:end], _form(text[start:end]), condition)


_AMOUNT = re.compile(
    r"\b(?:hoeveel|hoe\s+(?:vaak|groot|hoog)|"
    r"wat\s+(?:is|zijn|was|waren)\s+(?:\w+\s+){0,2}(?:bedrag|aantal|percentage|kosten|budget))\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:wanneer|hoe\s?lang|(?:op|binnen)\s+welke\s+termijn|per\s+wanneer|welke\s+datum|hoe\s+snel)\b",
    re.IGNORECASE,
)
_QUESTION_WORDS = (
    (_AMOUNT, "amount"),
    (_WHEN, "when"),
    (re.compile(r"\b(?:wie|wiens)\b", re.IGNORECASE), "who"),
    (re.compile(r"\bwelke?\b", re.IGNORECASE), "which"),
    (re.compile(r"\bwaarom\b|\bwaardoor\b|\bom\s+welke\s+reden\b|\bde\s+reden\b", re.IGNORECASE), "why"),
    (re.compile(r"\bhoe\w*\b|\bin\s+hoeverre\b|\bop\s+welke\s+wijze\b", re.IGNORECASE), "how"),
    (re.compile(r"\bwat\b", re.IGNORECASE), "what"),
)
_WHETHER = re.compile(r"\bof\b", re.IGNORECASE)
_VERB_FIRST = re.compile(rf"^\W*(?:en\s+|ook\s+)?{_VERB}\b", re.IGNORECASE)
_TELL = re.compile(
    r"\b(?:aangeven|toelichten|uiteenzetten|delen|melden|verklaren|ingaan|bevestigen|zeggen|duiden|vragen|"
    r"vraagt|weten|benieuwd|vernemen|horen|aan\s+te\s+geven|toe\s+te\s+lichten)\b",
    re.IGNORECASE,
)


def _form(text: str) -> str:
    """What a part asks for."""
    short_if = _SHORT_IF.match(text)
    bare = text[short_if.end() :] if short_if else text
    long_if = _LONG_IF.match(bare)
    bare = bare[long_if.end() :] if long_if else bare
    indirect = _INDIRECT.search(bare)
    whether = _WHETHER.search(bare, indirect.end() if indirect else 0)
    begins = _VERB_FIRST.match(bare)
    told = _TELL.search(bare)
    word = min(
        ((m.start(), form) for pattern, form in _QUESTION_WORDS if (m := pattern.search(bare))),
        default=None,
        key=lambda x: x[0],
    )
    if begins and not told:
        return "yes_no"
    if whether and (word is None or whether.start() < word[0]):
        return "yes_no"
    if word is not None:
        return word[1]
    return "yes_no" if begins or whether or (bare.rstrip(" »”").endswith("?") and not told) else "request"
