"""How a letter was read is shown on screen and by the command line, and a correction shows in all of it."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from command_line import rows
from PIL import Image
from streamlit.testing.v1 import AppTest
from typesetting.made import every_element
from typesetting.official import typeset

from compare import corpus
from compare.cli import asked, audit, library, main, reading
from compare.corpus import Corpus, load_corpus, read_file_of
from compare.errors import DataFileError, UnreadableFileError
from compare.io.tables import DATA_DIR
from compare.text.tokens import count_words
from compare.ui import page

ROOT = Path(__file__).resolve().parents[1]
TEXT, PDF = "kst-33694-57", "kst-99999-1"
HEAD = "letter,page,block,field,value,reason,by,date\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the letters, and one more that is a PDF."""
    monkeypatch.setenv("ACCENT_HOME", str(tmp_path / "home"))
    made = tmp_path / "data"
    shutil.copytree(DATA_DIR, made)
    (made / "letters" / "made.pdf").write_bytes(typeset(every_element()).data)
    with (made / "letters.csv").open("a", encoding="utf-8", newline="") as file:
        facts = [PDF, "Brief", "Gemaakte brief", "letter", "Minister", "Rutte III", "2021-01-01", "day"]
        csv.writer(file).writerow(["made.pdf", *facts, "99999", "1", "2020-2021", "1", "", ""])
    (made / "corrections.csv").write_text(HEAD, "utf-8")
    return made


def correct(folder: Path, *lines: str) -> Corpus:
    """The corpus with these corrections."""
    (folder / "corrections.csv").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    return load_corpus(folder)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[Path]:
    """Commands and pages that look in the folder."""
    for module in (asked, audit, library, reading, page):
        monkeypatch.setattr(module, "load_corpus", partial(load_corpus, folder))
    page._load.clear()
    yield folder
    page._load.clear()


def load_corpus_anew() -> None:
    """Forget what was loaded, as a new start does."""
    corpus._load_given.cache_clear()
    corpus._load_corpus.cache_clear()


def open_letter(**address: str) -> AppTest:
    """The page of letters at an address."""
    app = AppTest.from_file(str(ROOT / "pages" / "brieven.py"), default_timeout=120)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert [x.value for x in app.exception] == []
    return app


def html_of(app: AppTest) -> str:
    return "\n".join(str(x.proto.body) for x in app.get("html"))


