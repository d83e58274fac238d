"""Themes: how much room each takes, in two letters, in all, and by speaker."""

import streamlit as st

from compare import ui, ui_evidence, ui_frames
from compare.charts.themes import Column, chart_dumbbell, chart_heat

ctx = ui.frame("themas")
t = ctx.t
st.title(t("Themes"))
names = {x.id: ctx.label(x) for x in ctx.themes}
views = {"pair": t("Two letters"), "all": t("All letters"), "speakers": t("By speaker")}
view = st.segmented_control(
    t("Show"),
    list(views),
    default="pair",
    format_func=lambda v: views[v],
    label_visibility="collapsed",
    key="view",
    bind="query-params",
    required=True,
)
chosen: list[dict[str, str]] = []

if view == "pair":
    left, right = st.columns([2, 1])
    with left:
        a, b = ui.choose_pair(ctx, "pair")
    letters = (a, b)
    with right:
        selection = ui.choose_speakers(ctx, letters, "who")
    ui.warn_unlike(ctx, letters)
    whose = ui_evidence.whose_words(ctx, selection.speakers)
    shares = ui.cached_shares(ctx, letters, selection)
    changes = [s for s in ui.cached_shifts(ctx, a, b, selection) if s.kind == "theme"]
    changes.sort(key=lambda s: -abs(s.difference))
    if changes:
        first = next((s for s in changes if s.clear), None)
        ui.show_answer(
            ctx,
            ui_evidence.shift_sentence(ctx, first)
            if first
            else t(
                "No theme differs more between {a} and {b} than the noise inside the letters can explain."
            ).format(a=a.short, b=b.short),
        )
        figure = chart_dumbbell(changes, shares, names, a, b, whose=whose, lang=ctx.lang)
        alt = " ".join(ui_evidence.shift_sentence(ctx, s) for s in changes[:3])
        frame = ui_frames.shares_frame(ctx, shares)
        chosen = ui.show_chart(ctx, figure, "themes-pair", alt, frame, f"themas-{a.id}-{b.id}")
        wanted = st.query_params.get("theme")
        start = wanted if wanted in names else (first or changes[0]).id
        chosen = chosen or [{"theme": start, "letter": x.id} for x in (b, a)]
    else:
        ui.show_answer(ctx, t("One of these papers holds no such words, so nothing can be compared."))
else:
    by_speaker = view == "speakers"
    if by_speaker:
        papers = {x.short: x for x in ctx.corpus.letters if len(x.speakers) > 1}
        picked = st.selectbox(t("Consultation"), list(papers), key="consultation", bind="query-params")
        letters, selection = (papers[picked],), ui.EVERYONE
        speakers = [s for s in papers[picked].speakers]
        columns = [Column(papers[picked].id, s, ui.speaker_name(ctx, s)) for s in speakers]
        title = t("Who spoke about what in «{letter}»").format(letter=picked)
    else:
        left, right = st.columns([2, 1])
        with left:
            letters = ui.choose_letters(ctx, "letters")
        with right:
            selection = ui.choose_speakers(ctx, letters, "who")
        ui.warn_unlike(ctx, letters)
        title = t("What each letter is about")
    shares = ui.cached_shares(ctx, letters, selection, by="speaker" if by_speaker else "letter")
    if not by_speaker:
        there = {s.letter_id for s in shares}
        columns = [Column(x.id, "", x.short) for x in letters if x.id in there]
    if shares:
        strongest = max((s for s in shares if s.theme_id != "overig"), key=lambda s: s.share)
        ui.show_answer(ctx, ui_evidence.strongest_sentence(ctx, strongest, names[strongest.theme_id]))
        figure = chart_heat(
            shares,
            names,
            columns,
            letters,
            title=title,
            lang=ctx.lang,
            whose=ui_evidence.whose_words(ctx, selection.speakers),
        )
        frame = ui_frames.shares_frame(ctx, shares, by_speaker)
        chosen = ui.show_chart(ctx, figure, f"themes-{view}", title, frame, f"themas-{view}")
        chosen = chosen or [
            {"theme": strongest.theme_id, "letter": strongest.letter_id, "speaker": strongest.speaker}
        ]

assigned = ui.cached_themes(ctx, letters, selection)
by_key = {(s.theme_id, s.letter_id, s.speaker): s for s in shares}
for mark in chosen:
    theme, letter_id, speaker = mark["theme"], mark["letter"], mark.get("speaker", "")
    who = f", {ui.speaker_name(ctx, speaker)}" if speaker else ""
    cards = ui_evidence.theme_cards(ctx, assigned, theme, letter_id, speaker)
    title = f"{names[theme]}: {ui.paper_of(ctx, letter_id).short}{who}"
    ui.show_passages(
        ctx, cards, title, note=ui_evidence.sum_sentence(ctx, by_key[theme, letter_id, speaker], names[theme])
    )
if shares:
    with st.expander(t("The figures")):
        ui.show_table(ctx, ui_frames.shares_frame(ctx, shares, view == "speakers"), "themes-table", "themas")
ui.show_method(ctx, ui_evidence.themes_method(ctx))
