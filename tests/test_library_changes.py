"""What is in the library can be edited, replaced, taken out and read again; a second copy never counts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from command_line import rows
from samples import SAMPLES, needs_samples

from compare import corpus as corpus_module
from compare.cli import main
from compare.corpus import add_letters, load_corpus, load_given, read_file_of
from compare.errors import KeepError, QuestionError, UnknownIdError, UnreadableFileError
from compare.io.papers.readings import reader_fingerprint
from compare.io.shelf import kept as shelf
from compare.io.shelf.kept import id_to_file
from compare.io.shelf.place import find_shelf
from compare.letters import load_letter
from compare.library import (
    Edited,
    ask_library,
    edit_letter,
    find_twin,
    keep_letter,
    library_state,
    list_cards,
    list_removed,
    load_kept,
    read_source,
    rebuild_library,
    rebuilding,
    remove_letter,
    replace_letter,
    restore_letter,
    with_facts,
)
from compare.model import Letter

pytestmark = pytest.mark.usefixtures("own_home")

TEXTS = (
    "Het kabinet zet in op vrede en veiligheid in de wereld, en werkt daarin samen met partners in Europa.",
    "De landbouw staat voor een grote opgave; boeren krijgen de tijd om hun bedrijf daarop aan te passen.",
    "Woningen moeten betaalbaar blijven, ook voor wie voor het eerst een huis zoekt in een grote stad.",
)


def brief(text: str = TEXTS[0], day: str = "8 maart 2024", extra: str = "") -> bytes:
    """A letter as plain text."""
    return f"Den Haag, {day}\n\nGeachte voorzitter,\n\n{text}\n\n{extra}\n".encode()


def keep(name: str, data: bytes, **more: object) -> Letter:
    """Read and keep a letter."""
    added = keep_letter(load_letter(data, name=name), data, **more)  # type: ignore[arg-type]
    assert added.status == "added" and added.letter is not None
    return added.letter


def counted() -> list[str]:
    """Ids of the letters of the library that count."""
    return [card.id for card in list_cards()[0] if not card.witness_of]


# edited


def test_an_edit_changes_the_facts_and_keeps_what_was_read() -> None:
    before = keep("nota.txt", brief())
    edited = edit_letter("nota", Edited(title="Vrede", date=date(2012, 11, 6), kind="report"))
    assert (edited.title, edited.date, edited.kind, edited.cabinet) == (
        "Vrede",
        date(2012, 11, 6),
        "report",
        "Rutte II",
    )
    assert edited.blocks == before.blocks
    assert edited == load_kept("nota") == load_corpus().letter("nota")
    assert [(c.title, c.cabinet) for c in list_cards()[0]] == [("Vrede", "Rutte II")]
    again = edit_letter("nota", Edited(sender="Minister"))
    assert (again.title, again.sender) == ("Vrede", "Minister")


def test_with_facts_does_the_same_to_a_letter_that_is_not_kept() -> None:
    data = brief()
    letter = load_letter(data, name="nota.txt")
    facts = Edited(title="Vrede", id="kst-1-1", date=date(2012, 11, 6))
    private = add_letters(load_given(), [with_facts(letter, facts)]).letter("kst-1-1")
    keep("nota.txt", data, facts=facts)
    assert private == load_kept("kst-1-1")
    assert with_facts(letter, Edited()) is letter


def test_a_letter_is_renamed_and_its_second_copies_follow() -> None:
    keep("nota.txt", brief())
    keep("kopie.txt", brief(extra="Tot ziens."))
    assert load_kept("kopie").witness_of == "nota"
    renamed = edit_letter("nota", Edited(id="kst-1-1"))
    assert renamed.id == "kst-1-1" and {b.place.letter_id for b in renamed.blocks} == {"kst-1-1"}
    assert load_kept("kopie").witness_of == "kst-1-1"
    assert counted() == ["kst-1-1"]
    with pytest.raises(UnknownIdError):
        load_kept("nota")


@pytest.mark.parametrize("id", ["kst-33694-57", "kopie", "", " ", "a#b"])
def test_a_letter_does_not_get_the_name_of_another_or_none(id: str) -> None:
    keep("nota.txt", brief())
    keep("kopie.txt", brief(TEXTS[1]))
    with pytest.raises(KeepError, match="nota cannot be named"):
        edit_letter("nota", Edited(id=id))
    assert sorted(counted()) == ["kopie", "nota"]


def test_what_is_not_there_is_told_with_what_is() -> None:
    keep("nota.txt", brief())
    for action in (remove_letter, load_kept, read_source, lambda id: edit_letter(id, Edited())):
        with pytest.raises(UnknownIdError, match=r"'kst-9-9'; there is nota"):
            action("kst-9-9")


# out and back


def test_what_is_taken_out_can_be_put_back() -> None:
    letter = keep("nota.txt", brief())
    state = library_state()
    removed = remove_letter("nota")
    assert counted() == [] and library_state() != state
    assert list_removed() == (removed,) and removed.short == letter.short
    restore_letter(removed)
    assert load_kept("nota") == letter and list_removed() == ()


def test_another_file_takes_the_place_with_the_edited_facts_and_the_former_goes_aside() -> None:
    keep("nota.txt", brief())
    edit_letter("nota", Edited(title="Vrede"))
    data = brief(TEXTS[1], day="")
    added = replace_letter("nota", load_letter(data, name="beter.txt"), data, b"<metadata/>")
    assert added.letter is not None
    assert (added.letter.id, added.letter.title, added.letter.date) == ("nota", "Vrede", date(2024, 3, 8))
    assert TEXTS[1] in added.letter.text
    assert read_source("nota") == (data, b"<metadata/>")
    folder = find_shelf().folder
    assert folder is not None and len(list((folder / "aside").iterdir())) == 1


# the same paper twice


def test_the_same_file_is_there_once_whatever_it_is_called() -> None:
    keep("nota.txt", brief())
    data = brief()
    again = keep_letter(load_letter(data, name="andere.txt"), data)
    assert again.status == "already there" and again.letter == load_kept("nota")
    given = load_given()
    data = read_file_of(given, given.letters[0])
    assert keep_letter(load_letter(data, name="gegeven.txt"), data).letter == given.letters[0]
    assert counted() == ["nota"]


def test_near_identical_text_is_a_second_copy_that_never_counts() -> None:
    text = " ".join(f"Punt {n} van de brief gaat over onderwerp {7 * n}." for n in range(40))
    keep("nota.txt", brief(text))
    data = brief(text.replace("Punt 9", "Punt negen"), day="")
    added = keep_letter(load_letter(data, name="web.txt"), data)
    assert added.twin is not None and added.letter is not None
    assert (added.twin.id, added.twin.by, added.letter.witness_of) == ("nota", "text", "nota")
    assert 0.8 <= added.twin.alike < 1
    assert added.letter.date == date(2024, 3, 8), "an undated copy has the date of the first"
    corpus = load_corpus()
    assert "web" in {x.id for x in corpus.witnesses} and "web" not in {x.id for x in corpus.letters}
    third = keep("derde.txt", data + b"\n")
    assert third.witness_of == "nota", "a copy of a copy is a copy of the first"


def test_a_reader_may_say_that_it_is_another_paper() -> None:
    keep("nota.txt", brief())
    assert keep("andere.txt", brief(extra="Tot ziens."), of_its_own=True).witness_of == ""
    assert len(counted()) == 2


def test_two_letters_of_different_years_are_two_however_alike() -> None:
    keep("nota.txt", brief())
    assert keep("later.txt", brief(day="8 maart 2025")).witness_of == ""


def test_two_official_papers_are_one_only_when_their_words_are_the_same() -> None:
    motion = " ".join(TEXTS)
    keep("kst-1000-1.txt", brief(motion), facts=Edited(id="kst-1000-1"))
    changed = brief(motion.replace("grote stad", "kleine stad"))
    assert keep("kst-1000-2.txt", changed, facts=Edited(id="kst-1000-2")).witness_of == ""
    same = brief(motion, extra=" ")
    assert keep("kst-2000-1.txt", same, facts=Edited(id="kst-2000-1")).witness_of == "kst-1000-1"


@needs_samples
def test_the_pdf_and_the_page_on_the_web_of_a_letter_are_the_same_letter() -> None:
    folder = SAMPLES.parent / "letters"
    pdf, web, other = (load_letter(next(folder.glob(f"{n}_*"))) for n in ("001", "002", "003"))
    twin = find_twin(web, [other, pdf])
    assert twin is not None and (twin.id, twin.by) == (pdf.id, "text") and twin.alike > 0.95
    assert find_twin(other, [pdf, web]) is None
    by_number = find_twin(replace(web, id="kst-1-1"), [other, replace(pdf, id="kst-1-1")])
    assert by_number is not None and by_number.by == "id" and by_number.alike > 0.95
    by_file = find_twin(replace(other, sha256=pdf.sha256), [pdf])
    assert by_file is not None and (by_file.by, by_file.alike) == ("file", 1.0)
    assert find_twin(web, []) is None


def test_when_the_first_copy_goes_the_next_takes_its_place_until_it_is_back() -> None:
    keep("nota.txt", brief(), kept="2026-01-01")
    keep("b.txt", brief(extra="Dag."), kept="2026-01-02")
    keep("c.txt", brief(extra="Tot ziens."), kept="2026-01-03")
    assert counted() == ["nota"]
    removed = remove_letter("nota")
    assert counted() == ["b"] and load_kept("c").witness_of == "b"
    restore_letter(removed)
    assert counted() == ["nota"]


def test_of_one_file_under_two_names_one_counts() -> None:
    # as two processes that add at one moment may leave behind
    for name, moment in (("b.txt", "2026-01-02"), ("a.txt", "2026-01-01")):
        letter = load_letter(brief(), name=name)
        record = replace(_record_of(letter), kept=moment)
        assert shelf.keep_kept(letter.id, record, letter, brief())
    assert [card.id for card in list_cards()[0]] == ["a"]
    assert [x.id for x in load_corpus().letters if len(x.id) == 1] == ["a"]


def _record_of(letter: Letter) -> shelf.Record:
    from compare.library.keeping import letter_to_record

    return letter_to_record(letter, Edited(), "", "", None)


# what stands on the pages


def test_of_a_large_library_only_those_that_are_asked_for_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_module, "MOST_ON_TABLE", 2)
    for n, text in enumerate(TEXTS):
        keep(f"n{n}.txt", brief(text))
    keep("kopie.txt", brief(TEXTS[1], extra="Dag."))
    given = load_given()
    none = load_corpus()
    assert none.letters == given.letters
    assert none.notes == ("The library holds 4 more letters; name those that you want",)
    some = load_corpus(also=("n0", "kopie", "kst-9-9"))
    assert {x.id for x in some.letters} - {x.id for x in given.letters} == {"n0", "n1"}
    assert {x.id for x in some.witnesses} - {x.id for x in given.witnesses} == {"kopie"}
    assert some.version != none.version == given.version
    assert main(["blocks", "n2"]) == 0, "a command finds it by its id"


def test_a_library_with_something_wrong_is_told_and_the_rest_is_there() -> None:
    keep("nota.txt", brief())
    folder = find_shelf().folder
    assert folder is not None
    (folder / id_to_file("kapot")).write_bytes(b"x")
    corpus = load_corpus()
    assert "nota" in {x.id for x in corpus.letters}
    assert [note.split(":")[0] for note in corpus.notes] == ["kapot"]


def test_a_library_that_has_gone_leaves_the_given_letters() -> None:
    keep("nota.txt", brief())
    assert "nota" in {x.id for x in load_corpus().letters}
    folder = find_shelf().folder
    assert folder is not None
    folder.rename(folder.with_name("elders"))
    corpus = load_corpus()
    assert corpus.letters == load_given().letters and "is not there any more" in corpus.notes[0]


# read again


@pytest.fixture
def older_reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Letters that are kept now were read by an older reader."""
    with pytest.MonkeyPatch.context() as older:
        older.setattr("compare.library.keeping.reader_fingerprint", lambda: "older")
        yield older


