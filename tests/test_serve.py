"""The dashboard finds a port of its own and opens without a question."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import serve

ROOT = Path(__file__).resolve().parents[1]


def test_a_port_that_is_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not serve.is_free(port)
        assert serve.find_free_port(port) > port


def test_without_a_free_port_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "is_free", lambda port: False)
    with pytest.raises(SystemExit, match="No free port between 8501 and 8700"):
        serve.find_free_port()


def test_a_server_that_cannot_start_says_what_it_printed() -> None:
    with pytest.raises(RuntimeError, match="not exist"), serve.serving("no_such_page.py"):
        pass


def test_serving_says_the_address_and_answers_there_without_input() -> None:
    first = serve.find_free_port(8651)
    process = subprocess.Popen(
        [sys.executable, "scripts/serve.py", str(first)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(f"Accent: http://localhost:{first} ")
        deadline = time.monotonic() + 60
        while not serve.is_well(f"http://localhost:{first}"):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
    finally:
        process.terminate()
        process.communicate()
