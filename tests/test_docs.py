"""What the documents say exists does exist, and what exists is said."""

from __future__ import annotations

import csv
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from compare.corpus import load_given
from compare.export.examples import Worked, worked_examples
from compare.io.coding import read_coded
from compare.io.promises import read_promises
from compare.io.tables import read_concepts, read_themes

ROOT = Path(__file__).resolve().parents[1]
DOCS = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "data" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


def relative(path: Path) -> str:
    """The path as a reader of the test output knows it."""
    return str(path.relative_to(ROOT))


def targets() -> set[str]:
    """What `make` can be asked for."""
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def commands() -> set[str]:
    """The commands of the command line, as its own help lists them."""
    shown = subprocess.run(
        [sys.executable, "-m", "compare", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": "src", "COLUMNS": "200", "ACCENT_HOME": os.environ["ACCENT_HOME"]},
    )
    listed = set(re.findall(r"^ {4}([a-z]+)(?=  |$)", shown.stdout, re.MULTILINE))
    assert listed, shown.stdout
    return listed


def examples() -> list[tuple[str, str]]:
    """Each command of the README that is followed by what it prints."""
    readme = (ROOT / "README.md").read_text("utf-8")
    pattern = r"```sh\n\.venv/bin/python -m (compare [^\n]+)\n```\n\n```text\n(.*?)```"
    return re.findall(pattern, readme, re.DOTALL)


def code_of(text: str) -> str:
    """Only what stands in code: between backquotes or in a fenced block."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


@pytest.mark.parametrize("path", DOCS, ids=relative)
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    named = set(re.findall(r"\bmake ([a-z]+)", code_of(path.read_text("utf-8"))))
    assert named <= targets()


def test_the_readme_names_the_two_commands_that_do_everything() -> None:
    assert {"run", "test"} <= set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text("utf-8")))


def test_every_make_target_says_what_it_does_in_make_help() -> None:
    explained = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert explained == targets()


def test_every_command_that_is_named_exists_and_every_command_is_named() -> None:
    named = {
        name
        for path in DOCS
        for name in re.findall(r"python -m compare ([a-z]+)", code_of(path.read_text("utf-8")))
    }
    assert named == commands()


def test_the_readme_has_examples() -> None:
    assert len(examples()) >= 2


@pytest.mark.parametrize(("command", "expected"), examples())
def test_an_example_of_the_readme_prints_what_it_says(command: str, expected: str) -> None:
    printed = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": "src", "ACCENT_HOME": os.environ["ACCENT_HOME"]},
    ).stdout
    assert [line.rstrip() for line in printed.splitlines()] == expected.splitlines()


@pytest.mark.parametrize("path", DOCS, ids=relative)
def test_every_link_to_a_file_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
    broken = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert broken == []


@pytest.mark.parametrize("path", sorted((ROOT / "data").glob("*.csv")), ids=relative)
def test_the_data_dictionary_names_every_column(path: Path) -> None:
    dictionary = (ROOT / "data" / "README.md").read_text("utf-8")
    section = re.search(rf"^## {re.escape(path.name)}\b.*?(?=^## |\Z)", dictionary, re.MULTILINE | re.DOTALL)
    assert section, f"data/README.md has no section {path.name}"
    named = set(re.findall(r"^\| `([a-z_]+)` \|", section.group(), re.MULTILINE))
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(line for line in file if not line.startswith("#")))
    assert named == set(columns)


def test_the_data_dictionary_names_every_letter_file() -> None:
    dictionary = (ROOT / "data" / "README.md").read_text("utf-8")
    files = sorted(path.name for path in (ROOT / "data" / "letters").iterdir())
    assert files
    assert [name for name in files if f"`{name}`" not in dictionary] == []


def test_every_requirement_is_pinned() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        wanted = [line for line in lines if line and not line.startswith(("#", "-r "))]
        assert [line for line in wanted if not re.fullmatch(r"[\w.\-]+(\[\w+\])?==[\w.]+", line)] == []


def test_the_changelog_has_the_version_and_says_which_results_change() -> None:
    from compare import __version__

    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## {__version__}" in changelog
    assert "### Results that change" in changelog


def test_the_worked_examples_are_what_comes_out_now() -> None:
    """`benchmarks/worked_examples.py` writes them anew."""
    corpus = load_given()
    lists = (read_concepts(), read_themes(), read_coded(), read_promises())
    worked = Worked(corpus.letter("kst-33694-57"), corpus.letter("kst-35925-V-84"), *lists)
    examples = worked_examples(worked, "en")
    text = (ROOT / "docs" / "methods.md").read_text("utf-8")
    assert [name for name, example in examples.items() if example not in text] == []
    assert set(re.findall(r"<!-- example (\w+): begin -->", text)) == set(examples)
