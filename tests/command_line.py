"""The command line, asked and answered in a test."""

import json

import pytest

from compare.cli import main


def rows(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> list[dict[str, object]]:
    """What a command prints, as records."""
    assert main([*arguments, "--format", "jsonl"]) == code
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]
