"""Questions on the screen: each beside its answer, or beside the passage that it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

from compare.analysis.matches import Match
from compare.analysis.questions import Question, find_page_references
from compare.analysis.selection import EVERYONE
from compare.i18n import mark
from compare.model import Block, Letter
from compare.text.citations import cite
from compare.ui.context import Context
from compare.ui.sentences import listed
from compare.ui.sides import Side, pair_html, shared_html, side_html
from compare.ui.store import cached_themes

VERDICTS = {
    "overeenkomst": mark("clear correspondence"),
    "mogelijk": mark("possible correspondence"),
    "geen tegenhanger": mark("no clear correspondence"),
}


def themes_of_blocks(ctx: Context, letter: Letter) -> dict[int, str]:
    """Primary theme of each block of a letter, whoever speaks."""
    return {p.n: p.primary for p in cached_themes(ctx, (letter,), EVERYONE)}


def subject_of(ctx: Context, paper: Letter) -> Letter | None:
    """The letter that a paper with questions is about: the one whose number it cites first.

    None when it cites no letter that is here.
    """
    found = []
    for letter in ctx.corpus.letters:
        if letter.id == paper.id or not letter.number:
            continue
        dossier = r"\s*".join(re.escape(c) for c in letter.dossier if not c.isspace())
        cited = re.search(rf"(?<!\d){dossier}\s*,\s*nr\.?\s*{re.escape(letter.number)}(?!\d)", paper.text)
        if cited:
            found.append((cited.start(), letter))
    return min(found, key=lambda x: x[0])[1] if found else None


def blocks_html(blocks: Sequence[Block]) -> str:
    """The text of some blocks under each other, escaped."""
    return "".join(f"<p>{escape(p)}</p>" for block in blocks for p in block.text.split("\n") if p)


def _head(ctx: Context, question: Question, theme: str) -> str:
    """The line above a question, as HTML: its number, who asked, and its theme."""
    number = " ".join(str(n) for n in question.numbers)
    name = ctx.t("question {number}").format(number=number) if number else ctx.t("question")
    return f"<b>{escape(name)}</b> · {escape(question.speaker)} · {escape(theme)}"


def _asked(letter: Letter, question: Question) -> Side:
    """The half with the question."""
    block = letter.block(question.block_n)
    text = "".join(f"<p>{escape(p)}</p>" for p in question.text.split("\n") if p)
    return Side(letter, block, text, question.page, block.place.last_page)


def answer_html(ctx: Context, question: Question, letter: Letter, theme_names: Mapping[int, str]) -> str:
    """A question beside its answer; where that points elsewhere, the answer that it points to as well."""
    t = ctx.t
    head = _head(ctx, question, theme_names.get(question.block_n, ""))
    answers = [letter.block(n) for n in question.answers]
    numbers = sorted({n for b in answers for n in b.question_numbers})
    if len(numbers) > 1:
        head += " · " + escape(
            t("answered together with {others}").format(
                others=_numbers_named(ctx, [n for n in numbers if n not in question.numbers])
            )
        )
    right = None
    if answers:
        html = blocks_html(answers)
        followed = [letter.block(n) for n in question.followed]
        if followed:
            at = sorted({n for b in followed for n in b.question_numbers})
            where = cite(letter, followed[0].place.page, followed[-1].place.last_page)
            said = (
                t("This answer only points elsewhere. The answer to {questions} ({where}):")
                if question.refers
                else t("The answer also points to the answer to {questions} ({where}):")
            ).format(questions=_numbers_named(ctx, at), where=where)
            body = blocks_html(followed)
            html += (
                f"<p><b>{escape(said)}</b></p>{body}"
                if question.refers
                else f"<details><summary>{escape(said)}</summary>{body}</details>"
            )
        right = Side(letter, answers[0], html, answers[0].place.page, answers[-1].place.last_page)
    return pair_html(
        ctx,
        head,
        side_html(ctx, _asked(letter, question), ""),
        side_html(ctx, right, t("No answer found in this paper.")),
    )


def _numbers_named(ctx: Context, numbers: Sequence[int]) -> str:
    """«vraag 10 en 11»."""
    named = listed(ctx, [str(n) for n in numbers])
    return ctx.t("question {number}").format(number=named) if named else ctx.t("another question")


def question_html(
    ctx: Context,
    question: Question,
    paper: Letter,
    about: Letter,
    matches: Sequence[Match],
    theme_names: Mapping[int, str],
) -> str:
    """A question beside the passage of a letter that matches it best, the next candidates folded.

    Args:
        matches: `match_passages` of the paper and the letter.
    """
    t = ctx.t
    own = sorted(
        (m for m in matches if m.source_n == question.block_n), key=lambda m: (m.rank, -m.similarity)
    )
    best: list[Match] = []
    for match in own:
        if all(match.target_n != other.target_n or match.target_text != other.target_text for other in best):
            best.append(match)
    pages = find_page_references(question.text)
    head = _head(ctx, question, theme_names.get(question.block_n, ""))
    if pages:
        head += " · " + escape(t("names page {pages}").format(pages=", ".join(str(p) for p in pages)))
    right = None
    if best:
        first = best[0]
        block = about.block(first.target_n)
        offset = max(0, block.text.find(first.target_text))
        page = block.page_at(offset)
        last = block.page_at(offset + max(0, len(first.target_text) - 1))
        label = f"{t('best matching passage')}: {t(VERDICTS.get(first.verdict, first.verdict))}"
        text = shared_html(first.target_text, question.text)
        html = f'<span class="cmp-who">{escape(label)}</span><p>{text}</p>'
        html += _others_html(ctx, about, best[1:])
        right = Side(
            about, block, html, page, last, " › ".join((*block.section, *([block.box] if block.box else [])))
        )
    return pair_html(
        ctx, head, side_html(ctx, _asked(paper, question), ""), side_html(ctx, right, t("No passage found."))
    )


def _others_html(ctx: Context, about: Letter, matches: Sequence[Match]) -> str:
    """The next candidates, folded."""
    if not matches:
        return ""
    parts = []
    for match in matches:
        block = about.block(match.target_n)
        page = block.page_at(max(0, block.text.find(match.target_text)))
        parts.append(
            f'<p><span class="acc-meta">{escape(cite(about, page or None))}</span><br>'
            f"{escape(match.target_text)}</p>"
        )
    return f"<details><summary>{escape(ctx.t('Other candidates'))}</summary>{''.join(parts)}</details>"


def beside_line(ctx: Context, letter: Letter) -> str:
    """What stands beside questions that have no answers, as Markdown."""
    return ctx.t(
        "This paper holds questions only; the answers came later, in a paper that is not here. Beside "
        "each question stands the **best matching passage** of {letter}, found by page references, "
        "quotations and shared words. It may be the wrong one: two further candidates are folded below "
        "it."
    ).format(letter=letter.short)
