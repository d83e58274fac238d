"""Words that one text uses more, and words that it uses less, than another."""

import streamlit as st

from compare import ui
from compare.ui import sides_choice, words
from compare.ui.address import chosen_so_far

ctx = ui.frame("typerende_woorden")
t = ctx.t
st.title(t("Typical words"))
target, reference, selection = sides_choice.choose_sides(ctx)
with st.container(horizontal=True, vertical_alignment="bottom"):
    unit = ui.choose_one(
        t("Count"),
        {x: t(name) for x, name in words.UNITS.items()},
        "unit",
        draw=st.segmented_control,
        required=True,
        help=t(
            "Forms together: «sanctie» and «sancties» are one. Two words: phrases such as «open economie»."
        ),
    )
    views = {"evidence": t("effect and certainty"), "counts": t("counts side by side")}
    view = "counts"
    if not ctx.narrow:
        view = ui.choose_one(t("Chart"), views, "view", draw=st.segmented_control, required=True)
    with st.popover(t("More choices")):
        fewest = ui.choose_number(t("Fewest times on both sides together"), "fewest", 2, 50, 5)
        function_words = ui.choose_switch(
            t("Show function words (de, het, van …)"), "function", draw=st.checkbox
        )

too_little = [x for x in (sides_choice.too_little(ctx, s) for s in (target, reference)) if x]
if too_little:
    ui.show_answer(ctx, " ".join(too_little))
    st.markdown(t("Choose **everyone's** words or another text above."))
    st.stop()
result = ui.cached_keyness(
    ctx, target, reference, selection, unit=unit, min_count=fewest, drop_stopwords=not function_words
)
if not result.words:
    ui.show_answer(
        ctx, t("No word stands often enough in these two texts together to compare them by their words.")
    )
    st.markdown(t("They are short; ask for fewer times under **More choices**, or take another text."))
    st.stop()

written = ui.once(ctx, words.written_forms)((*target.blocks, *reference.blocks), pairs=unit == "phrases")
by_word = {w.word: w for w in result.words}
names = {w: written.get(w, w) for w in by_word}
answer = words.moved_sentence(ctx, result, written, target, reference)
ui.show_answer(ctx, answer)
filename = "typerende-woorden"
figure = words.draw_words(ctx, result, target, reference, written, view, chosen_so_far(names, "word"), unit)
frame = ui.once(ctx, words.words_frame)(result)
ui.show_chart(ctx, figure, f"keyness-{view}", answer, frame, filename, leads=("word", words.word_of))

st.header(t("Read a word in its lines"), anchor=False)
word = by_word[ui.choose_one(t("Word"), names, "word", help=t("Type to search."))]
st.markdown(words.word_sentence(ctx, word, names[word.word], target, reference))
words.show_lines(ctx, word, names[word.word], target, reference, "chosen")

st.header(t("All words compared"), anchor=False)
kinds = {"all": t("all"), **{x: t(name) for x, name in words.DIRECTIONS.items()}}
kind = ui.choose_one(t("Direction"), kinds, "direction", draw=st.segmented_control, required=True)
listed = [w for w in result.words if kind in ("all", w.direction)]
row = words.show_words(ctx, listed, written, target, reference, filename)
if row is None:
    ui.say(ctx, t("Tick a row to read its lines."))
else:
    st.markdown(words.word_sentence(ctx, row, names[row.word], target, reference))
    words.show_lines(ctx, row, names[row.word], target, reference, "row")
ui.show_method(ctx, *words.words_method(ctx, result, target, reference, unit))
