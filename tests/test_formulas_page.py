"""The page Formules: a mark chosen in the chart goes to the list, and the list can be changed after it."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest


def _list_of_formulas() -> None:
    """A page with the list of three formulas, after the mark that the test put in the session."""
    from types import SimpleNamespace

    import streamlit as st

    from compare.i18n import translator
    from compare.ui.formulas import choose_formula

    ctx: Any = SimpleNamespace(lang="en", t=translator("en"))
    formulas: Any = [SimpleNamespace(id=x, base=SimpleNamespace(wording=f"wording {x}")) for x in "abc"]
    mark = st.session_state.get("mark")
    chosen = [{"formula": mark, "letter": "oud"}] if mark else []
    st.text(choose_formula(ctx, formulas, chosen).id)


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


def test_a_mark_goes_to_the_list_and_to_the_address() -> None:
    app = opened()
    app.session_state["mark"] = "b"
    assert shown(app.run()) == ("b", "b")
    assert app.query_params["formula"] in ("b", ["b"])


def test_the_list_can_be_changed_while_a_mark_stays_chosen() -> None:
    app = opened()
    app.session_state["mark"] = "b"
    app.run()
    assert shown(app.selectbox[0].select("c").run()) == ("c", "c")