def test_a_correction_shows_in_the_blocks_the_audit_and_the_counts(
    use: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    block = next(b for b in load_corpus(use).letter(TEXT).blocks if b.kind == "paragraph" and b.n > 20)
    before = next(r for r in rows(capsys, "letters") if r["letter_id"] == TEXT)
    begin = " ".join(block.text.split()[:3])
    line = f'{TEXT},{block.place.page},"{block.n} {begin}",kind,table,het is een tabel,A. Lezer,2026-11-21'
    assert correct(use, line).version
    load_corpus_anew()
    assert rows(capsys, "blocks", TEXT)[block.n - 1]["kind"] == "table"
    told = [r for r in rows(capsys, "audit", TEXT) if r["what"] == "correction"]
    assert [(r["page"], r["block"]) for r in told] == [(block.place.page, block.n)]
    assert told[0]["detail"] == "kind «paragraph» → «table»: het is een tabel (A. Lezer, 2026-11-21)"
    after = next(r for r in rows(capsys, "letters") if r["letter_id"] == TEXT)
    assert after["paragraphs"] == before["paragraphs"] - 1  # type: ignore[operator]
    assert after["words"] < before["words"]  # type: ignore[operator]


def test_the_version_of_the_corpus_changes_with_a_correction(folder: Path) -> None:
    before = load_corpus(folder).version
    load_corpus_anew()
    assert correct(folder, f"{TEXT},1,1,speaker,,x,y,2026-11-21").version != before


def test_a_correction_of_another_place_stops_with_what_stands_there(folder: Path) -> None:
    with pytest.raises(DataFileError, match=r"line 2, column page: block 1 stands on page 1 and begins «"):
        correct(folder, f"{TEXT},7,1,drop,,x,y,2026-11-21")


def test_a_correction_of_a_paper_that_is_not_loaded_is_told(
    use: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (note,) = correct(use, "kst-1-1,1,1,drop,,x,y,2026-11-21").notes
    assert note.startswith("corrections.csv, line 2, column letter: 'kst-1-1' is not loaded")
    assert main(["audit", TEXT]) == 0
    assert note in capsys.readouterr().err


def test_the_file_of_a_letter_is_given_only_when_it_is_the_one_that_was_read(folder: Path) -> None:
    loaded = load_corpus(folder)
    path = folder / "letters" / "made.pdf"
    assert read_file_of(loaded, loaded.letter(PDF)) == path.read_bytes()
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(UnreadableFileError, match=r"made\.pdf: was changed after it was read"):
        read_file_of(loaded, loaded.letter(PDF))
    path.unlink()
    with pytest.raises(UnreadableFileError, match=r"made\.pdf: is not kept here"):
        read_file_of(loaded, loaded.letter(PDF))


def test_the_words_of_the_pages_sum_to_those_of_the_blocks(
    use: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [str(r["detail"]) for r in rows(capsys, "audit", TEXT) if r["what"] == "page"]
    words = sum(int(detail.split(", ")[1].split()[0]) for detail in pages)
    assert words == sum(count_words(b.text) for b in load_corpus(use).letter(TEXT).blocks)


def test_the_command_writes_a_picture_of_each_page(
    use: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["blocks", PDF, "--picture", str(tmp_path / "out")]) == 0
    written = sorted((tmp_path / "out").iterdir())
    assert [path.name for path in written][:2] == [f"{PDF}-p01.png", f"{PDF}-p02.png"]
    told = capsys.readouterr()
    assert all(f"wrote {path}" in told.err for path in written)
    assert "wrote" not in told.out
    assert Image.open(io.BytesIO(written[0].read_bytes())).size[0] == 1190


def test_the_command_says_why_a_text_file_has_no_pictures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["blocks", TEXT, "--picture", str(tmp_path / "out")]) == 1
    told = capsys.readouterr()
    assert told.out == "" and "has no printed pages to draw; give a PDF" in told.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_tells_how_a_letter_was_read(lang: str) -> None:
    app = open_letter(letter="kst-35925-V-84", lang=lang)
    assert len(app.tabs) >= 6
    seen = html_of(app)
    assert load_corpus().letter("kst-35925-V-84").sha256 in seen
    assert 'class="acc-doubt"' in seen, "the doubtful block has no sign in the margin"
    assert app.code[0].value.startswith("letter,page,block,field,value,reason,by,date\nkst-35925-V-84,")


def test_a_letter_without_printed_pages_says_so_and_offers_none() -> None:
    app = open_letter(letter=TEXT)
    assert "alleen een PDF heeft daar afbeeldingen van" in html_of(app)
    assert not [x for x in app.toggle if x.key == "pages"]


def test_a_pdf_is_shown_page_by_page_beside_its_text(use: Path) -> None:
    app = open_letter(letter=PDF, pages="true")
    letter = load_corpus(use).letter(PDF)
    assert app.selectbox(key="sheet").value == "1"
    assert len(app.get("image")) == 1
    first = {b.n for b in letter.blocks if any(a.sheet == 1 for a in b.areas)}
    assert all((f'id="b{b.n}"' in html_of(app)) == (b.n in first) for b in letter.blocks)
    app.selectbox(key="sheet").set_value("2").run()
    assert app.query_params["sheet"] == "2"
    second = {b.n for b in letter.blocks if any(a.sheet == 2 for a in b.areas)}
    assert all((f'id="b{b.n}"' in html_of(app)) == (b.n in second) for b in letter.blocks)


def test_a_link_to_a_block_opens_its_page(use: Path) -> None:
    letter = load_corpus(use).letter(PDF)
    block = next(b for b in letter.blocks if b.areas and b.areas[0].sheet == 2)
    app = open_letter(letter=PDF, pages="true", block=str(block.n))
    assert app.selectbox(key="sheet").value == "2"


def test_corrections_stand_on_the_page_with_what_stood_there(use: Path) -> None:
    correct(use, f"{PDF},1,1,speaker,VVD,zo staat het er,A. Lezer,2026-11-21")
    load_corpus_anew()
    seen = html_of(open_letter(letter=PDF))
    assert "<del>kabinet</del> VVD" in seen and "zo staat het er" in seen and "A. Lezer, 2026-11-21" in seen
