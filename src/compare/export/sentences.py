"""A shift as a sentence that can go into a newspaper or a report; its note stands in `compare.export.notes`.

Pure text: the translator is passed in, so that one screen can offer both languages. Says what was counted and
how sure it is, never why.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from compare.analysis.shifts import Shift
from compare.i18n import format_number, format_percent, format_rate, quote
from compare.model import Letter, Share
from compare.statistics import PER
from compare.text.citations import cite

Translate = Callable[[str], str]

_HET = re.compile(r".*(overleg|verslag|rapport|advies|debat|besluit|voorstel|plan|akkoord|programma)$", re.I)
_DE = re.compile(
    r".*(brief|rapportage|nota|notitie|motie|vragen|agenda|strategie|visie|evaluatie|reactie|verklaring)$",
    re.I,
)


def name_letter(letter: Letter, lang: str) -> str:
    """A letter inside a sentence, with the article that Dutch gives it: «de Beleidsbrief BZ 2022».

    A name whose first word is no known kind of paper stands between quotation marks.
    """
    first = letter.short.split(" ", 1)[0]
    if lang == "en":
        known = _HET.match(first) or _DE.match(first)
        return f"the {letter.short}" if known else f"“{letter.short}”"
    article = "het" if _HET.match(first) else "de" if _DE.match(first) else ""
    return f"{article} {letter.short}" if article else quote(letter.short, lang)


def name_shift(shift: Shift, lang: str) -> str:
    """Name of what shifted, in a language."""
    return shift.label if lang == "nl" else shift.label_en or shift.label


def shift_to_sentence(
    shift: Shift, earlier: Letter, later: Letter, t: Translate, lang: str, *, source: bool = True
) -> str:
    """A shift in two or three sentences: counts, rates, difference with margin, certainty, source.

    "n times as often" only when both letters name it 5 times or more; a zero is never "gone": the
    highest figure that still fits stands with it.

    Args:
        shift: A row of `rank_shifts`.
        earlier: The earlier letter.
        later: The later letter.
        t: Translates into ``lang``; see `compare.i18n.translator`.
        lang: "nl" or "en", for the numbers and the articles.
        source: Whether the citation of both letters ends it.
    """
    theme = shift.kind == "theme"
    parts = [
        _counted_theme(shift, earlier, later, t, lang) if theme else _counted(shift, earlier, later, t, lang),
        _difference(shift, t, lang),
        certainty_to_sentence(shift, t, lang),
    ]
    if shift.one_paragraph and not theme and max(shift.earlier.count, shift.later.count) > 1:
        parts.insert(2, t("All mentions stand in one paragraph."))
    if source:
        parts.append(t("Source: {letters}.").format(letters=f"{cite(earlier)}; {cite(later)}"))
    return " ".join(p for p in parts if p)


def certainty_to_sentence(shift: Shift, t: Translate, lang: str) -> str:
    """How sure a shift is, in words, with the length of the list that it was found in."""
    tried = format_number(shift.tried, lang)
    if not shift.difference:
        return t("The two letters do not differ in this.")
    if shift.certainty == "too little":
        if shift.kind == "theme":
            return t("These are too few paragraphs to conclude anything from.")
        return t("These are too few mentions to conclude anything from.")
    if shift.kind == "word":
        if shift.clear:
            text = t("A difference like that is unlikely to be chance, even with {n} words compared.")
        else:
            text = t("This is not firm: with {n} words compared, chance can give such a difference.")
    elif shift.clear:
        text = t("A difference like that is unlikely to be chance, even with {n} subjects compared.")
    else:
        text = t("This is not firm: with {n} subjects compared, chance can give such a difference.")
    return text.format(n=tried)


def _counted(shift: Shift, earlier: Letter, later: Letter, t: Translate, lang: str) -> str:
    """How often a concept is named, or a word stands there, in both letters."""
    n1, n2 = int(shift.earlier.count), int(shift.later.count)
    named = shift.kind == "concept"
    if not n1:
        text = (
            t(
                "“{name}” is named {n2} in {b} ({r2} per 10,000 words); in {a} it is not named (up to {fits} "
                "per 10,000 words would still fit)."
            )
            if named
            else t(
                "“{name}” occurs {n2} in {b} ({r2} per 10,000 words); in {a} it does not occur (up to {fits} "
                "per 10,000 words would still fit)."
            )
        )
    elif not n2:
        text = (
            t(
                "“{name}” is not named in {b} (up to {fits} per 10,000 words would still fit); in {a} it is "
                "named {n1} ({r1} per 10,000 words)."
            )
            if named
            else t(
                "“{name}” does not occur in {b} (up to {fits} per 10,000 words would still fit); in {a} it "
                "occurs {n1} ({r1} per 10,000 words)."
            )
        )
    else:
        text = (
            t(
                "“{name}” is named {n2} in {b}, against {n1} in {a}: {r2} against {r1} per 10,000 "
                "words{ratio}."
            )
            if named
            else t(
                "“{name}” occurs {n2} in {b}, against {n1} in {a}: {r2} against {r1} per 10,000 words{ratio}."
            )
        )
    return text.format(
        name=name_shift(shift, lang),
        a=name_letter(earlier, lang),
        b=name_letter(later, lang),
        n1=times_to_text(n1, t, lang),
        n2=times_to_text(n2, t, lang),
        r1=format_rate(PER * shift.earlier.value, lang),
        r2=format_rate(PER * shift.later.value, lang),
        fits=format_rate(PER * max(shift.still_fits), lang),
        ratio=_ratio(shift, t, lang),
    )


def _counted_theme(shift: Shift, earlier: Letter, later: Letter, t: Translate, lang: str) -> str:
    """Which part of the words a theme takes in both letters."""
    if not shift.earlier.count:
        text = t(
            "The theme “{name}” takes {s2} of the words in {b} ({p2} of the {q2} paragraphs); in {a} no "
            "paragraph is mainly about it (up to {fits} of the words would still fit)."
        )
    elif not shift.later.count:
        text = t(
            "In {b} no paragraph is mainly about the theme “{name}” (up to {fits} of the words would still "
            "fit); in {a} it takes {s1} of the words ({p1} of the {q1} paragraphs)."
        )
    else:
        text = t(
            "The theme “{name}” takes {s2} of the words in {b} ({p2} of the {q2} paragraphs), against {s1} "
            "in {a} ({p1} of the {q1}){ratio}."
        )
    told = text.format(
        name=name_shift(shift, lang),
        a=name_letter(earlier, lang),
        b=name_letter(later, lang),
        s1=format_percent(shift.earlier.value, lang),
        s2=format_percent(shift.later.value, lang),
        p1=format_number(shift.paragraphs[0], lang),
        p2=format_number(shift.paragraphs[1], lang),
        q1=format_number(shift.of_paragraphs[0], lang),
        q2=format_number(shift.of_paragraphs[1], lang),
        fits=format_percent(max(shift.still_fits), lang),
        ratio=_ratio(shift, t, lang),
    )
    return told[0].upper() + told[1:]


def _difference(shift: Shift, t: Translate, lang: str) -> str:
    """The difference in the direction that was found, with its margin."""
    if not shift.difference:
        return ""
    low, high = (shift.low, shift.high) if shift.rises else (-shift.high, -shift.low)
    crosses = low < 0
    theme = shift.kind == "theme"
    if shift.rises:
        if theme:
            text = (
                t("That is {d} percentage points more (margin: from {low} less to {high} more).")
                if crosses
                else t("That is {d} percentage points more (margin: {low} to {high}).")
            )
        else:
            text = (
                t("That is {d} more per 10,000 words (margin: from {low} fewer to {high} more).")
                if crosses
                else t("That is {d} more per 10,000 words (margin: {low} to {high}).")
            )
    elif theme:
        text = (
            t("That is {d} percentage points less (margin: from {low} more to {high} less).")
            if crosses
            else t("That is {d} percentage points less (margin: {low} to {high}).")
        )
    else:
        text = (
            t("That is {d} fewer per 10,000 words (margin: from {low} more to {high} fewer).")
            if crosses
            else t("That is {d} fewer per 10,000 words (margin: {low} to {high}).")
        )
    unit = 100 if theme else PER
    figures = {"d": shift.difference, "low": low, "high": high}
    return text.format(**{name: format_rate(unit * abs(x), lang) for name, x in figures.items()})


def _ratio(shift: Shift, t: Translate, lang: str) -> str:
    """How many times as often, or how much less; nothing when a side has too little for a ratio."""
    if not shift.is_quotable or not shift.earlier.value:
        return ""
    ratio = shift.later.value / shift.earlier.value
    percent = round(100 * abs(ratio - 1))
    theme = shift.kind == "theme"
    if ratio >= 2:
        text = t(", {x} times as much room") if theme else t(", {x} times as often")
    elif not percent:
        text = t(", as much room") if theme else t(", as often")
    elif ratio > 1:
        text = t(", {percent}% more room") if theme else t(", {percent}% more often")
    else:
        text = t(", {percent}% less room") if theme else t(", {percent}% less often")
    return text.format(x=format_rate(ratio, lang), percent=percent)


def times_to_text(n: int, t: Translate, lang: str) -> str:
    """How often, as a sentence says it: not once, once, twice, n times."""
    words = {0: t("not once"), 1: t("once"), 2: t("twice")}
    return words.get(n) or t("{n} times").format(n=format_number(n, lang))


def figure_of(kind: str, share: Share, lang: str) -> str:
    """A figure as it stands in a row: a percentage for a theme, else the count."""
    if kind == "theme":
        return format_percent(share.value, lang)
    return f"{format_number(int(share.count), lang)}×"
