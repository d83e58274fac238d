"""What became of the questions of a paper: tables by question and by party, and the method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from compare.analysis.answers.counts import count_answers
from compare.analysis.answers.judge import Answered
from compare.i18n import format_number, format_percent
from compare.model import Letter
from compare.ui.answers.shown import kind_names
from compare.ui.context import Context
from compare.ui.once import once
from compare.ui.parts import show_table, speaker_name


def answers_frame(letter: Letter, answered: Sequence[Answered], labels: Mapping[str, str]) -> pd.DataFrame:
    """A row a question, for the CSV."""
    return pd.DataFrame(
        {
            "letter_id": [letter.id for _ in answered],
            "numbers": [" ".join(map(str, one.question.numbers)) for one in answered],
            "party": [one.question.speaker for one in answered],
            "theme": [labels.get(one.theme, one.theme) for one in answered],
            "page": [one.question.page for one in answered],
            "citation": [one.citation for one in answered],
            "question": [one.question.text for one in answered],
            "kind": [one.kind for one in answered],
            "also": [" ".join(one.also) for one in answered],
            "joint_with": [" ".join(map(str, one.joint_with)) for one in answered],
            "answer_citation": [one.answer_citation for one in answered],
            "followed": [
                " ".join("+".join(map(str, s.numbers)) for s in one.chain.steps) for one in answered
            ],
            "followed_end": [one.chain.end for one in answered],
            "words_asked": [one.words_asked for one in answered],
            "words_answered": [one.words_answered for one in answered],
            "directness": [one.directness for one in answered],
            "directness_elsewhere": [one.elsewhere for one in answered],
            "key_words_used": [" ".join(one.used) for one in answered],
            "key_words_missed": [" ".join(one.missed) for one in answered],
            "yes_no": [one.yes_no for one in answered],
            "parts": [len(one.parts) for one in answered],
            "parts_not_found": [len(one.not_found) for one in answered],
        }
    )


def show_answers(
    ctx: Context, letter: Letter, answered: Sequence[Answered], labels: Mapping[str, str]
) -> None:
    """The table of questions."""
    t, frame = ctx.t, once(ctx, answers_frame)(letter, answered, labels)
    names = kind_names(ctx)
    table = pd.DataFrame(
        {
            t("no."): frame["numbers"],
            t("party"): [speaker_name(ctx, one.question.speaker) for one in answered],
            t("theme"): frame["theme"],
            t("page"): frame["page"],
            t("question"): frame["question"],
            t("kind of answer"): [names[one.kind] for one in answered],
            t("words asked"): frame["words_asked"],
            t("words answered"): frame["words_answered"],
            t("comes back (%)"): [
                None if one.directness is None else round(100 * one.directness) for one in answered
            ],
            t("words that come back"): frame["key_words_used"],
            t("words that do not"): frame["key_words_missed"],
            t("parts"): frame["parts"],
            t("not found"): frame["parts_not_found"],
        }
    )
    show_table(ctx, table, "answers-table", f"antwoorden-{letter.id}")


def show_parties(ctx: Context, letter: Letter, answered: Sequence[Answered]) -> None:
    """The table of parties, with the margin of what was not found."""
    t, lang = ctx.t, ctx.lang
    rows = count_answers(letter, answered, lambda one: one.question.speaker)
    every = count_answers(letter, answered)
    table = pd.DataFrame(
        [
            {
                t("party"): speaker_name(ctx, row.name) if row.name else t("all together"),
                t("questions"): row.questions,
                t("words asked"): row.words_asked,
                t("words answered"): row.words_answered,
                t("comes back, median"): _share(row.directness, lang),
                t("middle half"): _between(row.middle, lang),
                t("parts"): row.parts,
                t("taken up"): row.outcomes.get("found", 0),
                t("unclear"): row.outcomes.get("unclear", 0),
                t("not found"): row.not_found,
                t("not found, of the parts judged"): t("{n} of {total}, margin {margin}").format(
                    n=format_number(row.not_found, lang),
                    total=format_number(row.judged, lang),
                    margin=_between((row.not_found_low, row.not_found_high), lang),
                ),
            }
            for row in (*rows, *every)
        ]
    )
    show_table(ctx, table, "answers-parties", f"antwoorden-partijen-{letter.id}")


def _share(share: float | None, lang: str) -> str:
    """A share, or nothing."""
    return "" if share is None else format_percent(share, lang)


def _between(bounds: tuple[float, float] | None, lang: str) -> str:
    """«12%–34%»; nothing where there are too few."""
    return "" if bounds is None else f"{format_percent(bounds[0], lang)}–{format_percent(bounds[1], lang)}"


def answers_method(ctx: Context, answered: Sequence[Answered]) -> tuple[str, tuple[str, ...]]:
    """How answers were judged, and what was left out."""
    t = ctx.t
    body = t(
        "**What comes back.** Of each question the words that carry it are taken: no stop words, no formulas "
        "of parties. Rare words weigh more; words that only lead up to the question weigh a quarter. A "
        "word comes back in any form and in compounds: “defensie-uitgaven” also as “uitgaven aan defensie”. "
        "The share says whether the answer is about the same in the same words, not whether it is right. It "
        "misleads when an answer says it in other words (too low), when a question is short (it jumps) and "
        "when an answer is long (too high): compare it with the dashed line, what comes back in answers to "
        "other questions.\n\n"
        "**Parts.** A question is cut where it asks on (“en hoe …”, “alsmede of”, a), b)). Each part stands "
        "beside the sentence that shares most of its weight. *Taken up*: at least 30% of the weight in one "
        "sentence, 50% in the answer, or a yes, no, amount, date or “not known” where that is asked. *Not "
        "found*: at most 12.5% in the whole answer. In between: *unclear*. “Zo nee, waarom niet?” does not "
        "apply after a yes.\n\n"
        "“Not found” is about words: read the answer before you write that something was not answered. "
        "How often a reader agrees stands in the documentation of methods."
    )
    shared = sum(one.is_shared for one in answered)
    notes = [
        t("What the committee itself writes is not counted as a question."),
        t("A part that only asks to explain (“Graag een toelichting”) is not a part of its own."),
    ]
    if shared:
        notes.append(
            t("{n} questions share their answer; its words count once in the totals.").format(
                n=format_number(shared, ctx.lang)
            )
        )
    return body, tuple(notes)
