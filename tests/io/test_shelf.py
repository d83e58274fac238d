"""What is on the shelf is there whole, stays there, and damage is named and set aside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from shelf_builders import build_record, everything, keep, of_file

from compare.errors import KeepError, UnknownIdError, UnreadableFileError
from compare.io.papers.home import cache_folder
from compare.io.shelf import catalogue, place
from compare.io.shelf.card import Card, Edited
from compare.io.shelf.catalogue import library_state, list_kept
from compare.io.shelf.kept import (
    change_kept,
    id_to_file,
    keep_kept,
    list_removed,
    read_kept,
    read_kept_source,
    remove_kept,
    replace_kept,
    restore_kept,
)
from compare.io.shelf.place import find_shelf

pytestmark = pytest.mark.usefixtures("own_home")

TESTS = str(Path(__file__).parents[1])


def folder() -> Path:
    """The folder of the shelf."""
    found = find_shelf().folder
    assert found is not None
    return found


def cards() -> dict[str, Card]:
    """The cards of what is on the shelf, and nothing is wrong with any."""
    listed, problems = list_kept()
    assert problems == ()
    return {x.card.id: x.card for x in listed}


def run(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Another process that does this."""
    source = f"import sys\nsys.path.insert(0, {TESTS!r})\n" + textwrap.dedent(code)
    command = [sys.executable, "-c", source, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ)


def rename(id: str) -> Callable[..., object]:
    """A change that gives a letter another id."""
    return lambda record: replace(record, edited=record.edited.then(Edited(id=id)))


def test_no_library_is_no_error() -> None:
    assert library_state() == ""
    assert list_kept() == ((), ())
    with pytest.raises(UnknownIdError):
        read_kept("kst-1-1")


def test_what_is_kept_is_listed_by_date_and_read_with_its_file() -> None:
    letter = keep("kst-1-2", b"file")
    keep("kst-1-1")
    assert list(cards()) == ["kst-1-1", "kst-1-2"]
    assert read_kept("kst-1-2")[1] == letter
    assert read_kept_source("kst-1-2") == (b"file", b"")


def test_a_letter_that_is_there_stays_as_it_is() -> None:
    first = keep("kst-1-1", b"first")
    other = of_file(first, b"other")
    assert not keep_kept("kst-1-1", build_record(other), other, b"other")
    assert read_kept_source("kst-1-1")[0] == b"first"


def test_the_state_changes_with_every_letter_that_comes_goes_or_changes() -> None:
    keep("kst-1-1")
    states = [library_state()]
    keep("kst-1-2")
    states.append(library_state())
    change_kept("kst-1-1", lambda record: replace(record, edited=Edited(title="Anders")))
    states.append(library_state())
    aside = remove_kept("kst-1-1")
    states.append(library_state())
    restore_kept(aside)
    states.append(library_state())
    assert len(set(states)) == 5
    assert library_state() == states[-1]


def test_an_edited_fact_is_on_the_card_and_what_was_read_is_still_there() -> None:
    letter = keep("kst-1-1")
    change_kept("kst-1-1", lambda record: replace(record, edited=Edited(title="Anders")))
    assert cards()["kst-1-1"].title == "Anders"
    assert read_kept("kst-1-1")[1] == letter


def test_a_letter_gets_another_id_unless_another_letter_has_it() -> None:
    keep("nota")
    keep("andere")
    with pytest.raises(KeepError, match="another letter has that name"):
        change_kept("nota", rename("andere"))
    change_kept("nota", rename("kst-1-1"))
    assert set(cards()) == {"kst-1-1", "andere"}
    assert read_kept_source("kst-1-1")[0] == b"nota"


