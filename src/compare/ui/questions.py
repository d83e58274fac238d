"""Questions on the screen beside their answers: what is followed, what is answered together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from compare.analysis.questions import Question
from compare.analysis.selection import EVERYONE
from compare.model import Block, Letter
from compare.ui.chains import chain_html
from compare.ui.context import Context
from compare.ui.sentences import listed
from compare.ui.sides import Side, pair_html, side_html
from compare.ui.store import cached_themes


def themes_of_blocks(ctx: Context, letter: Letter) -> dict[int, str]:
    """Primary theme of each block of a letter, whoever speaks."""
    return {p.n: p.primary for p in cached_themes(ctx, (letter,), EVERYONE)}


def blocks_html(blocks: Sequence[Block]) -> str:
    """The text of some blocks under each other, escaped."""
    return "".join(f"<p>{escape(p)}</p>" for block in blocks for p in block.text.split("\n") if p)


def head_html(ctx: Context, question: Question, theme: str) -> str:
    """The line above a question, as HTML: its number, who asked, and its theme."""
    number = " ".join(str(n) for n in question.numbers)
    name = ctx.t("question {number}").format(number=number) if number else ctx.t("question")
    return f"<b>{escape(name)}</b> · {escape(question.speaker)} · {escape(theme)}"


def _question_side(letter: Letter, question: Question) -> Side:
    """The half with the question."""
    block = letter.block(question.block_n)
    text = "".join(f"<p>{escape(p)}</p>" for p in question.text.split("\n") if p)
    return Side(letter, block, text, question.page, block.place.last_page)


def answer_html(ctx: Context, question: Question, letter: Letter, theme_names: Mapping[int, str]) -> str:
    """A question beside its answer; where that points elsewhere, the answer that it points to as well."""
    t = ctx.t
    head = head_html(ctx, question, theme_names.get(question.block_n, ""))
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
        html += chain_html(
            ctx, question.chain, letter, lambda blocks: blocks_html([letter.block(n) for n in blocks])
        )
        right = Side(letter, answers[0], html, answers[0].place.page, answers[-1].place.last_page)
    return pair_html(
        ctx,
        head,
        side_html(ctx, _question_side(letter, question), ""),
        side_html(ctx, right, t("No answer found in this paper.")),
    )


def _numbers_named(ctx: Context, numbers: Sequence[int]) -> str:
    """«vraag 10 en 11»."""
    named = listed(ctx, [str(n) for n in numbers])
    return ctx.t("question {number}").format(number=named) if named else ctx.t("another question")
