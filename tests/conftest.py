"""Settings for all tests: the same examples every time, no clock, and a home that is nobody's."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# Before any test is collected: some load the letters at once.
_HOME = tempfile.mkdtemp(prefix="accent-tests-")
os.environ["ACCENT_HOME"] = _HOME
# Servers that a test starts draw only the pages that it asks for.
os.environ["ACCENT_WARM"] = "0"

settings.register_profile("accent", deadline=None, derandomize=True)
settings.load_profile("accent")


_MAIN = sys.modules["__main__"]


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Take a page's place as the main module back: processes that a later test starts would run the page."""
    sys.modules["__main__"] = _MAIN


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take away what the tests kept."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for what one test keeps."""
    monkeypatch.setenv("ACCENT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
