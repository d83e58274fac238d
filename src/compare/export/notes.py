"""What belongs to a sentence about a shift: its footnote, and what it would have taken to be clear."""

from __future__ import annotations

from collections.abc import Sequence

from compare.analysis.detectable import Needed, least_to_show
from compare.analysis.shifts import Shift
from compare.export.sentences import Translate, name_letter, times_to_text
from compare.i18n import format_number, format_percent, format_rate
from compare.model import CABINET, Letter
from compare.statistics.resampling import DEALS, DRAWS
from compare.text.citations import cite


def needed_to_sentence(shift: Shift, later: Letter, t: Translate, lang: str) -> str:
    """What the later letter would have had to hold for a row that is not clear; "" where that says nothing.

    Nothing is said of a clear row, nor where the count alone would do and only its clumps make it unsure.
    """
    if shift.clear or not shift.difference:
        return ""
    needed = least_to_show(shift)
    if needed is not None and (needed <= shift.later.count if shift.rises else needed >= shift.later.count):
        return ""
    theme = shift.kind == "theme"
    if needed is None and shift.rises:
        return ""
    if needed is None or (not needed and theme):
        text = (
            t(
                "Even without one paragraph about it in {b} the difference would not have been clear in this "
                "list."
            )
            if theme
            else t("Even without one mention in {b} the difference would not have been clear in this list.")
        )
    elif theme:
        text = (
            t("To be clear in this list it would have had to take about {share} of the words in {b} or more.")
            if shift.rises
            else t("To be clear in this list it could have taken about {share} of the words in {b} at most.")
        )
    elif not needed:
        text = t("To be clear in this list it should not have been in {b} at all.")
    else:
        text = (
            t("To be clear in this list it would have had to be in {b} about {n} or more.")
            if shift.rises
            else t("To be clear in this list it could have been in {b} about {n} at most.")
        )
    n = needed or 0
    share = format_percent(n / shift.later.total, lang)
    return text.format(b=name_letter(later, lang), n=times_to_text(n, t, lang), share=share)


def power_to_sentence(
    rows: Sequence[Needed], earlier: Letter, later: Letter, words: tuple[int, int], t: Translate, lang: str
) -> str:
    """What two letters of this length can show at all, before anybody concludes.

    Args:
        rows: Of `find_needed`, the first for a subject that the earlier letter does not name.
        earlier: The earlier letter.
        later: The later letter.
        words: Words of each that count.
        t: Translates into ``lang``.
        lang: "nl" or "en".
    """
    if not rows or any(row.least is None for row in rows):
        return t("These papers are too short to show any difference.")
    absent, first, *others = rows

    def rate(row: Needed) -> str:
        return format_rate(row.rate, lang)

    more = [
        t("at {rate} times at least {least} times ({ratio} times as often)").format(
            rate=rate(row), least=format_number(row.least or 0, lang), ratio=format_rate(row.ratio, lang)
        )
        for row in others
    ]
    text = t(
        "These papers hold {na} and {nb} words. What is named {rate} times per 10,000 words in {a} must be "
        "named at least {least} times in {b}, {ratio} times as often, to show a difference at all; {more}. "
        "What {a} does not name must be named at least {absent} times in {b}. Smaller shifts may be there, "
        "but cannot be shown with texts of this length."
    )
    return text.format(
        na=format_number(words[0], lang),
        nb=format_number(words[1], lang),
        rate=rate(first),
        least=format_number(first.least or 0, lang),
        ratio=format_rate(first.ratio, lang),
        more=", ".join(more),
        absent=format_number(absent.least or 0, lang),
        a=name_letter(earlier, lang),
        b=name_letter(later, lang),
    )


def shift_to_footnote(
    shift: Shift,
    earlier: Letter,
    later: Letter,
    t: Translate,
    lang: str,
    *,
    speakers: frozenset[str] | None = frozenset({CABINET}),
    forms: tuple[str, ...] = (),
) -> str:
    """Two lines for under an article: what was counted in what, and by which method.

    Args:
        shift: A row of `rank_shifts`.
        earlier: The earlier letter.
        later: The later letter.
        t: Translates into ``lang``.
        lang: "nl" or "en".
        speakers: Whose words were counted; None is everyone.
        forms: Written forms that counted, for a concept.
    """
    if speakers is None:
        whose = t("the words of everyone")
    elif speakers == {CABINET}:
        whose = t("only the cabinet's words")
    else:
        whose = t("only the words of {speaker}").format(speaker=", ".join(sorted(speakers)))
    first = t(
        "Counted in {a} ({na} words) and {b} ({nb} words): {whose}, without headings, notes and signatures."
    ).format(
        a=cite(earlier),
        b=cite(later),
        na=format_number(int(shift.earlier.total), lang),
        nb=format_number(int(shift.later.total), lang),
        whose=whose,
    )
    return f"{first}\n{_method(shift, t, lang, forms)}"


def _method(shift: Shift, t: Translate, lang: str, forms: tuple[str, ...]) -> str:
    """The second line of the footnote."""
    n, p = format_number(shift.tried, lang), _p_value(shift.p, lang)
    margin = t(
        "Margin: 95%, paragraphs drawn again {draws} times (with few mentions a Wilson score interval)."
    )
    margin = margin.format(draws=format_number(DRAWS, lang))
    if shift.kind == "word":
        test = t(
            "Certainty: conservative log ratio (LRC {lrc}) over {n} words, and mentions that come in clumps "
            "counted as one; q {p}."
        ).format(lrc=format_number(shift.lrc, lang, 2), n=n, p=p)
        return f"{margin} {test}"
    test = t(
        "Certainty: paragraphs dealt over both letters {deals} times, p {p} after Holm for {n} subjects."
    )
    test = test.format(n=n, p=p, deals=format_number(DEALS, lang))
    if shift.kind == "theme":
        what = t("A paragraph counts for the theme that its words point to most.")
    else:
        what = t("Forms counted: {forms}.").format(forms=", ".join(forms)) if forms else ""
    return " ".join(x for x in (what, margin, test) if x)


def _p_value(p: float, lang: str) -> str:
    """A p or q with as many digits as it bears; the smallest as "less than"."""
    if p < 0.001:
        return "< " + format_number(0.001, lang, 3)
    return "= " + format_number(p, lang, 3 if p < 0.1 else 2)
