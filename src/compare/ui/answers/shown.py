"""Questions beside their answers on the screen, with the words that come back and the parts that do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from compare.analysis.answers.counts import AnswerCount, count_answers
from compare.analysis.answers.found import PartFound
from compare.analysis.answers.judge import Answered, judge_answers
from compare.analysis.answers.words import find_returns
from compare.analysis.selection import EVERYONE
from compare.i18n import format_number, format_percent, mark
from compare.io.answers import read_answer_signs
from compare.model import Letter
from compare.ui.chains import chain_html
from compare.ui.context import Context
from compare.ui.parts import mark_text, speaker_name
from compare.ui.sentences import listed
from compare.ui.sides import Side, pair_html, side_html
from compare.ui.store import cached_themes, kept

KINDS = {
    "answered": mark("answers itself"),
    "refers": mark("only points elsewhere"),
    "deferred": mark("puts it off"),
    "declined": mark("does not go into it"),
    "none": mark("no answer"),
}
"""Names of the kinds of answer."""

ALSO = {
    "refers": mark("also points elsewhere"),
    "deferred": mark("puts part of it off"),
    "declined": mark("does not go into part of it"),
    "unknown": mark("says that part is not known"),
}
"""Names of what some sentences of an answer do beside."""

OUTCOMES = {
    "found": mark("taken up"),
    "not_found": mark("not found"),
    "unclear": mark("unclear"),
    "declined": mark("does not go into it"),
    "deferred": mark("puts it off"),
    "open_condition": mark("depends on an earlier part"),
    "does_not_apply": mark("does not apply"),
    "no_answer": mark("no answer"),
}
"""Names of what came of a part."""


def cached_answers(ctx: Context, letter: Letter) -> tuple[Answered, ...]:
    """`judge_answers` with the themes of the page Themes, kept between reruns."""

    def make() -> tuple[Answered, ...]:
        themes = {p.n: p.primary for p in cached_themes(ctx, (letter,), EVERYONE)}
        return judge_answers(letter, read_answer_signs(), ctx.stopwords, themes)

    made: tuple[Answered, ...] = kept(ctx, "answers", make, (letter,))
    return made


def kind_names(ctx: Context) -> dict[str, str]:
    """Kind of answer to its name on the screen."""
    return {kind: ctx.t(name) for kind, name in KINDS.items()}


def answers_sentence(ctx: Context, paper: Letter, answered: Sequence[Answered]) -> str:
    """How many questions were answered how, and of how many of their parts nothing was found."""
    t, lang = ctx.t, ctx.lang
    (count,) = count_answers(paper, answered)
    text = t("{n} questions of {parties} parties in {paper}: {kinds}.").format(
        n=format_number(count.questions, lang),
        parties=format_number(len({one.question.speaker for one in answered}), lang),
        paper=paper.short,
        kinds=listed(ctx, _kinds_counted(ctx, count)),
    )
    if not count.parts:
        return text
    lost = t("Of {lost} of the {parts} things that they ask, next to nothing was found in the answer.")
    lost = lost.format(lost=format_number(count.not_found, lang), parts=format_number(count.parts, lang))
    return f"{text} {lost}"


def answers_details(ctx: Context, paper: Letter, answered: Sequence[Answered]) -> str:
    """How much of the words of the questions came back, and what came of all their parts."""
    t, lang = ctx.t, ctx.lang
    (count,) = count_answers(paper, answered)
    parts = []
    if count.directness is not None:
        spread = (
            t(" (middle half {low} to {high})").format(
                low=format_percent(count.middle[0], lang), high=format_percent(count.middle[1], lang)
            )
            if count.middle
            else ""
        )
        parts.append(
            t(
                "In the median answer {share} of the question’s own words come back, by weight{spread}."
            ).format(share=format_percent(count.directness, lang), spread=spread)
        )
    parts.append(_parts_sentence(ctx, count))
    return " ".join(parts)


def _kinds_counted(ctx: Context, count: AnswerCount) -> list[str]:
    """«24 geven zelf antwoord», the commonest first."""
    names = {
        "answered": ctx.t("{n} with an answer of its own"),
        "refers": ctx.t("{n} with only a reference to another answer"),
        "deferred": ctx.t("{n} put off"),
        "declined": ctx.t("{n} not gone into"),
        "none": ctx.t("{n} without an answer"),
    }
    rows = sorted(count.kinds.items(), key=lambda x: -x[1])
    return [names[kind].format(n=format_number(n, ctx.lang)) for kind, n in rows]


def _parts_sentence(ctx: Context, count: AnswerCount) -> str:
    """What came of the parts, all of them."""
    t, lang = ctx.t, ctx.lang
    got = count.outcomes
    aside = sum(got.get(x, 0) for x in ("deferred", "declined"))
    hanging = sum(got.get(x, 0) for x in ("open_condition", "does_not_apply", "no_answer"))
    return t(
        "They ask {parts} things: {found} taken up, {aside} put off or not gone into, {lost} not found, "
        "{unclear} unclear; {hanging} hang on another part or have no answer."
    ).format(
        parts=format_number(count.parts, lang),
        found=format_number(got.get("found", 0), lang),
        aside=format_number(aside, lang),
        lost=format_number(count.not_found, lang),
        unclear=format_number(got.get("unclear", 0), lang),
        hanging=format_number(hanging, lang),
    )


def answered_html(ctx: Context, one: Answered, letter: Letter, labels: Mapping[str, str]) -> str:
    """A question beside its answer: words that come back marked in both, parts under the question."""
    t = ctx.t
    question = one.question
    block = letter.block(question.block_n)
    left = Side(
        letter,
        block,
        _question_html(one) + _parts_html(ctx, one, letter),
        question.page,
        block.place.last_page,
    )
    right = None
    if question.answers:
        first, last = letter.block(question.answers[0]), letter.block(question.answers[-1])
        html = _blocks_html(letter, question.answers, one)
        html += chain_html(ctx, one.chain, letter, lambda blocks: _blocks_html(letter, blocks, one))
        right = Side(letter, first, html, first.place.page, last.place.last_page)
    return pair_html(
        ctx,
        _head(ctx, one, labels),
        side_html(ctx, left, ""),
        side_html(ctx, right, t("No answer found in this paper.")),
    )


def _head(ctx: Context, one: Answered, labels: Mapping[str, str]) -> str:
    """The line above a pair, as HTML."""
    t, lang = ctx.t, ctx.lang
    numbers = listed(ctx, [str(n) for n in one.question.numbers])
    name = t("question {number}").format(number=numbers) if numbers else t("question")
    said = [speaker_name(ctx, one.question.speaker), labels.get(one.theme, one.theme), t(KINDS[one.kind])]
    said += [t(ALSO[kind]) for kind in one.also]
    if one.directness is not None:
        said.append(t("{share} comes back").format(share=format_percent(one.directness, lang)))
    elif one.yes_no and one.kind != "none":
        said.append(t("a bare yes or no"))
    if one.joint_with:
        others = listed(ctx, [str(n) for n in one.joint_with])
        said.append(t("one answer together with question {others}").format(others=others))
    return f"<b>{escape(name)}</b> · " + " · ".join(escape(x) for x in said if x)


def _question_html(one: Answered) -> str:
    """The question with the words that come back marked, and the parts that were not found underlined."""
    text = one.question.text
    marks = [place for word in one.key_words if word.text in one.used for place in word.places]
    lost = sorted((p.asked.start, p.asked.end) for p in one.not_found)
    out, at = [], 0
    for start, end in [*lost, (len(text), len(text))]:
        out.append(_cut(text, marks, at, start))
        if end > start:
            out.append(f'<span class="ans-lost">{_cut(text, marks, start, end)}</span>')
        at = end
    return "<p>" + "".join(out).replace("\n", "</p><p>") + "</p>"


def _cut(text: str, marks: Iterable[tuple[int, int]], start: int, end: int) -> str:
    """A stretch of a text as HTML with the marks inside it."""
    return mark_text(text[start:end], [(a - start, b - start) for a, b in marks if start <= a and b <= end])


def _blocks_html(letter: Letter, blocks: Sequence[int], one: Answered) -> str:
    """Blocks of an answer with the words of the question marked."""
    words = [w for w in one.key_words if w.text in one.used]
    texts = (letter.block(n).text for n in blocks)
    html = (mark_text(text, find_returns(text, words)) for text in texts)
    return "".join(f"<p>{part}</p>" for text in html for part in text.split("\n") if part)


def _parts_html(ctx: Context, one: Answered, letter: Letter) -> str:
    """The parts of a question with what came of each; open when one was not found."""
    if len(one.parts) < 2 and not one.not_found:
        return ""
    items = "".join(f"<li>{_part_html(ctx, part, letter)}</li>" for part in one.parts)
    is_open = " open" if one.not_found else ""
    head = escape(ctx.t("Parts of the question ({n})").format(n=format_number(len(one.parts), ctx.lang)))
    return f'<details class="ans-parts"{is_open}><summary>{head}</summary><ol>{items}</ol></details>'


def _part_html(ctx: Context, part: PartFound, letter: Letter) -> str:
    """One part: what came of it, its words, and the nearest sentence."""
    t = ctx.t
    outcome = escape(t(OUTCOMES[part.outcome]))
    strong = "ans-not" if part.outcome == "not_found" else "ans-got"
    html = f'<b class="{strong}">{outcome}</b> · {escape(part.asked.text)}'
    if part.sentence is not None and part.outcome != "does_not_apply":
        page = letter.block(part.sentence.block_n).page_at(part.sentence.start)
        where = t("p. {page}").format(page=page) if page else ""
        near = escape(t("nearest sentence"))
        html += f'<br><span class="ans-near">{near}: «{escape(part.sentence.text)}» {escape(where)}</span>'
    return html
