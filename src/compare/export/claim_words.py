"""The words in which a claim's verdict is told: names of verdicts, forms and places, and every reason."""

from __future__ import annotations

from compare.analysis.claims import CANNOT_TELL, CONTRADICTED, SUPPORTED
from compare.i18n import mark

VERDICT_NAMES = {
    SUPPORTED: mark("This is right"),
    CONTRADICTED: mark("This is not right"),
    CANNOT_TELL: mark("This cannot be told"),
}
WHY_NAMES = {
    "typed": mark("the words themselves"),
    "spelling": mark("written together, apart or with a hyphen"),
    "ending": mark("with an s"),
    "lemma": mark("another form of the word"),
    "concept": mark("counts for the concept"),
    "broken": mark("broken by a line, a page or spaces"),
    "concept, off": mark("belongs to the concept, off at first"),
    "family": mark("adjective or inhabitant of the name"),
    "order": mark("the words in another order"),
    "between": mark("with a word in between"),
    "compound": mark("inside a longer word"),
    "typo": mark("one or two letters off"),
    "garbled": mark("perhaps misread"),
    "capitals": mark("other capitals; does not count"),
}
WHERE_NAMES = {
    "text": mark("running text"),
    "box": mark("box"),
    "heading": mark("heading"),
    "footnote": mark("footnote"),
    "table": mark("table"),
    "title": mark("title"),
    "label": mark("head of a question"),
    "signature": mark("signature"),
    "address": mark("address"),
    "left out": mark("left out of the letter when it was read"),
}
DAMAGE_NAMES = {
    "not in the file": mark("not in the file"),
    "gave no text": mark("gave no text"),
    "far less text than the pages beside it": mark("far less text than the pages beside it"),
    "pictures of pages": mark("some pages are pictures"),
    "characters that could not be read": mark("characters that could not be read"),
    "words that are no words": mark("words that are no words"),
    "a sentence that breaks off": mark("a sentence that breaks off"),
    "words broken in two": mark("words broken in two"),
    "a note that is missing": mark("a note that is missing"),
    "notes that did not come along": mark("notes that did not come along"),
}
FORM_NAMES = {
    "mentioned": mark("is mentioned"),
    "times": mark("is mentioned exactly so often: {n}"),
    "at least": mark("is mentioned at least {n}"),
    "at most": mark("is mentioned at most {n}"),
    "more often": mark("is mentioned more often"),
    "less often": mark("is mentioned less often"),
    "as often": mark("is mentioned as often"),
    "times as often": mark("is mentioned {n} times as often"),
    "first time": mark("is mentioned for the first time"),
    "no longer": mark("is not mentioned any more"),
    "only": mark("is mentioned here only"),
    "page": mark("stands on page {page}"),
    "amount": mark("gets much or little attention"),
    "wording": mark("stands there in these very words"),
    "not understood": mark("not understood as a claim that can be checked"),
}
DENIED_NAMES = {
    "mentioned": mark("is not mentioned"),
    "page": mark("does not stand on page {page}"),
}

