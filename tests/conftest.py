"""Settings for all tests: the same examples every time, no clock, and a home that is nobody's."""

import os
import shutil
import tempfile

import pytest
from hypothesis import settings

# Before any test is collected: some load the letters at once.
_HOME = tempfile.mkdtemp(prefix="accent-tests-")
os.environ["ACCENT_HOME"] = _HOME

settings.register_profile("accent", deadline=None, derandomize=True)
settings.load_profile("accent")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take away what the tests kept."""
    shutil.rmtree(_HOME, ignore_errors=True)