def test_a_reading_of_an_older_reader_is_used_with_a_note_until_it_is_rebuilt(
    older_reader: pytest.MonkeyPatch,
) -> None:
    data = brief()
    letter = load_letter(data, name="nota.txt")
    misread = replace(letter, title="Verkeerd gelezen", short="Verkeerd")
    keep_letter(
        misread, data, facts=Edited(sender="Minister van Vrede"), address="https://x", kept="2026-01-01"
    )
    older_reader.undo()
    corpus = load_corpus()
    assert corpus.letter("nota").title == "Verkeerd gelezen"
    assert corpus.notes == ("1 letters were read by another version; to read them again: compare rebuild",)
    (rebuilt,) = rebuild_library()
    assert (rebuilt.id, rebuilt.status) == ("nota", "changed")
    assert rebuilt.changes[0] == f"title: «Verkeerd gelezen» → «{letter.title}»"
    now = load_kept("nota")
    assert (now.title, now.sender) == (letter.title, "Minister van Vrede")
    (card,) = list_cards()[0]
    assert (card.kept, card.address, card.reader) == ("2026-01-01", "https://x", reader_fingerprint())
    assert load_corpus().notes == ()
    assert [x.status for x in rebuild_library()] == ["same"]


def test_an_id_stays_when_a_letter_is_read_again(older_reader: pytest.MonkeyPatch) -> None:
    keep("nota.txt", brief())
    keep("nota.txt", brief(TEXTS[1]))
    ids = counted()
    older_reader.undo()
    assert [(x.id, x.status) for x in rebuild_library(jobs=2)] == [(id, "same") for id in ids]
    assert counted() == ids and "nota" in ids and len(ids) == 2


