"""What the figures over time say, in sentences and in tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from compare.analysis.trends import MOST_MARKS, TrendCount
from compare.charts.trends import period_name
from compare.i18n import format_date, format_number, format_rate, format_signed
from compare.model import Letter
from compare.statistics import PER, Trend
from compare.statistics.trends import LEAST
from compare.ui.context import Context
from compare.ui.own.summary import PAPER_KINDS
from compare.ui.parts import speaker_name
from compare.ui.sentences import listed, times_named

SURE = 0.05
"""A trend that chance gives more often than this is not called one."""
_FEW = 1000
"""A group with fewer words than this is in the table and not in the sentence."""
_LEAST_P = 0.001


def group_names(ctx: Context, by: str, points: Iterable[TrendCount]) -> dict[str, str]:
    """Name on the screen of each group."""
    names = {}
    for group in dict.fromkeys(x.group for x in points):
        if by == "speaker":
            names[group] = speaker_name(ctx, group)
        elif by == "kind":
            names[group] = ctx.t(PAPER_KINDS[group])
        else:
            names[group] = group or (ctx.t("not known") if by else "")
    return names


def trend_sentence(ctx: Context, name: str, whole: TrendCount, unit: str, trend: Trend | None, n: int) -> str:
    """What the figures say: how often in all, and whether that rises or falls."""
    t, lang = ctx.t, ctx.lang
    n_letters = t("{n} letters").format(n=format_number(whole.letters, lang))
    letters = n_letters if whole.letters > 1 else t("one letter")
    told = t("«{name}» is named {times} in {letters}: {rate} per 10,000 words.").format(
        name=name,
        times=times_named(ctx, whole.count),
        letters=letters,
        rate=format_rate(PER * whole.rate, lang),
    )
    if not whole.count:
        text = t(
            "«{name}» is not found in {letters}. That does not prove silence: up to {bound} "
            "times per 10,000 words would still fit."
        )
        return text.format(
            name=name,
            letters=letters,
            bound=format_rate(PER * whole.high, lang),
        )
    marks = {"letter": t("letters"), "quarter": t("quarters"), "year": t("years")}[unit]
    if trend is None:
        text = t("No trend line: that takes {least} {marks} of different dates at least, and there are {n}.")
        return f"{told} {text.format(least=LEAST, marks=marks, n=n)}"
    sign = "<" if trend.p < _LEAST_P else "="
    figures = {
        "slope": format_signed(PER * trend.slope, lang),
        "low": format_signed(PER * trend.low, lang),
        "high": format_signed(PER * trend.high, lang),
        "n": format_number(trend.n, lang),
        "marks": marks,
        "p": f"{sign} {format_number(max(trend.p, _LEAST_P), lang)}",
    }
    if trend.p >= SURE:
        text = t("No safe rise or fall over {n} {marks} (Mann-Kendall, p {p}).")
    elif trend.tau > 0:
        text = t(
            "It rises: by about {slope} per 10,000 words a year (margin {low} to {high}; {n} {marks}, p {p})."
        )
    else:
        text = t(
            "It falls: by about {slope} per 10,000 words a year (margin {low} to {high}; {n} {marks}, p {p})."
        )
    return f"{told} {text.format(**figures)}"


def groups_sentence(ctx: Context, name: str, totals: Sequence[TrendCount], names: Mapping[str, str]) -> str:
    """Which groups name it most, with their margins; groups with few words are left out of the sentence."""
    said = [x for x in totals if x.words >= _FEW] or list(totals)
    most = sorted((x for x in said if x.count), key=lambda x: -x.rate)[:3]
    if not most:
        return ctx.t("«{name}» is found in none of the groups.").format(name=name)
    parts = [
        ctx.t("{group} ({rate} per 10,000 words, margin {low} to {high})").format(
            group=names[x.group],
            rate=format_rate(PER * x.rate, ctx.lang),
            low=format_rate(PER * x.low, ctx.lang),
            high=format_rate(PER * x.high, ctx.lang),
        )
        for x in most
    ]
    return ctx.t("«{name}» is named most often here: {groups}.").format(name=name, groups=listed(ctx, parts))


def trend_frame(
    ctx: Context, points: Sequence[TrendCount], names: Mapping[str, str], letters: Mapping[str, Letter]
) -> pd.DataFrame:
    """The rows behind the chart; rates and margins per 10,000 words."""
    t = ctx.t
    grouped = any(names.values())
    return pd.DataFrame(
        [
            ({t("group"): names[x.group]} if grouped else {})
            | {
                t("period"): letters[x.period].short
                if x.period in letters
                else period_name(x.period, ctx.lang),
                t("from day"): x.first,
                t("to day"): x.last,
                t("letters"): x.letters,
                t("named in"): x.named_in,
                t("count"): x.count,
                t("of words"): x.words,
                t("per 10,000"): round(PER * x.rate, 2),
                t("from"): round(PER * x.low, 2),
                t("to"): round(PER * x.high, 2),
            }
            for x in points
        ]
    )


def source_sentence(ctx: Context, letters: Sequence[Letter]) -> str:
    """The source line of a chart of many letters."""
    first, last = letters[0], letters[-1]
    return ctx.t("Source: {n} letters from {first} to {last}.").format(
        n=format_number(len(letters), ctx.lang),
        first=format_date(first.date, first.date_precision, ctx.lang),
        last=format_date(last.date, last.date_precision, ctx.lang),
    )


def trends_method(ctx: Context) -> str:
    """How the trend is made."""
    return ctx.t(
        "All letters count, those of the library too; second copies do not. Every written form that is "
        "switched on counts, just as on the page Terms. A mark is one letter; above {most} letters it is a "
        "quarter, and over more than six years a year. The margin of one letter comes from its paragraphs, "
        "that of several from the letters: these are drawn again 2,000 times, and where few letters name it "
        "a Wilson interval takes its place. A trend is looked for from {least} marks of different dates on, "
        "each of which weighs the same: Mann-Kendall tells whether later marks tend to be higher; the line "
        "is the median slope (Theil-Sen) and is drawn only when chance gives such an order in fewer than 5 "
        "of 100 cases. A subject that stays for a while looks more like a trend than it is, and the library "
        "need not hold all letters of those years."
    ).format(most=MOST_MARKS, least=LEAST)
