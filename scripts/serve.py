"""Open the dashboard: find a free port, say the address, become the server.

``python scripts/serve.py [PORT]``; the usual port is 8501, and when it is taken
the next free one is used.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
USUAL_PORT = 8501


def is_free(port: int) -> bool:
    """Whether nothing listens on a port of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.5)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        # A port that a stopped server left a second ago is free.
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(("", port))
        except OSError:
            return False
    return True


def find_free_port(first: int = USUAL_PORT, tries: int = 200) -> int:
    """The first free port from ``first`` on.

    Raises:
        SystemExit: None of the ports tried is free.
    """
    for port in range(first, min(first + tries, 65536)):
        if is_free(port):
            return port
    raise SystemExit(f"No free port between {first} and {first + tries - 1}; close a server and try again.")


def server_command(port: int, app: str = "asgi.py") -> list[str]:
    """The command that serves the app on a port, to be run in the repository's folder."""
    # Naming the address keeps Streamlit from asking the internet for this machine's own.
    options = ["--server.port", str(port), "--browser.serverAddress", "localhost"]
    return [sys.executable, "-m", "streamlit", "run", app, *options]


@contextmanager
def serving(app: str = "asgi.py", first_port: int = 8601, patience: float = 60.0) -> Iterator[str]:
    """The address of a server that lives as long as the block, for tests, screenshots and measurements.

    Args:
        app: The page to start, as a path from the repository's folder.
        first_port: Where to begin looking for a free port.
        patience: Seconds that the server may take to answer.

    Raises:
        RuntimeError: It did not answer; the message holds what it printed.
    """
    port = find_free_port(first_port)
    command = server_command(port, app)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    address = f"http://localhost:{port}"
    try:
        deadline = time.monotonic() + patience
        while not is_well(address):
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()
                raise RuntimeError(
                    f"the server did not start: {process.stdout.read() if process.stdout else ''}"
                )
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.communicate()


def is_well(address: str) -> bool:
    """Whether the server says that it is well."""
    try:
        with urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def main() -> None:
    """Serve until stopped."""
    first = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL_PORT
    port = find_free_port(first)
    if port != first:
        print(f"Port {first} is in use.", flush=True)
    print(f"Accent: http://localhost:{port}  (stop with Ctrl+C)", flush=True)
    os.chdir(ROOT)
    command = server_command(port)
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
