"""Brings a place on the page into view; a script in the text itself is one that the pages do not let run."""

from __future__ import annotations

import streamlit as st

_JS = """
export default function ({ data }) {
  const asked = data.place + data.once
  if (window.accentScrolled === asked) return
  window.accentScrolled = asked
  let tries = 40
  const go = () => {
    const place = document.querySelector(data.place)
    if (place) place.scrollIntoView({ block: data.block })
    else if (tries--) setTimeout(go, 200)
  }
  setTimeout(go, data.wait)
}
"""

_scroll = st.components.v2.component("accent_scroll", html="<span></span>", js=_JS)


def scroll_to(place: str, once: str, block: str = "center", wait: int = 350) -> None:
    """Bring what a CSS selector names into view once it is drawn.

    Draw it again in later runs too: one that is gone before the browser has it does nothing.

    Args:
        place: The selector; the first that fits it.
        once: It goes there once for the same text; another one makes it go there anew.
        block: Where on the screen: "center" or "start".
        wait: Milliseconds until what stands above it is drawn too; the place itself is waited for.
    """
    _scroll(key="scroll", height=1, data={"place": place, "once": once, "block": block, "wait": wait})
