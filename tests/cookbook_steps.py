"""The recipes of the cookbook as steps: what is pressed, what the page should say, which picture is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.ui.cookbook import Recipe

_STEP = re.compile(r"^(\d+)\. (.*(?:\n(?: {3}.*|))*)", re.MULTILINE)
_LABEL = re.compile(r"\*\*(.+?)\*\*(?: \(\*(.+?)\*\))?")
_PICTURE = re.compile(r"!\[.+\]\((.+)\)")


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step.

    ``labels`` are the names on the screen in the order in which they are used, ``dutch`` the same in Dutch
    where the document gives them; ``quotes`` are what the page says afterwards, each cut at its dots.
    """

    labels: tuple[str, ...]
    dutch: tuple[str, ...]
    quotes: tuple[str, ...]
    picture: str = ""


def steps_of(recipe: Recipe) -> tuple[Step, ...]:
    """The steps of a recipe, in order."""
    return tuple(_to_step(found.group(2)) for found in _STEP.finditer(recipe.text))


def plain_text(recipe: Recipe) -> str:
    """What the recipe says in its own words: without quotes, names on the screen, pictures and numbering."""
    lines = [x for x in recipe.text.splitlines() if not x.lstrip().startswith((">", "!["))]
    return re.sub(r"^\d+\. ", "", _LABEL.sub("", "\n".join(lines)), flags=re.MULTILINE)


def _to_step(text: str) -> Step:
    """A step from its Markdown."""
    own = "\n".join(x for x in text.splitlines() if not x.lstrip().startswith(">"))
    labels = _LABEL.findall(own)
    quoted = "\n".join(x.strip()[1:].strip() for x in text.splitlines() if x.lstrip().startswith(">"))
    # a quotation without a line between it and the next is another paragraph too
    quotes = [part.strip() for paragraph in re.split(r"\n+", quoted) for part in paragraph.split(" … ")]
    picture = _PICTURE.search(text)
    return Step(
        tuple(english for english, _ in labels),
        tuple(dutch or english for english, dutch in labels),
        tuple(x for x in quotes if x),
        picture.group(1) if picture else "",
    )
