"""Words that one letter uses more, and words that it uses less, than another."""

import streamlit as st

from compare import ui
from compare.analysis.selection import select_blocks
from compare.charts.keyness import chart_keyness
from compare.i18n import format_number
from compare.ui import words

ctx = ui.frame("typerende_woorden")
t = ctx.t
st.title(t("Typical words"))
reference, target = ui.choose_pair(ctx)
with st.container(horizontal=True, vertical_alignment="bottom"):
    selection = ui.choose_speakers(ctx, (reference, target))
    with st.popover(t("More choices")):
        fewest = st.number_input(
            t("Fewest times in both letters together"), 2, 50, 5, key="fewest", bind="query-params"
        )
        function_words = st.checkbox(
            t("Show function words (de, het, van …)"), key="function", bind="query-params"
        )
ui.warn_unlike(ctx, (reference, target))

result = ui.cached_keyness(
    ctx,
    target,
    reference,
    selection,
    min_count=int(fewest),
    drop_stopwords=not function_words,
    stopwords=ctx.stopwords,
)
if not result.words and all(select_blocks(x, selection) for x in (reference, target)):
    ui.show_answer(
        ctx, t("No word stands often enough in these two papers together to compare them by their words.")
    )
    st.markdown(t("They are short; ask for fewer times under **More choices**, or take another paper."))
    st.stop()
if not result.words:
    ui.show_answer(ctx, t("One of the two letters holds no words of this speaker: nothing can be compared."))
    st.markdown(t("Choose **everyone's** words or another letter above."))
    st.stop()

written = words.written_forms(b for x in (reference, target) for b in select_blocks(x, selection))
answer = words.moved_sentence(ctx, result, written, target, reference)
ui.show_answer(ctx, answer)
filename = f"typerende-woorden-{target.id}-{reference.id}"
chosen = ui.show_chart(
    ctx,
    chart_keyness(
        result.words,
        target,
        reference,
        lang=ctx.lang,
        top=12,
        written=written,
        title=t("Words that came and words that went, from {a} to {b}").format(
            a=reference.short, b=target.short
        ),
        subtitle=words.tried_line(ctx, result, target, reference),
    ),
    "keyness",
    answer,
    words.words_frame(result),
    filename,
)

by_word = {w.word: w for w in result.words}
picked = chosen[0]["word"] if chosen else ""
if picked != st.session_state.get("picked_word", "") and picked in by_word:
    ui.put_choice("word", picked)  # a new choice in the chart; after that the list is free again
st.session_state["picked_word"] = picked
names = {w: written.get(w, w) for w in by_word}
word = by_word[ui.choose_one(t("Read a word in its paragraphs"), names, "word", help=t("Type to search."))]
shown = names[word.word]
st.markdown(words.word_sentence(ctx, word, shown, target, reference))
for letter in (target, reference):
    cards = words.word_cards(letter, selection, word.members)
    title = t("“{word}” in {letter}: {count}").format(
        word=shown, letter=letter.short, count=format_number(sum(len(c.marks) for c in cards), ctx.lang)
    )
    ui.show_passages(ctx, cards, title)

st.header(t("All words compared"), anchor=False)
words.show_words(ctx, result, written, target, reference, filename)
ui.show_method(ctx, *words.words_method(ctx, result, target, reference))
