"""Results that are kept: made once, bounded in bytes, and those of one visit out of others' reach."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from builders import build_letter
from serve import serving
from streamlit.testing.v1 import AppTest

from compare.analysis.selection import Selection
from compare.charts.style import base_figure, settle
from compare.index import make_index
from compare.ui import warm
from compare.ui.context import OWN_LETTERS
from compare.ui.keeping import Store, find_kept, keep, to_key, weigh
from compare.ui.once import once, shared_results
from compare.ui.page import PAGES

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120


def test_a_result_is_made_once_for_the_same_question() -> None:
    store, made = Store(10_000), iter(range(9))
    assert [keep(store, "a", (), lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    assert keep(store, "b", (), lambda: next(made)) == 1


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    one = weigh("x" * 1000)
    store = Store(3 * one)
    for key in "abc":
        keep(store, key, (), lambda: "x" * 1000)
    find_kept(store, "a")
    keep(store, "d", (), lambda: "x" * 1000)
    assert list(store.kept) == ["c", "a", "d"]
    assert store.size == sum(x.size for x in store.kept.values()) == 3 * one


def test_a_result_larger_than_the_store_is_given_and_not_kept() -> None:
    store = Store(500)
    keep(store, "small", (), lambda: 1)
    assert keep(store, "large", (), lambda: "x" * 1000) == "x" * 1000
    assert list(store.kept) == ["small"]


def test_readers_who_ask_at_once_wait_for_one_result() -> None:
    store, made = Store(10_000), []

    def make() -> int:
        made.append(0)
        other.start()
        other.join(0.05)  # it waits for this one, so it is still there
        assert other.is_alive()
        return 7

    other = Thread(target=lambda: made.append(keep(store, "a", (), lambda: 8)))
    assert keep(store, "a", (), make) == 7
    other.join()
    assert made == [0, 7]


def test_what_could_not_be_made_is_tried_again() -> None:
    store = Store(10_000)
    with pytest.raises(OSError):
        keep(store, "a", (), _fail)
    assert keep(store, "a", (), lambda: 3) == 3


def _fail() -> int:
    raise OSError


def test_a_question_is_told_by_value_where_that_is_small_and_else_by_the_very_thing() -> None:
    letter, same = build_letter(["Kabinet."]), build_letter(["Kabinet."])
    assert to_key(("a", 1, {"x": [2]}), []) == to_key(("a", 1, {"x": [2]}), [])
    assert to_key(1, []) != to_key(True, []) != to_key(1.0, [])
    assert to_key(Selection(frozenset("a")), []) == to_key(Selection(frozenset("a")), [])
    assert to_key((letter,), []) != to_key((same,), [])
    named: list[object] = []
    to_key((letter, "a"), named)
    assert named == [letter]


def test_a_letter_that_a_result_points_at_is_not_weighed_with_it() -> None:
    letter = build_letter(["woord " * 10_000])
    assert weigh((letter, "naam")) < 1000 < weigh((letter.text, "naam"))


def test_the_index_is_not_weighed_with_what_was_counted_in_it() -> None:
    assert weigh((make_index((), ()), "naam")) == weigh((build_letter(["woord"]), "naam"))


def test_only_a_function_of_a_module_is_called_once() -> None:
    with pytest.raises(ValueError, match="no function of a module"):
        once(None, lambda: 1)  # type: ignore[arg-type]


def test_a_settled_figure_draws_the_same_and_does_not_follow_the_first() -> None:
    figure = base_figure("Titel", "onder", "noot", "bron")
    settled = settle(figure)
    drawn = figure.to_dict()
    assert settled.to_dict() == drawn
    figure.update_layout(width=100)
    assert settled.to_dict() == drawn


def open_page(name: str, **state: object) -> AppTest:
    """A page of the app, drawn, with this in the visit."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    for key, value in state.items():
        app.session_state[key] = value
    app.run().switch_page(f"pages/{name}.py").run()
    assert not app.exception and not app.error
    return app


@pytest.mark.parametrize("name", ["themas", "termen", "typerende_woorden", "toezeggingen", "brieven"])
def test_a_page_that_is_drawn_again_makes_nothing_anew(name: str) -> None:
    app = open_page(name)
    before = set(shared_results().kept)
    assert before
    app.run()
    assert set(shared_results().kept) == before


def test_what_a_visit_with_a_letter_of_its_own_asks_for_is_not_shared() -> None:
    open_page("termen")
    before = set(shared_results().kept)
    secret = build_letter(["De NAVO en de veiligheid van Nederland, geheim."] * 40, id="eigen")
    app = open_page("termen", **{OWN_LETTERS: (secret,)})
    assert "eigen" in app.multiselect(key="letters").options
    assert set(shared_results().kept) == before


@pytest.fixture
def thawed() -> Iterator[None]:
    """What was put aside for good is looked at again after the test."""
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
def test_every_page_is_asked_for_once_before_the_first_reader() -> None:
    with serving("benchmarks/bare_page.py", first_port=8647) as address:
        assert warm.warm_up(int(address.rsplit(":", 1)[1])) == len(PAGES)


@pytest.mark.usefixtures("thawed")
def test_a_server_that_does_not_answer_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "_PATIENCE", 0.1)
    assert warm.warm_up(9) == 0
