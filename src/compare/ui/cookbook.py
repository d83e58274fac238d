"""The cookbook on the screen: tasks from beginning to end, from ``docs/cookbook.md`` and its Dutch twin."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from html import escape

import streamlit as st

from compare.ui.accounts import DOCS

RECIPES = ("china", "missed", "cabinets", "print")
"""Ids of the recipes, for the address, in the order of the documents."""
DOCUMENTS = {"nl": "cookbook.nl.md", "en": "cookbook.md"}
_PICTURE = re.compile(r"^ *!\[(.*)\]\((.+)\)$", re.MULTILINE)
_DUTCH = re.compile(r" \(\*[^*]+\*\)")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One task: its id, its title, and all below it as Markdown."""

    id: str
    title: str
    text: str


def read_recipes(lang: str) -> tuple[Recipe, ...]:
    """The recipes in a language, in the order of `RECIPES`."""
    document = (DOCS / DOCUMENTS[lang]).read_text("utf-8")
    sections = re.split(r"^## ", document, flags=re.MULTILINE)[1:]
    return tuple(Recipe(id, *section.split("\n", 1)) for id, section in zip(RECIPES, sections, strict=True))


def show_recipe(recipe: Recipe) -> None:
    """A recipe with its pictures; the Dutch names of buttons, which help in the document, are left out."""
    text, *rest = _PICTURE.split(_DUTCH.sub("", recipe.text))
    st.markdown(text)
    for alt, path, following in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        data = base64.b64encode((DOCS / path).read_bytes()).decode("ascii")
        st.html(
            f'<img alt="{escape(alt)}" src="data:image/png;base64,{data}" '
            'style="width: 100%; border: 1px solid #8886; border-radius: .4rem">'
        )
        st.markdown(following)
