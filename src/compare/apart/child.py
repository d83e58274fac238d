"""What runs in the process apart: takes one file after another over its socket, reads it, and answers.

Started by `compare.apart.process`, with nothing of its environment. What was read in it is not trusted there.
"""

from __future__ import annotations

import json
import os
import resource
import socket
import sys
import traceback
from typing import Any

from compare.apart.wire import receive, send
from compare.errors import CompareError, NoTextLayerError

_MOST_REQUEST = 2**31  # bytes; what may be read is decided by who asks
_FILES = 32  # that may be open: tables of characters of PDFs are loaded when needed


def main() -> None:
    """Answer until nobody asks any more."""
    wire = socket.socket(fileno=0)
    task, memory, nice = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    answer = _ready_to_draw() if task == "draw" else _ready_to_read()
    os.nice(nice)
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, _FILES),
    ):
        resource.setrlimit(kind, (most, most))
    while True:
        try:
            request = json.loads(receive(wire, most=_MOST_REQUEST))
            files = [receive(wire, most=_MOST_REQUEST) for _ in range(request["files"])]
        except EOFError:
            return
        _allow_work(request["work"])
        header, body = _answer(answer, request, files)
        send(wire, json.dumps(header).encode(), body)
        if "stopped" in header:  # what it left behind in memory is nobody's to have
            return


def _allow_work(seconds: int) -> None:
    """Let the process work so many seconds more; then the system ends it."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent.ru_utime + spent.ru_stime) + seconds, hard))


def _answer(answer: Any, request: dict[str, Any], files: list[bytes]) -> tuple[dict[str, Any], bytes]:
    """What came of it, or why nothing did."""
    try:
        made: tuple[dict[str, Any], bytes] = answer(request, *files)
        return made
    except CompareError as error:
        return {"refused": str(error), "scan": isinstance(error, NoTextLayerError)}, b""
    except MemoryError:
        return {"stopped": "memory"}, b""
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} at {os.path.basename(last.filename)}:{last.lineno}"
        return {"stopped": "broke", "where": where}, b""


def _ready_to_read() -> Any:
    """A function that reads a letter, with all loaded that it needs."""
    from compare.io.papers.readings import letter_to_json
    from compare.letters import load_letter

    def read(request: dict[str, Any], data: bytes, metadata: bytes) -> tuple[dict[str, Any], bytes]:
        return {}, letter_to_json(load_letter(data, name=request["name"], metadata=metadata))

    return read


def _ready_to_draw() -> Any:
    """A function that counts the pages of a PDF, or draws one of them."""
    from compare.io.pdf.pictures import count_sheets, draw_sheet

    def draw(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        if not request["sheet"]:
            return {"sheets": count_sheets(data, request["name"])}, b""
        drawn = draw_sheet(data, request["sheet"], request["name"])
        return {"width": drawn.width, "height": drawn.height, "scale": drawn.scale}, drawn.pixels

    return draw