def test_a_letter_that_can_no_longer_be_read_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before = keep("nota.txt", brief())
    refused = rebuilding.Reading(rebuilding.Item("nota.txt", b""), None, UnreadableFileError("nota.txt: no"))
    monkeypatch.setattr(rebuilding, "read_many_apart", lambda items, jobs: (refused for _ in items))
    (rebuilt,) = rebuild_library()
    assert rebuilt.status == "failed" and str(rebuilt.error) == "nota.txt: no"
    assert load_kept("nota") == before


def write_former(folder: Path, id: str, data: bytes, *, day: str = "") -> Path:
    """A paper as an earlier version kept it."""
    folder.mkdir(parents=True)
    (folder / "paper.txt").write_bytes(data)
    record = {
        "schema": 1, "id": id, "format": "text", "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data), "kept": "2025-01-02T03:04:05+00:00", "address": "", "name": f"{id}.txt",
        "day": day, "metadata_sha256": "",
    }  # fmt: skip
    (folder / "record.json").write_text(json.dumps(record))
    return folder


def test_papers_of_an_earlier_version_are_taken_over_and_none_is_lost(own_home: Path) -> None:
    papers = own_home / "papers"
    write_former(papers / "nota", "nota", brief())
    write_former(papers / "undated", "undated", brief(TEXTS[1], day=""), day="2021-05-04")
    damaged = write_former(papers / "kapot", "kapot", brief(TEXTS[2]))
    (damaged / "paper.txt").write_bytes(b"other")
    assert load_corpus().notes == ("3 papers that an earlier version kept wait for: compare rebuild",)
    assert sorted((x.id, x.status) for x in rebuild_library()) == [
        ("", "failed"),
        ("nota", "taken over"),
        ("undated", "taken over"),
    ]
    dates = {card.id: (card.date, card.kept) for card in list_cards()[0]}
    moment = "2025-01-02T03:04:05+00:00"
    assert dates == {"nota": (date(2024, 3, 8), moment), "undated": (date(2021, 5, 4), moment)}
    assert read_source("nota") == (brief(), b"")
    assert [x.name for x in papers.iterdir()] == ["kapot"], "what is damaged stays where it is"
    assert sorted(x.name for x in (own_home / "aside").iterdir()) == ["nota", "undated"]


