"""A page that fails says so in the reader's language."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def fails() -> None:
    """A page on which something went wrong."""
    import streamlit as st

    from compare.ui.mistakes import tell_mistake

    st.text(str(tell_mistake(ValueError("secret <b>detail</b>"))))


@pytest.mark.parametrize(("lang", "begins"), [("nl", "Deze pagina ging mis"), ("en", "This page failed")])
def test_a_page_that_fails_says_so_in_the_readers_language_and_keeps_the_detail_to_itself(
    lang: str, begins: str
) -> None:
    app = AppTest.from_function(fails, default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    assert app.error[0].value.startswith(begins)
    assert "secret" not in app.error[0].value
    assert app.text[0].value == "True", "Streamlit's own box stays away"
