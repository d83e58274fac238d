"""The command that works out again what the figures rest on."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from compare.analysis.selftest import run_selftest
from compare.cli.asked import Add, Records, say
from compare.corpus import load_given
from compare.io.coding import read_coded
from compare.io.published import read_published
from compare.io.tables import read_concepts, read_themes


def add_commands(add: Add) -> None:
    """`selftest`."""
    add(
        "selftest",
        _selftest,
        "Works out again what the figures rest on: printed values, hand coding, two copies of a letter.",
    )


def _selftest(options: argparse.Namespace) -> Records:
    checks = run_selftest(load_given(), read_concepts(), read_themes(), read_published(), read_coded())
    failed = [check for check in checks if not check.passed]
    options.failed = bool(failed)
    say(f"{len(checks) - len(failed)} of {len(checks)} checks hold")
    return [asdict(check) for check in checks]