def test_what_is_removed_can_be_put_back_unless_it_was_added_again() -> None:
    letter = keep("kst-1-1")
    keep("kst-1-2")
    aside = remove_kept("kst-1-1")
    assert set(cards()) == {"kst-1-2"}
    assert [(name, record.to_card().id) for name, record in list_removed()] == [(aside, "kst-1-1")]
    restore_kept(aside)
    assert read_kept("kst-1-1")[1] == letter and list_removed() == ()
    again = remove_kept("kst-1-1")
    keep("kst-1-1", b"another")
    with pytest.raises(KeepError, match="added again"):
        restore_kept(again)
    assert read_kept_source("kst-1-1")[0] == b"another"
    with pytest.raises(UnknownIdError):
        remove_kept("kst-9-9")


def test_of_a_letter_that_is_replaced_the_former_goes_aside() -> None:
    letter = of_file(keep("kst-1-1", b"former"), b"new")
    replace_kept("kst-1-1", build_record(letter), letter, b"new")
    assert read_kept_source("kst-1-1")[0] == b"new"
    (former,) = (folder() / "aside").iterdir()
    assert b"former" in former.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"PAR1 damaged", None])
def test_a_damaged_file_is_named_and_set_aside_and_the_rest_goes_on(damage: bytes | None) -> None:
    keep("kst-1-1")
    keep("kst-1-2")
    path = folder() / id_to_file("kst-1-1")
    path.write_bytes(path.read_bytes()[:-100] if damage is None else damage)
    for _ in range(2):  # also when it is asked again: nobody may have seen it the first time
        listed, problems = list_kept()
        assert [x.card.id for x in listed] == ["kst-1-2"]
        assert len(problems) == 1 and problems[0].startswith("kst-1-1:") and "damaged" in problems[0]
    assert not path.exists() and len(list((folder() / "aside").iterdir())) == 1
    keep("kst-1-1")
    assert set(cards()) == {"kst-1-1", "kst-1-2"}


def test_damage_that_only_reading_all_shows_is_named_when_it_is_read() -> None:
    keep("kst-1-1")
    path = folder() / id_to_file("kst-1-1")
    data = path.read_bytes()
    at = data.index(b"PAR1") + 40
    path.write_bytes(data[:at] + bytes(x ^ 255 for x in data[at : at + 200]) + data[at + 200 :])
    assert set(cards()) == {"kst-1-1"}
    with pytest.raises(UnreadableFileError, match=r"^kst-1-1: damaged: .* left out\. Add the paper again$"):
        read_kept("kst-1-1")
    assert not path.exists()
    keep("kst-1-1")
    assert set(cards()) == {"kst-1-1"}


def test_a_damaged_letter_that_is_added_again_takes_its_place() -> None:
    keep("kst-1-1", b"first")
    (folder() / id_to_file("kst-1-1")).write_bytes(b"damaged")
    keep("kst-1-1", b"again")
    assert read_kept_source("kst-1-1")[0] == b"again"
    assert [p.read_bytes() for p in (folder() / "aside").iterdir()] == [b"damaged"]


def test_a_file_under_the_name_of_another_letter_is_left_out() -> None:
    keep("kst-1-1")
    shutil.copy(folder() / id_to_file("kst-1-1"), folder() / id_to_file("kst-1-2"))
    listed, problems = list_kept()
    assert [x.card.id for x in listed] == ["kst-1-1"]
    assert "holds kst-1-1 under another name" in problems[0]


def test_what_stands_in_the_way_of_a_letter_is_named_when_it_is_added() -> None:
    keep("kst-1-1", b"1")
    shutil.copy(folder() / id_to_file("kst-1-1"), folder() / id_to_file("kst-1-2"))
    with pytest.raises(KeepError, match=r"kst-1-2\.parquet holds kst-1-1; take that file away"):
        keep("kst-1-2", b"2")
    assert (folder() / id_to_file("kst-1-2")).exists()


def test_a_named_pipe_on_the_shelf_holds_nothing_up() -> None:
    keep("kst-1-1", b"1")
    os.mkfifo(folder() / id_to_file("kst-1-2"))
    listed, problems = list_kept()
    assert [x.card.id for x in listed] == ["kst-1-1"]
    assert problems == ("kst-1-2: cannot be opened (Is a named pipe); it is left out",)
    with pytest.raises(KeepError, match="Is a named pipe"):
        keep("kst-1-2", b"2")


