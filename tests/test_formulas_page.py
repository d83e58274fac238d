"""The page Formules: which formula is read word under word."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest


def _list_of_formulas() -> None:
    """A page with the list of three formulas."""
    from types import SimpleNamespace

    import streamlit as st

    from compare.i18n import translator
    from compare.ui.formulas import choose_formula

    ctx: Any = SimpleNamespace(lang="en", t=translator("en"))
    formulas: Any = [SimpleNamespace(id=x, base=SimpleNamespace(wording=f"wording {x}")) for x in "abc"]
    st.text(choose_formula(ctx, formulas).id)


def opened(**query: str) -> AppTest:
    """The list at an address."""
    app = AppTest.from_function(_list_of_formulas)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def shown(app: AppTest) -> Any:
    assert [x.value for x in app.exception] == []
    return app.text[0].value, app.selectbox[0].value


def test_the_first_formula_is_shown_until_one_is_chosen() -> None:
    assert shown(opened()) == ("a", "a")
    assert shown(opened(formula="c")) == ("c", "c")


def test_a_formula_of_the_list_goes_to_the_address() -> None:
    app = opened()
    assert shown(app.selectbox[0].select("c").run()) == ("c", "c")
    assert app.query_params["formula"] in ("c", ["c"])