# asked


def test_all_letters_can_be_asked_in_sql() -> None:
    keep("a.txt", brief())
    keep("b.txt", brief(TEXTS[1], day="8 maart 2012"))
    edit_letter("b", Edited(sender="Minister"))
    assert ask_library("select id, cabinet, sender from letters order by id") == [
        {"id": "a", "cabinet": "Rutte IV", "sender": ""},
        {"id": "b", "cabinet": "Rutte I", "sender": "Minister"},
    ]
    found = ask_library("select letter_id, text from blocks where text like '%landbouw%'")
    assert found == [{"letter_id": "b", "text": TEXTS[1]}]


def test_an_empty_library_can_be_asked_too() -> None:
    assert ask_library("select count(*) as n from letters") == [{"n": 0}]


@pytest.mark.parametrize(
    "sql",
    [
        "select",
        "select * from nowhere",
        "select * from read_csv('/etc/passwd')",
        "select * from 'https://example.org/x.parquet'",
        "copy letters to '/tmp/accent-written.csv'",
        "set enable_external_access = true",
        "install httpfs",
        "select source from blocks",
    ],
)
def test_what_is_no_question_about_the_letters_is_refused(sql: str) -> None:
    keep("a.txt", brief())
    with pytest.raises(QuestionError, match="cannot be asked this"):
        ask_library(sql)
    assert not Path("/tmp/accent-written.csv").exists()