@pytest.mark.parametrize(
    "id", ["../../etc/passwd", "een brief / met tekens: é", "...", ".verborgen", "a" * 300]
)
def test_any_id_becomes_one_file_inside_the_folder(id: str) -> None:
    letter = keep(id)
    assert read_kept(id)[1] == letter and set(cards()) == {id}
    assert [p.parent for p in folder().rglob("*")] == [folder()]


def test_two_ids_that_look_alike_are_two_letters() -> None:
    keep("een brief")
    keep("een-brief")
    assert set(cards()) == {"een brief", "een-brief"}


# what a disk may refuse


@pytest.mark.parametrize(
    ("module", "failing", "number", "told"),
    [
        (os, "fsync", 28, "No space left"),
        (os, "replace", 28, "No space left"),
        (os, "open", 30, "Read-only file system"),
        (os, "open", 13, "Permission denied"),
    ],
)
def test_what_the_disk_refuses_is_said_and_leaves_nothing_behind(
    module: object, failing: str, number: int, told: str
) -> None:
    keep("kst-1-1")
    before = everything(folder())

    def fail(*args: object, **more: object) -> None:
        raise OSError(number, os.strerror(number))

    actions: list[Callable[[], object]] = [
        lambda: keep("kst-1-2"),
        lambda: change_kept("kst-1-1", lambda record: replace(record, edited=Edited(title="x"))),
        lambda: replace_kept("kst-1-1", build_record(new), new, b"new"),
    ]
    new = of_file(read_kept("kst-1-1")[1], b"new")
    for action in actions:
        with pytest.MonkeyPatch.context() as broken:
            broken.setattr(module, failing, fail)
            with pytest.raises(KeepError, match=told):
                action()
        assert everything(folder()) == before
    assert set(cards()) == {"kst-1-1"}


def test_a_folder_that_cannot_be_made_is_a_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("ACCENT_LIBRARY", str(tmp_path / "file" / "library"))
    with pytest.raises(KeepError, match=r"kst-1-1 cannot be kept in .*library"):
        keep("kst-1-1")


def test_a_folder_that_cannot_be_looked_into_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("kst-1-1")

    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(place.os, "scandir", refuse)
    listed, (problem,) = list_kept()
    assert listed == () and "cannot be read (Permission denied)" in problem


def test_a_library_that_has_gone_is_named_until_it_is_there_again() -> None:
    keep("kst-1-1")
    assert set(cards()) == {"kst-1-1"}
    moved = folder().rename(folder().with_name("elsewhere"))
    assert library_state() == "gone"
    listed, (problem,) = list_kept()
    assert listed == () and "is not there any more; it held 1 letters" in problem
    moved.rename(folder())
    assert set(cards()) == {"kst-1-1"}


# killed, and several at once