REASONS = {
    "found": mark("It stands {n} in the running text."),
    "found as variant": mark("The words themselves are not there, but a form that counts is: {forms}, {n}."),
    "found elsewhere": mark("It is in no running text, but stands {n} in {where}."),
    "only in a box": mark(
        "It stands {n} in the letter, in a box only; the words of a box count as the letter's own."
    ),
    "only elsewhere": mark(
        "It is in no running text, but stands {n} in {where}. Whoever counts that finds it "
        "mentioned; whoever "
        "counts running text only does not."
    ),
    "only if counts": mark(
        "The words themselves are not there. It is mentioned only if {forms} counts as a mention ({n})."
    ),
    "perhaps misread": mark(
        "The words are not there as such, but {forms} may be the same words, badly read."
    ),
    "badly read": mark(
        "It was not found, but not every page was read well: {damage}. Not found is not absent there."
    ),
    "may be more": mark("There may be more, for not every page was read well: {damage}."),
    "is it a term": mark(
        "«{term}» stands nowhere as such, and it may not be meant as one term. Put the words that you mean "
        "between quotation marks."
    ),
    "a number and a comparison": mark("A number and a comparison together cannot be checked."),
    "page of which paper": mark("It names a page, but not of which paper."),
    "absent": mark("It stands nowhere in what was read, and every page was read."),
    "counted": mark(
        "The words themselves stand {words} in the running text, with all forms that count {forms}, "
        "and {elsewhere} "
        "in headings, notes and the like."
    ),
    "depends on counting": mark("Which number is right depends on what counts as a mention."),
    "compared": mark(
        "Named {n1} in {words1} words ({rate1} per 10,000) against {n2} in {words2} words ({rate2})."
    ),
    "count and rate differ": mark(
        "The number of times and the rate per 10,000 words, or different ways of counting, "
        "do not say the same."
    ),
    "certain": mark("That difference is larger than its margin."),
    "within the margin": mark(
        "That difference lies within the margin: other paragraphs could have turned it round."
    ),
    "pages badly read too": mark("Pages that were badly read are allowed for: {damage}."),
    "ratio": mark("That is {count} times as often by number and {rate} times by rate."),
    "too few for a ratio": mark("With fewer than 5 mentions on a side no number of times says anything."),
    "no words": mark("One side has no words."),
    "no earlier letters": mark("No earlier letter is loaded{papers}, so what came before cannot be told."),
    "named before": mark("It was named before, {n}: {before}."),
    "not named before": mark("In the earlier letters of its kind that are loaded it is not named: {before}."),
    "perhaps named before": mark("Whether it was named before cannot be told: {before}."),
    "named in another kind": mark("An earlier paper of another kind names it: {before}."),
    "only loaded letters": mark("Letters that are not loaded were not looked at{papers}."),
    "others too": mark("Others name it too: {others}."),
    "no others": mark("No other in the same papers names it."),
    "perhaps others": mark("Whether others name it too cannot be told: {others}."),
    "on the page": mark("It stands there."),
    "one page off": mark("It stands not on page {page} but on page {pages}: one page off."),
    "on other pages": mark("It stands not on page {page} but on page {pages}."),
    "on no page": mark("It was not found on page {page}, nor on another."),
    "no page numbers": mark("This source shows no page numbers."),
    "quoted literally": mark("These words stand there literally, {n}."),
    "nearly literally": mark("Not to the letter, but nearly: «{text}»."),
    "not literally": mark("These words do not stand there in a row."),
    "amount": mark("How much is much or little, no count can tell. It is named {n} in running text."),
    "amount only": mark("How much is much or little, no count can tell."),
    "empty": mark("Type a claim."),
    "too long": mark("That is too long for one claim."),
    "no verb": mark("No words were recognised that say that something is mentioned or not."),
    "two denials": mark("It denies twice; put it so that it denies once."),
    "no term": mark("It is not clear which word or phrase it is about; put that between quotation marks."),
    "more than one term": mark(
        "More than one thing is left that it could be about: {terms}. Put the term between quotation marks."
    ),
    "long term": mark("«{term}» is too long for a term; put the words between quotation marks."),
    "more than one speaker": mark("It names more than one speaker: {speakers}."),
    "more than one paper": mark("It names more than one paper; make a claim of each."),
    "several papers": mark("More than one loaded paper is called so: {letters}. Name one of them."),
    "not loaded": mark("«{name}» is not loaded, so it cannot be looked up."),
    "does not speak": mark("{speaker} does not speak in the papers that are loaded for this."),
    "nothing loaded": mark("No letter is loaded."),
    "nothing to compare with": mark(
        "It does not say with what it compares: another letter, term or speaker."
    ),
    "only whom": mark("It does not say who or which letter would be the only one."),
    "page and more": mark("A page and this form of claim together cannot be checked; leave the page out."),
    "subject not loaded": mark("The paper that this is about is not loaded."),
    "no wording to look for": mark(
        "It claims something about the paper, but names no wording that can be looked for."
    ),
    "all papers": mark("no letter named, so in all {n} papers that are loaded"),
    "the latest": mark("no letter named, so in the latest"),
    "where speaks": mark("no paper named, so in all loaded papers in which {speaker} speaks"),
    "together": mark("the papers of that name are counted together"),
}

EXAMPLES = {
    "nl": (
        "human security wordt niet meer genoemd in de tussenrapportage",
        "Rusland wordt in de beleidsbrief vaker genoemd dan China",
        "in de beleidsbrief wordt voor het eerst over het Strategisch Kompas gesproken",
        "alleen de SP noemt kernwapens in het NAVO-overleg",
        "op pagina 13 van de tussenrapportage staat «fair share»",
        "lastenverdeling wordt minstens drie keer genoemd in de tussenrapportage",
        "de beleidsbrief zwijgt over Iran",
    ),
    "en": (
        "“human security” is no longer mentioned in the interim report",
        "“Rusland” is mentioned more often than “China” in the policy letter",
        "“Strategisch Kompas” is mentioned for the first time in the policy letter",
        "only SP mentions kernwapens in the NAVO-overleg",
        "“fair share” is on page 13 of the interim report",
        "“lastenverdeling” is mentioned at least three times in the interim report",
        "the policy letter does not mention “Iran”",
    ),
}
"""Claims that work, of each form; the first is the one that a party made."""
