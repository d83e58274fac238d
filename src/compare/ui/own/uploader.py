"""The words in a place for files, which Streamlit says in English only."""

from __future__ import annotations

import streamlit as st

from compare.ui.context import Context


def say_uploader(ctx: Context, size: str) -> None:
    """Give the places for files on a page the reader's language; ``size`` says how large a file may be."""
    words = {
        "button [data-testid=stMarkdownContainer] p": ctx.t("Choose files"),
        "[data-testid=stFileUploaderDropzoneInstructions] span": size,
    }
    rules = (
        f"[data-testid=stFileUploaderDropzone] {at} {{ font-size: 0 }} "
        f"[data-testid=stFileUploaderDropzone] {at}::after {{ content: '{text}'; font-size: .9rem }}"
        for at, text in words.items()
    )
    st.html(f"<style>{' '.join(rules)}</style>")
