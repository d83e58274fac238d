"""Cookbook: tasks from beginning to end, with the buttons to press and what may be concluded."""

import streamlit as st

from compare import ui
from compare.ui.cookbook import read_recipes, show_recipe

ctx = ui.frame("kookboek")
t = ctx.t
st.title(t("Cookbook"))
ui.say(
    ctx,
    t("Four tasks from beginning to end, with the given letters: which buttons, and what you may conclude."),
    "acc-lead",
)
recipes = {recipe.id: recipe for recipe in read_recipes(ctx.lang)}
chosen = ui.choose_one(t("Task"), {id: x.title for id, x in recipes.items()}, "recipe", draw=st.radio)
st.header(recipes[chosen].title, anchor=False)
with st.container(width=740):
    show_recipe(recipes[chosen])
