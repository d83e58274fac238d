"""Lists: the concepts and themes that everything is counted with, to see, change, save and share."""

import streamlit as st

from compare import ui
from compare.analysis.selection import EVERYONE
from compare.model import Concept
from compare.ui import suggested
from compare.ui.lists import editor, exchange

ctx = ui.frame("lijsten")
t = ctx.t
st.title(t("Lists"))
ui.show_answer(ctx, editor.lists_sentence(ctx))
kind, thing = editor.choose_listed(ctx)
editor.show_tools(ctx, kind, thing)
editor.show_editor(ctx, kind, thing)
exchange.show_effect(ctx, thing)
if isinstance(thing, Concept):
    suggested.show_suggestions(ctx, ctx.corpus.letters, thing, EVERYONE)
exchange.show_trial(ctx, thing)
exchange.show_exchange(ctx, (st.context.url or "").split("?")[0])
ui.show_method(ctx, exchange.lists_method(ctx))
