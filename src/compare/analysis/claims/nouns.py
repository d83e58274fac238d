"""What a claim, a verdict and the reasons for it are."""

from __future__ import annotations

from dataclasses import dataclass

from compare.analysis.claims.damage import Damage
from compare.analysis.claims.mentions import Mention, Mentions
from compare.analysis.claims.nearest import Near

SUPPORTED, CONTRADICTED, CANNOT_TELL = "supported", "contradicted", "cannot tell"
VERDICTS = (SUPPORTED, CONTRADICTED, CANNOT_TELL)
"""What can be said of a claim. The third is no failure: it is the answer when the text does not settle it."""

FORMS = (
    "mentioned", "times", "at least", "at most", "more often", "less often", "as often", "times as often",
    "first time", "no longer", "only", "page", "amount", "wording", "not understood",
)  # fmt: skip
"""What kind of thing is claimed. "amount" («weinig aandacht») has no count to check; "wording": the words
between quotation marks stand there literally."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, or what was taken for granted: a code that `compare.export.claims` puts into words.

    Values are names, words and numbers as (name, value).
    """

    code: str
    values: tuple[tuple[str, str | float], ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What is counted: a term in letters, in the words of one speaker or, with "", of everyone.

    ``literal`` asks for these very words (they stood between quotation marks, or after «het woord»):
    other forms of their concept then do not count by themselves.
    """

    term: str
    letters: tuple[str, ...]
    speaker: str = ""
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence as it was understood.

    ``form`` is one of `FORMS`. ``denied`` turns it round («niet»); ``everywhere`` says that headings and
    notes count too («nergens»). ``number`` belongs to counts and ratios, ``page`` to "page". ``other`` is
    what it is compared with (of "no longer" the earlier papers, if they are named), ``by`` what decides:
    "rate", "count" or "" (both must agree). ``assumed`` holds what the sentence did not say; ``problem``
    why it cannot be checked, if so.
    """

    text: str
    form: str
    side: Side
    denied: bool = False
    everywhere: bool = False
    number: int = 0
    page: int = 0
    other: Side | None = None
    by: str = ""
    assumed: tuple[Reason, ...] = ()
    problem: Reason | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one side is named, counted in the ways that could matter.

    ``words`` and ``forms`` are counts in running text: of the words themselves and their inflections, and
    with all forms that count. ``elsewhere`` stands in headings, notes, tables and what was left out;
    ``depends`` are forms that count for some readers only. ``of`` is the number of words of running text;
    ``rate``, ``low`` and ``high`` are per word with the margin of ``forms``.
    """

    side: Side
    words: int
    forms: int
    elsewhere: int
    depends: int
    of: int
    rate: float
    low: float
    high: float
    found: Mentions
    damage: tuple[tuple[str, Damage], ...] = ()

    @property
    def most(self) -> int:
        """The highest count that any way of counting gives."""
        return self.forms + self.elsewhere + self.depends


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its verdict and all that it rests on.

    ``level`` is the surest kind of mention found: "literal", "variant", "related" or "" for none.
    ``certainty`` of a comparison is "certain" or "within the margin", else "". ``reasons`` come in the
    order in which they are told. ``tallies`` hold the side claimed, then what it was held against
    (the other side, earlier letters, other speakers). ``near`` is the wording nearest to the term.
    ``expected`` is how many mentions the rate of the other loaded letters would give, where none was found.
    """

    claim: Claim
    verdict: str
    level: str = ""
    certainty: str = ""
    reasons: tuple[Reason, ...] = ()
    tallies: tuple[Tally, ...] = ()
    near: tuple[Near, ...] = ()
    expected: float | None = None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every place that was found, of the side claimed first."""
        return tuple(m for tally in self.tallies for m in tally.found.places)
