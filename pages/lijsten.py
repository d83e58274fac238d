"""Lists: the concepts and themes that everything is counted with, to see, change, save and share."""

import streamlit as st

from compare import ui
from compare.analysis.selection import EVERYONE
from compare.model import Concept
from compare.ui import list_editor, list_exchange, suggested

ctx = ui.frame("lijsten")
t = ctx.t
st.title(t("Lists"))
ui.show_answer(ctx, list_editor.lists_sentence(ctx))
kind, thing = list_editor.choose_listed(ctx)
list_editor.show_tools(ctx, kind, thing)
list_editor.show_editor(ctx, kind, thing)
list_exchange.show_effect(ctx, thing)
if isinstance(thing, Concept):
    suggested.show_suggestions(ctx, ctx.corpus.letters, thing, EVERYONE)
list_exchange.show_trial(ctx, thing)
list_exchange.show_exchange(ctx, (st.context.url or "").split("?")[0])
ui.show_method(ctx, list_exchange.lists_method(ctx))
