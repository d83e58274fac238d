"""Papers that a reader adds stand beside the given ones, each once, and one that fails stops no other."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from command_line import rows
from official_site import HTML, METADATA, REPOSITORY, XML, Answer, Site, official_site

from compare import letters as letters_module
from compare.cli import main
from compare.corpus import add_letters, load_corpus
from compare.errors import FetchError
from compare.io.papers import fetch
from compare.io.papers.fetch import Manners, Visit
from compare.io.shelf.kept import id_to_file
from compare.io.shelf.place import find_shelf
from compare.letters import load_letter, recall_letter
from compare.library import (
    Added,
    fetch_and_keep,
    find_files,
    find_papers_asked,
    keep_files,
    list_cards,
)

XML_OF_58 = XML.replace(b">57<", b">58<").replace(b"7 juli 2023", b"8 maart 2024")
AT_58 = f"{REPOSITORY}/kst/33694/kst-33694-58/1/xml/kst-33694-58.xml"
BRIEF = (
    "Den Haag, {day}\n\nGeachte voorzitter,\n\n{text}\n\n"
    "Het kabinet blijft hierover met de Kamer in gesprek.\n"
)


pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def site() -> Iterator[Site]:
    with official_site() as site:
        site.put(AT_58, XML_OF_58)
        yield site


def write_brief(path: Path, text: str = "Dit is een brief.", day: str = "8 maart 2024") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(BRIEF.format(text=text, day=day), encoding="utf-8")
    return path


def fetched(site: Site, asked: str) -> list[Added]:
    with Visit(site.service(), Manners(between=0), sleep=lambda seconds: None) as visit:
        return list(fetch_and_keep(asked, visit))


@pytest.mark.parametrize(
    ("asked", "papers"),
    [
        ("kst-33694-57", ["kst-33694-57"]),
        ("Kamerstuk 33 694, nr. 57", ["kst-33694-57"]),
        ("Kamerstukken II 2019/20, 33694, nr. 57, p. 15", ["kst-33694-57"]),
        ("Kamerstuk 35 925 V, nr. 84", ["kst-35925-V-84"]),
        ("29 521, nrs. 410 en 411", ["kst-29521-410", "kst-29521-411"]),
        ("Aanhangsel Handelingen, vergaderjaar 2020–2021, nr. 3235", ["ah-tk-20202021-3235"]),
        ("https://zoek.officielebekendmakingen.nl/kst-33694-57.html", ["kst-33694-57"]),
    ],
)
def test_a_number_a_citation_and_an_address_name_the_same_papers(asked: str, papers: list[str]) -> None:
    assert [x.id for x in find_papers_asked(asked)] == papers


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("wolkenkrabber", "no number of a paper"),
        ("", "no number of a paper"),
        ("Kamerstuk 33 694", "whole dossier"),
        ("https://example.org/kst-33694-57.html", "only papers of"),
        ("https://zoek.officielebekendmakingen.nl/uitgebreidzoeken", "shows no paper"),
    ],
)
def test_what_names_no_paper_is_refused_with_the_way_to_write_it(asked: str, problem: str) -> None:
    with pytest.raises(FetchError, match=problem) as caught:
        find_papers_asked(asked)
    assert caught.value.reason == "unknown"


def test_a_fetched_paper_stands_beside_the_given_ones_with_date_cabinet_and_name(site: Site) -> None:
    before = load_corpus()
    (added,) = fetched(site, "Kamerstuk 33 694, nr. 58")
    assert added.status == "added" and added.source == site.address + AT_58
    after = load_corpus()
    assert len(after.letters) == len(before.letters) + 1
    letter = after.letter("kst-33694-58")
    assert (letter.date, letter.cabinet, letter.number) == (date(2024, 3, 8), "Rutte IV", "58")
    assert letter.short == "Brief Veiligheid 2024"
    assert [x.date for x in after.letters] == sorted(x.date for x in after.letters)
    assert after.version != before.version


def test_the_same_paper_twice_is_there_once_and_not_asked_for_again(site: Site) -> None:
    fetched(site, "kst-33694-58")
    asked = len(site.asked)
    (again,) = fetched(site, "33694-58")
    assert again.status == "already there" and again.letter is not None
    assert len(site.asked) == asked
    assert len(list_cards()[0]) == 1


def test_a_given_paper_that_is_fetched_is_a_second_copy_and_never_counted(site: Site) -> None:
    site.put(f"{REPOSITORY}/kst/33694/kst-33694-57/1/xml/kst-33694-57.xml", XML)
    before = load_corpus()
    (added,) = fetched(site, "kst-33694-57")
    assert added.status == "added" and added.twin is not None
    assert (added.twin.id, added.twin.by) == ("kst-33694-57", "id")
    asked = len(site.asked)
    assert [x.status for x in fetched(site, "kst-33694-57")] == ["already there"]
    assert len(site.asked) == asked
    after = load_corpus()
    assert after.letters == before.letters
    copy = after.letter("kst-33694-57.xml")
    assert copy.witness_of == "kst-33694-57"
    assert {b.place.letter_id for b in copy.blocks} == {"kst-33694-57.xml"}
    assert len({x.short for x in after.letters + after.witnesses}) == len(after.letters + after.witnesses)


def test_metadata_that_come_with_a_paper_fill_in_what_it_does_not_tell(site: Site) -> None:
    site.put(AT_58, XML_OF_58.replace(b"<al>Den Haag, 8 maart 2024</al>", b""))
    (without,) = fetched(site, "kst-33694-58")
    assert without.status == "failed" and "date" in str(without.error)
    folder = f"{REPOSITORY}/kst/33694/kst-33694-58/1"
    site.put(f"{folder}/metadata/metadata.xml", METADATA.replace(b"-57", b"-58"))
    (added,) = fetched(site, "kst-33694-58")
    assert added.status == "added"
    assert load_corpus().letter("kst-33694-58").date == date(2023, 7, 7)


def test_an_xml_without_text_is_passed_over_for_the_html(site: Site) -> None:
    site.put(AT_58, b"<?xml version='1.0'?><officiele-publicatie><kamerstuk/></officiele-publicatie>")
    dated = HTML.replace(b"<h1>Brief</h1>", b"<p>Den Haag, 8 maart 2024</p><p>Geachte voorzitter,</p>")
    site.put(AT_58.replace("xml", "html"), dated)
    (added,) = fetched(site, "kst-33694-58")
    assert (added.status, added.letter and added.letter.format) == ("added", "html")


def test_one_paper_that_fails_does_not_stop_the_next(site: Site) -> None:
    first, second = fetched(site, "33 694, nrs. 59 en 58")
    assert (first.status, second.status) == ("failed", "added")
    assert isinstance(first.error, FetchError) and first.error.reason == "absent"


def test_a_kept_file_that_was_damaged_is_left_out_with_a_note_and_the_rest_is_there(
    site: Site, tmp_path: Path
) -> None:
    fetched(site, "kst-33694-58")
    list(keep_files([write_brief(tmp_path / "nota.txt")]))
    folder = find_shelf().folder
    assert folder is not None
    (folder / id_to_file("kst-33694-58")).write_bytes(b"damaged")
    corpus = load_corpus()
    assert "nota" in {x.id for x in corpus.letters}
    assert "kst-33694-58" not in {x.id for x in corpus.letters}
    assert len(corpus.notes) == 1 and corpus.notes[0].startswith("kst-33694-58: ")
    (again,) = fetched(site, "kst-33694-58")
    assert again.status == "added"
    assert "kst-33694-58" in {x.id for x in load_corpus().letters}
    assert load_corpus().notes == ()


def test_two_files_of_one_name_are_two_letters_and_the_same_file_is_one(tmp_path: Path) -> None:
    paths = [
        write_brief(tmp_path / x / "nota.txt", text)
        for x, text in (("a", "Een."), ("b", "Twee."), ("c", "Een."))
    ]
    statuses = [x.status for x in keep_files(paths)]
    assert statuses == ["added", "added", "already there"]
    own = [x for x in load_corpus().letters if x.id.startswith("nota")]
    assert len(own) == 2 and len({x.short for x in own}) == 2


def test_a_paper_without_a_date_is_kept_only_with_one_that_is_given(tmp_path: Path) -> None:
    path = tmp_path / "nota.txt"
    path.write_text("Geachte voorzitter,\n\nDit is een brief zonder datum.\n", encoding="utf-8")
    (refused,) = keep_files([path])
    assert refused.status == "failed" and "give its date" in str(refused.error)
    (added,) = keep_files([path], day=date(2021, 5, 4))
    assert added.status == "added"
    assert load_corpus().letter("nota").date == date(2021, 5, 4)


def test_a_date_that_is_given_does_not_replace_the_one_that_a_paper_tells(tmp_path: Path) -> None:
    (added,) = keep_files([write_brief(tmp_path / "nota.txt")], day=date(2001, 1, 1))
    assert added.letter is not None and added.letter.date == date(2024, 3, 8)


def test_files_are_kept_in_order_also_by_several_processes_and_errors_stay_with_their_file(
    tmp_path: Path,
) -> None:
    paths = [write_brief(tmp_path / f"{n}.txt", f"Brief {n}.") for n in range(5)]
    paths[2].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    paths[4].unlink()
    paths.append(write_brief(tmp_path / "6.txt", "Brief 6."))
    added = list(keep_files(paths, 2))
    assert [x.asked for x in added] == [str(path) for path in paths]
    assert [x.status for x in added] == ["added", "added", "failed", "added", "failed", "added"]
    assert "picture" in str(added[2].error) and "cannot be opened" in str(added[4].error)
    assert added[0].letter == load_corpus().letter("0")
    assert added[0].letter == replace(load_letter(paths[0]), cabinet="Rutte IV")


def test_of_a_folder_the_papers_are_taken_and_not_the_metadata_or_what_is_hidden(tmp_path: Path) -> None:
    for name in (
        "b.pdf",
        "a.XML",
        "a.metadata.xml",
        "metadata_owms.xml",
        ".hidden.txt",
        "notes.md",
        "sub/c.txt",
    ):
        write_brief(tmp_path / name)
    assert [str(p.relative_to(tmp_path)) for p in find_files([tmp_path])] == ["a.XML", "b.pdf", "sub/c.txt"]


def test_what_was_read_is_not_read_again_until_the_file_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_brief(tmp_path / "nota.txt")
    first = recall_letter(path)
    assert first == load_letter(path)
    times: list[str] = []
    read = letters_module.read_source

    def count(data: bytes, name: str) -> object:
        times.append(name)
        return read(data, name)

    monkeypatch.setattr(letters_module, "read_source", count)
    assert recall_letter(path) == first and times == []
    write_brief(path, "Nu staat er iets anders.")
    assert recall_letter(path) != first and times == ["nota.txt"]


def test_letters_of_a_visit_join_the_corpus_without_changing_it_for_others() -> None:
    given = load_corpus()
    own = load_letter(BRIEF.format(text="Eigen.", day="8 maart 2024").encode(), name="eigen.txt")
    joined = add_letters(given, [own, own])
    assert {x.id for x in joined.letters} - {x.id for x in given.letters} == {"eigen"}
    assert joined.witnesses == given.witnesses
    assert "eigen" not in {x.id for x in load_corpus().letters}


def test_the_command_adds_files_tells_what_became_of_each_and_ends_with_1_when_one_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_brief(tmp_path / "in" / "nota.txt")
    (tmp_path / "in" / "plaatje.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    added, failed = rows(capsys, "add", str(tmp_path / "in"), "--jobs", "2", code=1)
    assert list(added) == [
        "letter_id", "title", "date", "format", "source", "blocks", "words", "witness_of", "status",
    ]  # fmt: skip
    assert list(failed) == list(added)
    assert (added["letter_id"], added["date"], added["format"], added["status"]) == (
        "nota",
        "2024-03-08",
        "text",
        "added",
    )
    assert str(failed["status"]).startswith("failed: this is a picture")
    assert "nota" in {r["letter_id"] for r in rows(capsys, "letters")}
    assert "Dit is een brief." in {r["text"] for r in rows(capsys, "blocks", "nota")}
    (again,) = rows(capsys, "add", str(tmp_path / "in" / "nota.txt"))
    assert again["status"] == "already there"


class Terminal(io.StringIO):
    """A terminal that remembers what was drawn on it."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_bar_tells_how_far_it_is_and_goes_away_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [write_brief(tmp_path / f"{n}.txt", f"Brief {n}.") for n in range(3)]
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["add", *map(str, paths), "--jobs", "1"]) == 0
    drawn = terminal.getvalue()
    assert [f"{n}/3" in drawn for n in range(4)] == [True] * 4
    assert drawn.endswith("\r\033[K")


def test_where_there_is_no_terminal_nothing_is_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(write_brief(tmp_path / "nota.txt"))]) == 0
    assert capsys.readouterr().err == ""


def test_the_command_fetches_by_number(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        fetch, "Visit", lambda say: Visit(site.service(), Manners(between=0), say, sleep=lambda seconds: None)
    )
    site.answers[f"{REPOSITORY}/kst/33694/kst-33694-59/1/xml/kst-33694-59.xml"] = Answer(404)
    assert main(["add", "33694-58", "kst-33694-59", "--format", "jsonl"]) == 1
    printed = capsys.readouterr()
    added, failed = (json.loads(line) for line in printed.out.splitlines())
    assert (added["letter_id"], added["source"]) == ("kst-33694-58", site.address + AT_58)
    assert "no such paper" in failed["status"]
    assert printed.err.count("tried http") == 6
    assert rows(capsys, "blocks", "kst-33694-58")