def test_a_writer_that_is_killed_at_any_step_loses_nothing_that_was_kept() -> None:
    code = """
        import os, signal
        from dataclasses import replace
        from shelf_builders import build_record, keep, of_file
        from compare.io.shelf.card import Edited
        from compare.io.shelf.kept import change_kept, read_kept, remove_kept, replace_kept

        steps = [(os, "open"), (os, "fsync"), (os, "replace"), (os, "rename"), (os, "utime"),
                 (os, "fdopen"), (os, "mkdir")]

        def die_before(n):
            left = [n]
            def wrap(function):
                def step(*args, **more):
                    left[0] -= 1
                    if left[0] == 0:
                        os.kill(os.getpid(), signal.SIGKILL)
                    return function(*args, **more)
                return step
            for module, name in steps:
                setattr(module, name, wrap(getattr(module, name)))

        def work(tell):
            def told(*words):
                os.write(tell, (" ".join(words) + "\\n").encode())
            name = f"kst-{os.getpid()}"
            keep(f"{name}-1"); told("kept", f"{name}-1")
            keep(f"{name}-2"); told("kept", f"{name}-2")
            change_kept(f"{name}-1", lambda r: replace(r, edited=Edited(title="T")))
            told("titled", f"{name}-1")
            change_kept(f"{name}-1", lambda r: replace(r, edited=r.edited.then(Edited(id=f"{name}-3"))))
            told("renamed", f"{name}-1", f"{name}-3")
            new = of_file(read_kept(f"{name}-2")[1], b"new")
            replace_kept(f"{name}-2", build_record(new), new, b"new"); told("replaced", f"{name}-2")
            told("removing", f"{name}-2"); remove_kept(f"{name}-2")
            told("done")

        keep("kst-0-0")
        n, done = 0, False
        while not done:
            n += 1
            read, write = os.pipe()
            child = os.fork()
            if not child:
                os.close(read)
                die_before(n)
                work(write)
                os._exit(0)
            os.close(write)
            with os.fdopen(read) as file:
                lines = file.read().splitlines()
            os.waitpid(child, 0)
            print(f"kst-{child}:" + "|".join(lines), flush=True)
            done = lines[-1:] == ["done"]
    """
    with run(code) as process:
        assert process.stdout is not None
        runs = [line.strip().split(":", 1) for line in process.stdout]
    assert process.returncode == 0
    assert len(runs) > 30, "killed before each step in turn"
    kept = cards()
    for _, told in runs:
        done = [line.split() for line in told.split("|") if line]
        there = {words[1]: b"" for words in done if words[0] == "kept"}
        titled = {words[1] for words in done if words[0] == "titled"}
        replaced = {words[1] for words in done if words[0] == "replaced"}
        removing = {words[1] for words in done if words[0] == "removing"}
        renamed = dict(words[1:] for words in done if words[0] == "renamed")
        for id in there:
            # a rename that was not reported may be done, or half: then both names hold the same file
            found = [x for x in (renamed.get(id, id), id.removesuffix("-1") + "-3") if x in kept]
            assert found or id in removing, f"{id} is lost"
            for name in found:
                record, _ = read_kept(name)
                assert id not in titled or record.to_card().title == "T"
                assert id not in replaced or read_kept_source(name)[0] == b"new"


def test_writers_that_are_killed_at_any_moment_lose_nothing_that_was_kept() -> None:
    code = """
        import os, random, signal, sys, time
        from shelf_builders import keep
        chance = random.Random(7)
        keep("warm")
        for n in range(25):
            child = os.fork()
            if not child:
                for m in range(1000):
                    keep(f"kst-{n}-{m}")
                    os.write(1, f"kst-{n}-{m}\\n".encode())
            time.sleep(chance.random() * 0.03)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    """
    with run(code) as process:
        assert process.stdout is not None
        told = process.stdout.read().split()
    assert process.returncode == 0
    kept = cards()
    assert set(told) <= set(kept)
    assert all(read_kept(id)[1].blocks[0].text == f"Dit is {id}." for id in told)


