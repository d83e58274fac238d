"""The measures in plain words, for the page on method: what each says, when it misleads, rule and source."""

from __future__ import annotations

from dataclasses import dataclass

from compare.i18n import mark


@dataclass(frozen=True, slots=True)
class Measure:
    """One kind of number. ``example`` is its name in `compare.export.examples`, empty when it has none.

    ``rule`` and ``source`` may be empty.
    """

    title: str
    says: str
    misleads: str
    rule: str = ""
    source: str = ""
    example: str = ""


MEASURES = (
    Measure(
        mark("What is counted"),
        mark(
            "A word is a run of letters or digits; NAVO-bondgenoten, risico’s and 2% are one word each. "
            "Paragraphs, list items, questions and answers count. Headings, footnotes, tables and signatures "
            "do not. At first only the cabinet’s words count. The page Letters shows how each paper was "
            "read, and what was left out with the reason."
        ),
        mark(
            "Who compares a letter with a consultation compares two kinds of text; the pages warn when you "
            "do."
        ),
    ),
    Measure(
        mark("How often something is named"),
        mark(
            "Times per 10,000 words, always with the raw count and the number of paragraphs. A concept is a "
            "list of written forms; every count opens into the forms and sentences that it was made of."
        ),
        mark(
            "A meaning in words that are not on the list is not found. Zero is about those forms, never "
            "“gone”."
        ),
        mark("rate = hits / words × 10,000"),
        example="rate",
    ),
    Measure(
        mark("Zero"),
        mark("The highest rate that would still leave a fair chance (5%) of finding nothing at all."),
        mark("It takes words as independent; something that comes in clumps could be a little higher still."),
        mark("bound = 1 − 0.05^(1/n)"),
        "Clopper & Pearson 1934",
        "zero",
    ),
    Measure(
        mark("Room for a theme"),
        mark(
            "The part of the words that stands in paragraphs whose main theme it is. The theme comes from "
            "lists of words that you can read and change; rare words weigh more, words in the heading count "
            "too. No model was trained."
        ),
        mark("A paragraph has one main theme: a clause on climate in a paragraph on trade counts as trade."),
        mark("share = words of paragraphs with this main theme / words of all paragraphs"),
        example="share",
    ),
    Measure(
        mark("Agreement with hand coding"),
        mark(
            "How often the lists of words and a reader choose the same main theme, and how much of that is "
            "more than chance: kappa (two readers) and alpha (any number) are 1 when all agree and 0 when "
            "chance would do as well. On the page Coding you can code paragraphs yourself."
        ),
        mark(
            "Agreement on letters that the lists were improved on says little about other letters; and two "
            "readers with the same habits agree with each other more than they are right."
        ),
        mark("kappa = (agreement − chance) / (1 − chance)"),
        "Cohen 1960; Krippendorff 2018",
        "agreement",
    ),
    Measure(
        mark("Corrected shares"),
        mark(
            "Where paragraphs were coded by hand, the shares can be moved by the errors seen: what a person "
            "read counts as the person says; for the rest the shares are moved by the errors in the sample, "
            "as far as these are more than chance."
        ),
        mark("The coded paragraphs must be the whole letter, or drawn at random; else it corrects wrongly."),
        mark("share = share by machine + errors seen in the sample × the part that chance does not explain"),
        "Cochran 1977; Angelopoulos et al. 2023",
    ),
    Measure(
        mark("Margins"),
        mark(
            "Thin lines show a margin of 95%: 2,000 times a letter is put together anew from its own "
            "paragraphs, drawn at random. Where few paragraphs have a hit, a formula for small numbers is "
            "used (Wilson). Words come in clumps, and this margin takes that into account."
        ),
        mark(
            "Two margins that overlap do not prove that nothing changed. A margin says nothing about other "
            "letters or years."
        ),
        "",
        "Efron & Tibshirani 1993; Wilson 1927; Kish 1965",
        "margin",
    ),
    Measure(
        mark("Differences"),
        mark(
            "A difference between two letters has a margin of its own. Whether there is one at all is tried "
            "by dealing the paragraphs of both at random over the two, 9,999 times. In a list fixed in "
            "advance the outcome is corrected for the length of the list (Holm)."
        ),
        mark("“No safe difference” does not say that nothing changed: see what could be shown at all."),
        mark("p = (deals that differ as much + 1) / (deals + 1)"),
        "Phipson & Smyth 2010; Newcombe 1998; Holm 1979",
        "difference",
    ),
    Measure(
        mark("What could be shown at all"),
        mark(
            "Before anyone looks at a difference: how often something must be named in the later letter, "
            "given the earlier one and the lengths of both, to be told from chance."
        ),
        mark("For one out of a long list it takes more; and the later letter may clump more than the first."),
        "",
        "Przyborowski & Wilenski 1940",
        "power",
    ),
    Measure(
        mark("How firm a difference is"),
        mark(
            "The same comparison made in every other reasonable way, one at a time: each written form left "
            "out, sentences or paragraphs instead of words, footnotes in, quotations out, other speakers. A "
            "difference must also be larger than what random halves of one letter differ."
        ),
        mark("“Holds in all” is no proof: letters and list stay the same, and two choices may add up."),
        "",
        "Simonsohn, Simmons & Nelson 2020; McCarthy 1969",
    ),
    Measure(
        mark("Typical words (keyness)"),
        mark(
            "Every word of one text is set against the same word in another. Words are sorted by the "
            "smallest difference that is still sure after correction for all words tried (LRC). Words that "
            "vanished are listed like words that came."
        ),
        mark("A word whose hits stand in one paragraph (†) tells of that paragraph, not of the letter."),
        mark("log ratio = log2((hits A / words A) / (hits B / words B))"),
        "Hardie 2014; Evert 2022; Dunning 1993; Gries 2008",
        "keyness",
    ),
    Measure(
        mark("Promises and intentions"),
        mark(
            "Sentences in which the cabinet says that it will do a thing, beside sentences in which it says "
            "what it aims at; deadlines and amounts are picked out. Each opens with the words that decided."
        ),
        mark(
            "A promise in other words is missed, and so is a plan told in the present tense («Nederland "
            "steunt»)."
        ),
        mark("rate = sentences that commit / sentences"),
        "",
        "promises",
    ),
    Measure(
        mark("How it is written"),
        mark(
            "Words in a sentence, long words, passive sentences, and two formulas for how hard a text is to "
            "read: LIX (higher is harder) and Flesch-Douma (higher is easier)."
        ),
        mark("Lists, references to papers and English names make a text look harder than it reads."),
        mark("LIX = words a sentence + 100 × part of the words with more than six letters"),
        "Björnsson 1968; Douma 1960",
        "readability",
    ),
    Measure(
        mark("Passages that return"),
        mark(
            "Every paragraph is set beside every paragraph of the other letter, by shared pieces of words "
            "and dictionary forms; then the words of likely pairs are aligned. Kept or moved: the same "
            "words. Edited: most words, in order. Split and merged: one became several, or several one. "
            "Related: on the same thing in other words."
        ),
        mark("The same policy in wholly other words is missed: read “new” as “no counterpart found”."),
        "",
        "Salton & Buckley 1988",
    ),
    Measure(
        mark("Questions and answers"),
        mark(
            "An answer belongs to the question numbers above it; an answer that only points to another is "
            "followed. Where the paper holds no answers, the passage of the letter that a question is about "
            "is looked for by pages, quotations and rare words."
        ),
        mark("The best matching passage is a proposal. Read it before you quote it."),
    ),
)
"""The measures in the order of the page; texts are translated where they are shown."""
