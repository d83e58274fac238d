"""A judged claim in words, in both languages: how it was read, the verdict, why, and what would count."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from compare.analysis.claims import SUPPORTED, Judged, Mention, Reason, Side, Tally
from compare.analysis.claims.damage import Damage
from compare.export.claim_words import (
    DAMAGE_NAMES,
    DENIED_NAMES,
    FORM_NAMES,
    REASONS,
    VERDICT_NAMES,
    WHERE_NAMES,
)
from compare.export.sentences import times_to_text
from compare.i18n import format_number, format_rate, quote
from compare.model import CABINET, Letter
from compare.statistics import PER
from compare.text.citations import cite

Translate = Callable[[str], str]
Letters = Mapping[str, Letter]


def verdict_to_sentence(judged: Judged, letters: Letters, t: Translate, lang: str) -> str:
    """The verdict with its first reason, as it stands large on the page."""
    told = reasons_to_sentences(judged, letters, t, lang)
    named = t(VERDICT_NAMES[judged.verdict])
    if judged.verdict == SUPPORTED and judged.certainty == "within the margin":
        named = t("This is right as a count, but within the margin")
    return f"{named}. {told[0]}" if told else f"{named}."


def reading_to_sentence(judged: Judged, letters: Letters, t: Translate, lang: str) -> str:
    """«Read as: …», so that a claim that was read wrongly is seen."""
    claim = judged.claim
    if claim.form == "not understood" or not claim.side.term:
        return t("Read as: nothing that can be checked.")
    form = t((DENIED_NAMES if claim.denied else {}).get(claim.form, FORM_NAMES[claim.form]))
    n = str(claim.number) if claim.form == "times as often" else times_to_text(claim.number, t, lang)
    form = form.format(n=n, page=claim.page)
    if claim.denied and claim.form not in DENIED_NAMES:
        form = t("it is not so that it {form}").format(form=form)
    parts = [quote(claim.side.term, lang), form, side_to_text(claim.side, letters, t, lang)]
    if claim.page and claim.form in ("times", "at least", "at most"):
        parts.append(t("page {page}").format(page=claim.page))
    if claim.other and claim.form != "no longer":
        than = f"{quote(claim.other.term, lang)} · " if claim.other.term != claim.side.term else ""
        parts.append(t("against {side}").format(side=than + side_to_text(claim.other, letters, t, lang)))
    if claim.form in ("no longer", "first time") and not claim.problem:
        before = [x for tally in judged.tallies[1:] for x in tally.side.letters]
        named = ", ".join(letters[x].short for x in before) or t("none")
        parts.append(t("earlier letters loaded: {letters}").format(letters=named))
    parts += [_told(r, judged, letters, t, lang) for r in claim.assumed]
    return t("Read as: {parts}.").format(parts=" — ".join(p for p in parts if p))


def side_to_text(side: Side, letters: Letters, t: Translate, lang: str) -> str:
    """Letters, and whose words, of one side."""
    names = ", ".join(letters[x].short for x in side.letters)
    if not side.speaker:
        return names
    who = t("cabinet") if side.speaker == CABINET else side.speaker
    return t("said by {speaker} in {letters}").format(speaker=who, letters=names)


def reasons_to_sentences(judged: Judged, letters: Letters, t: Translate, lang: str) -> tuple[str, ...]:
    """Every reason as a sentence, the most telling first."""
    return tuple(_told(r, judged, letters, t, lang) for r in judged.reasons)


def _told(reason: Reason, judged: Judged, letters: Letters, t: Translate, lang: str) -> str:
    """One reason in words."""
    values = dict(reason.values)
    filled: dict[str, object] = {k: v for k, v in values.items() if isinstance(v, str)}
    if reason.code in ("all papers",):
        filled["n"] = values["n"]
    elif "n" in values:
        filled["n"] = times_to_text(int(values["n"]), t, lang)
    for name in ("words", "forms", "elsewhere"):
        if isinstance(values.get(name), (int, float)):
            filled[name] = times_to_text(int(values[name]), t, lang)
    if "page" in values:
        filled["page"] = int(values["page"])
    for name in ("count", "rate"):
        if name in values:
            filled[name] = format_rate(float(values[name]), lang)
    if "letters" in values:
        ids = str(values["letters"]).split(", ")
        filled["letters"] = ", ".join(letters[x].short if x in letters else x for x in ids)
    papers = str(values.get("papers", ""))
    filled["papers"] = t(" (of the same dossier, for one: {papers})").format(papers=papers) if papers else ""
    if values.get("speaker") == CABINET:
        filled["speaker"] = t("cabinet")
    if judged.tallies:
        filled = _of_tally(reason, judged, letters, t, lang) | filled
    return t(REASONS[reason.code]).format(**filled)


def _of_tally(reason: Reason, judged: Judged, letters: Letters, t: Translate, lang: str) -> dict[str, object]:
    """What a reason tells from the counts: forms, places, damage and the other side."""
    tally = judged.tallies[0]
    places = tally.found.places
    depending = [m for m in places if not m.counts and m.why != "capitals"]
    shown = depending if reason.code in ("only if counts", "perhaps misread") else places
    if reason.code == "found as variant":
        shown = [m for m in places if m.counts]
    values: dict[str, object] = {
        "forms": " / ".join(dict.fromkeys(quote(" ".join(m.text.split()), lang) for m in shown[:40])) or "–",
        "where": _where([m for m in places if m.counts and not m.is_in_text], t),
        "damage": damage_to_text([d for x in judged.tallies for d in x.damage], letters, t),
    }
    if reason.code == "compared":
        for n, x in enumerate(judged.tallies[:2], 1):
            values[f"n{n}"] = times_to_text(x.forms, t, lang)
            values[f"words{n}"] = format_number(x.of, lang)
            values[f"rate{n}"] = format_rate(PER * x.rate, lang)
    if len(judged.tallies) > 1:
        last = judged.tallies[-1] if reason.code == "named in another kind" else judged.tallies[1]
        values["before"] = _by_letter(last, letters, t, lang)
        values["others"] = _by_speaker(last, letters, t)
    return values


def _where(mentions: Sequence[Mention], t: Translate) -> str:
    """«footnote (p. 5), heading (p. 9)»."""
    places = dict.fromkeys(
        f"{t(WHERE_NAMES[m.where])} ({t('p. {page}').format(page=m.page)})"
        if m.page
        else t(WHERE_NAMES[m.where])
        for m in mentions
    )
    return ", ".join(places)


def damage_to_text(damage: Sequence[tuple[str, Damage]], letters: Letters, t: Translate) -> str:
    """Which pages were badly read, and how that shows; one line for each letter and reason."""
    pages: dict[tuple[str, str], list[int]] = {}
    for id, d in damage:
        pages.setdefault((id, d.reason), []).append(d.page)
    told = []
    for (id, reason), found in pages.items():
        numbers = [str(p) for p in sorted(set(found)) if p]
        where = t("p. {page}").format(page=", ".join(numbers)) if numbers else ""
        told.append(f"{letters[id].short}{', ' if where else ''}{where}: {t(DAMAGE_NAMES[reason])}")
    return "; ".join(dict.fromkeys(told))


def _by_letter(tally: Tally, letters: Letters, t: Translate, lang: str) -> str:
    """Each earlier letter with how often it names the term, and what was badly read in it."""
    sure = [m for m in tally.found.places if m.counts]
    shown = [m for m in sure if m.is_in_text] or sure
    counts = {x: sum(1 for m in shown if m.letter_id == x) for x in tally.side.letters}
    told = ", ".join(f"{letters[x].short} ({n}×)" for x, n in counts.items())
    lost = damage_to_text(tally.damage, letters, t)
    return f"{told} ({lost})" if lost and not any(counts.values()) else told


def _by_speaker(tally: Tally, letters: Letters, t: Translate) -> str:
    """Who else names it, with the first place of each."""
    first: dict[str, Mention] = {}
    for m in tally.found.places:
        if m.counts or not any(x.counts for x in tally.found.places):
            first.setdefault(m.speaker or m.letter_id, m)
    told = [
        f"{t('cabinet') if who == CABINET else letters[who].short if who in letters else who} "
        f"({cite(letters[m.letter_id], m.page)})"
        for who, m in first.items()
    ]
    return "; ".join(told) or damage_to_text(tally.damage, letters, t) or "–"


def zero_to_sentence(judged: Judged, t: Translate, lang: str) -> str:
    """What a zero still allows, and how many mentions other letters would make one expect; "" for no zero."""
    if not judged.tallies or judged.tallies[0].forms or not judged.tallies[0].of:
        return ""
    tally = judged.tallies[0]
    told = t(
        "Zero is never “gone”: in {words} words up to {high} per 10,000 would still fit with finding none."
    ).format(words=format_number(tally.of, lang), high=format_rate(PER * tally.high, lang))
    if judged.expected:
        more = t("At the rate of the other loaded letters one would expect {n} mentions here.")
        told += " " + more.format(n=format_rate(judged.expected, lang))
    return told


def what_counts(judged: Judged, t: Translate) -> tuple[str, ...]:
    """What would count as a mention, line by line."""
    claim = judged.claim
    lines = [
        t(
            "Counts: the words themselves, in capitals or small, with a hyphen or a space, "
            "inflected, broken over a line or page."
        ),
        t("Counts too: the forms that are on at first for their concept, in running text and boxes.")
        if not claim.side.literal
        else t(
            "The words stood between quotation marks (or after «het woord»): other forms of their "
            "concept then settle nothing."
        ),
        t(
            "Settles nothing by itself: forms that are off at first, compounds, another order, a "
            "word that may be misread."
        ),
        t("The claim says «nowhere»: headings, notes and tables count too.")
        if claim.everywhere
        else t(
            "Headings, notes, tables and what was left out are looked through and named, but settle "
            "nothing by themselves."
        ),
    ]
    return tuple(lines)


def claim_to_citation(judged: Judged, letters: Letters, t: Translate, lang: str) -> str:
    """A sentence to copy: claim, verdict, reason, and the places with their citation."""
    told = verdict_to_sentence(judged, letters, t, lang)
    places = [m for m in judged.mentions if m.counts][:3]
    cited = dict.fromkeys(cite(letters[m.letter_id], m.page, m.last_page) for m in places)
    if not cited:
        cited = dict.fromkeys(cite(letters[x]) for tally in judged.tallies for x in tally.side.letters)
    source = t("Source: {letters}.").format(letters="; ".join(cited)) if cited else ""
    return " ".join(filter(None, (quote(judged.claim.text, lang), "–", told, source)))
