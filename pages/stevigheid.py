"""How firm: one difference between letters under every reasonable way of counting it."""

import streamlit as st

from compare import ui
from compare.analysis.robustness_cases import FORM
from compare.analysis.selection import count_words_of, select_blocks
from compare.analysis.sides import LEAST_WORDS
from compare.charts.robustness import chart_variants, unit_factor
from compare.ui import sentences
from compare.ui.firmness import rows as firmness_rows
from compare.ui.firmness import shown as firmness
from compare.ui.firmness import words

SHOWN_FORMS = 8

ctx = ui.frame("stevigheid")
t = ctx.t
st.title(t("How firm?"))
left, right = st.columns([3, 2])
with left:
    subject = firmness.choose_subject(ctx)
sides = firmness.choose_sides(ctx)
with right:
    selection = ui.choose_speakers(ctx, sides.letters)
ui.warn_unlike(ctx, sides.letters, selection)
counted = [
    sum(count_words_of(select_blocks(x, selection)) for x in side) for side in (sides.earlier, sides.later)
]
if min(counted) < LEAST_WORDS:
    none = t("One of these papers holds no such words, so nothing can be compared.")
    few = t("One of these papers holds fewer than {n} such words: too few to compare.")
    ui.show_answer(ctx, few.format(n=LEAST_WORDS) if min(counted) else none)
    st.markdown(t("Choose **everyone's** words or another letter above."))
    st.stop()

firm = firmness.cached_firmness(ctx, subject, sides, selection)
name = words.subject_name(ctx, firm)
if not firm.main.spots:
    ui.show_answer(ctx, t("«{name}» stands in none of these letters.").format(name=name))
    st.stop()
ui.show_answer(ctx, words.verdict_sentence(ctx, firm))
ui.say(ctx, f"{words.figures_sentence(ctx, firm, firm.main)} {words.picked_sentence(ctx, firm)}".strip())

factor = unit_factor(firm.kind, firm.main.unit)
same = [v for v in firm.variants if unit_factor(firm.kind, v.unit) == factor]
forms = [v for v in same if v.kind == FORM]
drawn = [v for v in same if v.kind != FORM or v in forms[:SHOWN_FORMS] or not v.agrees]
names = tuple(words.side_name(ctx, ids) for ids in (firm.earlier_ids, firm.later_ids))
whose = sentences.whose_words(ctx, selection.speakers)
frame = ui.once(ctx, firmness_rows.variants_frame)(ctx, firm)
filename = f"stevigheid-{firm.id}-{'-'.join(x.id for x in sides.letters[:2])}"
ui.show_chart(
    ctx,
    ui.once(ctx, chart_variants)(
        firm.kind,
        firm.main,
        drawn,
        sides.earlier,
        sides.later,
        title=t("«{name}»: the difference under every choice").format(name=name),
        names=(names[0], names[1]),
        whose=whose,
        lang=ctx.lang,
    ),
    "variants",
    words.verdict_sentence(ctx, firm),
    frame,
    filename,
    leads=("row", firmness.row_of),
)
if len(forms) > SHOWN_FORMS:
    ui.say(ctx, words.hidden_sentence(ctx, [v for v in same if v not in drawn]))
other = [v for v in firm.variants if v not in same]
if other:
    ui.show_chart(
        ctx,
        ui.once(ctx, chart_variants)(
            firm.kind,
            firm.main,
            other,
            sides.earlier,
            sides.later,
            title=t("The same in other units"),
            names=(names[0], names[1]),
            whose=whose,
            lang=ctx.lang,
        ),
        "units",
        words.order_sentence(ctx, firm),
        ui.once(ctx, firmness_rows.units_frame)(ctx, firm),
        f"{filename}-eenheden",
        leads=("row", firmness.row_of),
    )
for sentence in words.findings(ctx, firm):
    ui.say(ctx, sentence)

variant = firmness.choose_variant(ctx, firm)
st.markdown(words.figures_sentence(ctx, firm, variant))
firmness.show_variant(ctx, firm, variant, sides)
with st.expander(t("The figures")):
    ui.show_table(ctx, frame, "variants-table", filename)
    ui.show_table(
        ctx, ui.once(ctx, firmness_rows.units_frame)(ctx, firm), "units-table", f"{filename}-eenheden"
    )
with st.expander(t("Words that are not the writer's own, in these letters")):
    firmness.show_borrowed(ctx, sides)
ui.show_method(ctx, words.firmness_method(ctx))
