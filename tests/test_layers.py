"""Imports point one way, and one place knows Streamlit, one Plotly, one the disk."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "compare"

UNDER_THE_SCREENS = {
    "errors", "model", "statistics", "i18n", "io", "text", "letters", "apart", "corpus", "library",
    "index", "analysis", "tables", "charts", "export",
}  # fmt: skip
MAY_IMPORT = {
    "errors": set(),
    "model": set(),
    "signs": set(),
    "statistics": set(),
    "i18n": {"errors"},
    "io": {"errors", "model", "signs"},
    "text": {"errors", "model", "signs"},
    "letters": {"errors", "model", "io", "text"},
    "apart": {"errors", "model", "io", "text", "letters"},
    "corpus": {"errors", "model", "io", "text", "letters", "apart"},
    "library": {"errors", "model", "io", "text", "letters", "apart", "corpus"},
    "index": {"errors", "model", "io", "text", "letters", "corpus", "library"},
    "analysis": {"errors", "model", "statistics", "text", "letters", "corpus", "index"},
    "tables": {"errors", "model", "statistics", "text", "letters", "corpus", "index", "analysis"},
    "charts": {"errors", "model", "statistics", "i18n", "text", "letters", "corpus", "analysis", "tables"},
    "export": {
        "errors",
        "model",
        "statistics",
        "i18n",
        "text",
        "letters",
        "corpus",
        "analysis",
        "tables",
        "charts",
    },
    "ui": UNDER_THE_SCREENS,
    "cli": UNDER_THE_SCREENS,
    "pages": {
        "errors",
        "model",
        "statistics",
        "i18n",
        "text",
        "analysis",
        "tables",
        "charts",
        "export",
        "ui",
    },
}
"""What each layer may import beside itself. A layer that is not here is a mistake."""

READING = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "read_csv", "read_parquet"}
MAY_READ = {
    "io": "that is what it is for",
    "letters": "composes reading and cutting",
    "apart": "hands files to the process that reads them",
    "corpus": "composes reading and cutting",
    "library": "keeps what a reader brings",
    "index": "keeps what was counted of the library",
    "i18n": "reads the catalogues",
    "ui": "reads the style sheet that stands beside it",
}


def modules() -> list[Path]:
    """Every Python file of the project that is not a test or a script."""
    pages = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))]
    return [*sorted(PACKAGE.rglob("*.py")), *(page for page in pages if page.exists())]


def layer_of(path: Path) -> str:
    """The layer that a file is part of."""
    if not path.is_relative_to(PACKAGE):
        return "pages"
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Dotted names of all that is imported; ``from compare import model`` gives ``compare.model``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if module == "compare":
                yield from (f"compare.{alias.name}" for alias in node.names)
            else:
                yield "." * node.level + module


def layers_imported(tree: ast.AST) -> set[str]:
    """Layers of this package that a file imports."""
    found = {name.split(".")[1] for name in imports(tree) if name.startswith("compare.")}
    return found - {"__version__"}


def is_called(tree: ast.AST, names: set[str]) -> set[str]:
    """Which of these functions or methods a file calls."""
    called = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            called |= {name} & names
    return called


def parse(path: Path) -> ast.Module:
    """The file as a tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


each_module = pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))


def test_the_test_sees_what_is_imported() -> None:
    code = "import compare.io.text\nfrom compare import model, ui\nfrom compare.cli import x\nimport re"
    assert layers_imported(ast.parse(code)) == {"io", "model", "ui", "cli"}
    assert is_called(ast.parse("path.read_text()\nopened(x)"), READING) == {"read_text"}


@each_module
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    layer = layer_of(path)
    if path == PACKAGE / "__init__.py":
        assert layers_imported(parse(path)) == set()
        return
    if path == PACKAGE / "__main__.py":
        assert layers_imported(parse(path)) <= {"cli"}
        return
    assert layer in MAY_IMPORT, f"{layer} is not a layer of the plan"
    assert layers_imported(parse(path)) - {layer} <= MAY_IMPORT[layer]


@each_module
def test_imports_are_written_in_full(path: Path) -> None:
    assert [name for name in imports(parse(path)) if name.startswith(".")] == []


@each_module
def test_only_the_screens_know_streamlit_and_only_the_charts_know_plotly(path: Path) -> None:
    packages = {name.split(".")[0] for name in imports(parse(path))}
    if layer_of(path) not in ("ui", "pages"):
        assert "streamlit" not in packages
    if layer_of(path) != "charts":
        assert "plotly" not in packages


@each_module
def test_only_reading_opens_files(path: Path) -> None:
    if layer_of(path) not in MAY_READ:
        assert is_called(parse(path), READING) == set()


def test_every_page_stands_in_the_pages_folder_and_none_is_a_helper() -> None:
    for page in sorted((ROOT / "pages").glob("*.py")):
        assert "frame" in is_called(parse(page), {"frame"}), f"{page.name} does not call ui.frame"