def test_a_library_elsewhere_can_be_asked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCENT_LIBRARY", "memory://gevraagd")
    keep("a.txt", brief())
    assert ask_library("select count(*) as n from blocks where kind = 'paragraph'")[0]["n"] > 0


# commands


def test_the_command_lists_what_is_kept_with_moment_and_source(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("nota.txt", brief(), kept="2026-01-01", address="https://x")
    monkeypatch.setattr(corpus_module, "MOST_ON_TABLE", 0)
    listed = rows(capsys, "letters")
    assert len({tuple(row) for row in listed}) == 1
    by_id = {row["letter_id"]: row for row in listed}
    assert by_id["kst-33694-57"]["on_table"] and by_id["kst-33694-57"]["kept"] == ""
    nota = by_id["nota"]
    assert (nota["on_table"], nota["kept"], nota["source"]) == (False, "2026-01-01", "https://x")
    found = rows(capsys, "letters", "--where", "cabinet = 'Rutte IV' and words > 3")
    assert [row["letter_id"] for row in found] == ["nota"]
    assert rows(capsys, "letters", "--where", "words > 3000") == []
    assert main(["letters", "--where", "no sense"]) == 1


def test_the_commands_take_out_put_back_and_read_again(capsys: pytest.CaptureFixture[str]) -> None:
    keep("a.txt", brief())
    keep("b.txt", brief(TEXTS[1]))
    (gone, failed) = rows(capsys, "remove", "a", "kst-9-9", code=1)
    assert (gone["letter_id"], gone["status"]) == ("a", "removed")
    assert str(failed["status"]).startswith("failed: no such kept letter")
    assert counted() == ["b"]
    assert [row["status"] for row in rows(capsys, "remove", "--undo")] == ["put back"]
    assert rows(capsys, "remove", "--undo") == []
    assert counted() == ["a", "b"]
    rebuilt = rows(capsys, "rebuild", "--jobs", "1")
    assert rebuilt == [{"letter_id": id, "status": "same", "changes": ""} for id in ("a", "b")]
    assert main(["remove"]) == 1