def test_several_processes_add_and_read_at_once() -> None:
    code = """
        from compare.io.shelf.catalogue import list_kept
        from compare.io.shelf.kept import keep_kept
        from shelf_builders import build_letter, build_record, of_file
        me = sys.argv[1]
        for n in range(12):
            for id in (f"kst-1-{n}", f"kst-{me}-{n}"):
                letter = of_file(build_letter([f"Van {me}."], id), me.encode())
                if keep_kept(id, build_record(letter), letter, me.encode()):
                    print(id, flush=True)
            assert list_kept()[1] == ()
    """
    running = [run(code, str(n)) for n in (2, 3, 4)]
    while any(process.poll() is None for process in running):
        assert list_kept()[1] == ()
    told = [process.communicate()[0].split() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    ids = [id for ids in told for id in ids]
    assert len(ids) == len(set(ids)) == len(cards()) == 12 + 3 * 12
    for id in ids:
        by = next(str(n) for n, ids in zip((2, 3, 4), told, strict=True) if id in ids)
        assert read_kept_source(id)[0].decode() == by, "each letter is that of who was told that it is kept"


def test_two_processes_that_edit_one_letter_lose_no_edit() -> None:
    keep("kst-1-1")
    code = """
        from dataclasses import replace
        from compare.io.shelf.card import Edited
        from compare.io.shelf.kept import change_kept
        for n in range(10):
            facts = Edited(**{sys.argv[1]: f"{n}"})
            change_kept("kst-1-1", lambda record: replace(record, edited=record.edited.then(facts)))
    """
    running = [run(code, name) for name in ("title", "sender")]
    assert [process.communicate() and process.returncode for process in running] == [0, 0]
    assert (cards()["kst-1-1"].title, cards()["kst-1-1"].sender) == ("9", "9")


# the kept list


def test_the_list_reads_the_feet_of_new_files_only(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    read = catalogue._read_listed
    monkeypatch.setattr(
        catalogue, "_read_listed", lambda shelf, entry: (seen.append(entry.name), read(shelf, entry))[1]
    )
    keep("kst-1-1")
    keep("kst-1-2")
    assert len(cards()) == 2
    catalogue._list_kept.cache_clear()  # as in another process
    assert len(cards()) == 2
    keep("kst-1-3")
    assert len(cards()) == 3
    change_kept("kst-1-1", lambda record: replace(record, edited=Edited(title="x")))
    assert cards()["kst-1-1"].title == "x"
    assert sorted(seen) == sorted(map(id_to_file, ["kst-1-1", "kst-1-2", "kst-1-3", "kst-1-1"]))


@pytest.mark.parametrize("damage", [b"", b"PAR1", bytes(range(256))])
def test_a_damaged_list_is_made_again(damage: bytes) -> None:
    keep("kst-1-1")
    assert set(cards()) == {"kst-1-1"}
    (path,) = (cache_folder() / "library").iterdir()
    path.write_bytes(damage)
    catalogue._list_kept.cache_clear()
    assert set(cards()) == {"kst-1-1"}
    assert path.read_bytes() != damage


# elsewhere


@pytest.fixture(params=["memory://{}", "file://{}", "{}"])
def address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An address of each kind."""
    named: str = request.param.format(tmp_path / "elders")
    monkeypatch.setenv("ACCENT_LIBRARY", named)
    return named


def test_a_library_at_any_address_is_the_same(address: str) -> None:
    assert library_state() == ""
    letter = keep("kst-1-1", b"first")
    keep("kst-1-2")
    before = library_state()
    assert read_kept("kst-1-1")[1] == letter
    change_kept("kst-1-1", lambda record: replace(record, edited=Edited(title="Anders")))
    assert cards()["kst-1-1"].title == "Anders" and library_state() != before
    assert not keep_kept("kst-1-1", build_record(letter), letter, b"first")
    aside = remove_kept("kst-1-2")
    assert set(cards()) == {"kst-1-1"}
    assert [name for name, _ in list_removed()] == [aside]
    restore_kept(aside)
    other = of_file(letter, b"other")
    replace_kept("kst-1-1", build_record(other), other, b"other")
    assert read_kept_source("kst-1-1")[0] == b"other"
    assert set(cards()) == {"kst-1-1", "kst-1-2"}


def test_a_damaged_file_elsewhere_is_named_and_left_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCENT_LIBRARY", "memory://half")
    keep("kst-1-1")
    keep("kst-1-2")
    place.write_entry(find_shelf(), id_to_file("kst-1-1"), b"PAR1 half of it")
    listed, problems = list_kept()
    assert [x.card.id for x in listed] == ["kst-1-2"]
    assert "kst-1-1: damaged" in problems[0]
    keep("kst-1-1", b"again")
    assert set(cards()) == {"kst-1-1", "kst-1-2"}


def test_an_address_of_an_unknown_kind_is_a_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCENT_LIBRARY", "nowhere://x")
    listed, (problem,) = list_kept()
    assert listed == () and "nowhere://x cannot be read" in problem and "Protocol not known" in problem
    with pytest.raises(KeepError, match="Protocol not known"):
        keep("kst-1-1")
