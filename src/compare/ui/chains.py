"""Where an answer sends the reader, as HTML: the answers it points to, in place, and how that ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from compare.analysis.chains import Chain, Step
from compare.i18n import mark
from compare.model import Letter
from compare.text.citations import cite
from compare.ui.context import Context
from compare.ui.sentences import listed

ENDS = {
    "loop": mark("The references run in a circle: none of these answers speaks for itself."),
    "missing": mark("The answer that it points to is not in this paper."),
    "other paper": mark("The answer stands in another paper: {paper}."),
}


def chain_html(ctx: Context, chain: Chain, letter: Letter, to_html: Callable[[Sequence[int]], str]) -> str:
    """The answers that an answer points to and those that it only names; these are folded.

    Args:
        to_html: The text of some blocks as HTML.
    """
    t = ctx.t
    html = ""
    for step in chain.steps:
        said = t("→ the answer to {question} ({where}):")
        html += _step_html(ctx, step, letter, said, to_html(step.blocks), folded=not chain.only)
    for step in chain.named:
        said = t("The answer also points to the answer to {question} ({where}):")
        html += _step_html(ctx, step, letter, said, to_html(step.blocks), folded=True)
    if chain.elsewhere:
        html += f"<p><b>{escape(t(ENDS['other paper']).format(paper=chain.elsewhere))}</b></p>"
    elif chain.end in ENDS:
        html += f"<p><b>{escape(t(ENDS[chain.end]))}</b></p>"
    return html


def _step_html(ctx: Context, step: Step, letter: Letter, said: str, body: str, *, folded: bool) -> str:
    """One of these answers under the line that says which it is."""
    t, numbers = ctx.t, listed(ctx, [str(n) for n in step.numbers])
    name = t("question {number}").format(number=numbers) if numbers else t("the answer before this one")
    where = cite(letter, step.page or None, step.last_page or None)
    head = escape(said.format(question=name, where=where))
    if folded:
        return f"<details><summary>{head}</summary>{body}</details>"
    return f"<p><b>{head}</b></p>{body}"
