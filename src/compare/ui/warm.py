"""Makes what every page shows first, before the first reader asks for it: as a reader of its own server."""

from __future__ import annotations

import gc
import logging
import os
import time
from threading import Thread

import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from compare.ui.page import PAGES

_PATIENCE = 60.0
_LARGEST = 64_000_000
_log = logging.getLogger(__name__)


def start_warming() -> None:
    """Begin `warm_up` beside what the server does; nothing with ``ACCENT_WARM=0`` in the environment.

    It does not keep the server from stopping.
    """
    if os.environ.get("ACCENT_WARM") != "0":
        Thread(target=warm_up, name="warm-up", daemon=True).start()


def warm_up(port: int | None = None) -> int:
    """Walk over all pages once, so that they are quick for the first reader.

    Afterwards all that is loaded is put where the collector of garbage does not look again: that it
    looked there after each drawing was most of the time of a page. A server that does not answer, or
    answers on an encrypted line only, stays as it is. Between pages it rests, so that whoever comes
    meanwhile has the machine half of the time at least.

    Args:
        port: Where this process serves; None is Streamlit's own setting.

    Returns:
        How many pages were drawn.
    """
    port = port or int(st.get_option("server.port"))
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    allowed = st.get_option("server.allowedHosts") or ["localhost"]
    host = next((x for x in allowed if "*" not in x), "localhost")
    stream = f"ws://{host}:{port}/{path + '/' if path else ''}_stcore/stream"
    listens = str(st.get_option("server.address") or "")
    here = "127.0.0.1" if listens in ("", "0.0.0.0", "::") else listens
    drawn = 0
    try:
        with _connected(stream, here, port) as socket:
            for key, _, _ in PAGES:
                started = time.monotonic()
                _draw("" if key == "start" else key, socket)
                drawn += 1
                time.sleep(time.monotonic() - started)
    except (OSError, WebSocketException) as error:
        _log.info("pages are not made beforehand: %s", error)
    gc.collect()
    gc.freeze()
    return drawn


def _connected(stream: str, here: str, port: int) -> ClientConnection:
    """A line to this server, as soon as it answers."""
    # careful: allowedHosts looks at the name in the request; the server itself is here
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return connect(
                stream,
                address=(here, port),
                subprotocols=[Subprotocol("streamlit")],
                max_size=_LARGEST,
                compression=None,
                proxy=None,
            )
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def _draw(page: str, socket: ClientConnection) -> None:
    """Ask for a page and wait until it has come whole."""
    ask = BackMsg()
    ask.rerun_script.page_name = page
    ask.rerun_script.context_info.color_scheme = "light"
    socket.send(ask.SerializeToString())
    while True:
        came = ForwardMsg.FromString(socket.recv(timeout=_PATIENCE, decode=False))
        ended = came.script_finished if came.WhichOneof("type") == "script_finished" else None
        if ended is not None and ended != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return
