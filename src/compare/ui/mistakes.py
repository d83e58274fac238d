"""What a reader sees when the program itself fails."""

from __future__ import annotations

import logging

import streamlit as st

from compare.i18n import LANGUAGES, translator

_log = logging.getLogger(__name__)


def tell_mistake(error: Exception) -> bool:
    """A box in the reader's language in the place of Streamlit's own; the log gets the traceback.

    Returns:
        True: nothing else is to be shown.
    """
    _log.error("a page failed", exc_info=error)
    asked = st.query_params.get("lang", LANGUAGES[0])
    t = translator(asked if asked in LANGUAGES else LANGUAGES[0])
    with st.container(key="accent-failed"):
        st.error(
            t(
                "This page failed; that is a mistake in Accent, not in what you did. What you brought and "
                "put in the report is still there. Go to another page, or load this one again; if it goes "
                "wrong again, tell who runs this server what you chose."
            ),
            icon=":material/error:",
        )
    return True
