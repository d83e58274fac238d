"""A reader without a browser: speaks Streamlit's own protocol over a websocket, as a browser does."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLsRequest
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 120.0
"""Seconds after which a page that has not come counts as an error."""
_KEPT_RUNS = 2
"""How many drawings a browser keeps a large message, which is then not sent again."""
_LARGEST = 64_000_000


@dataclass(frozen=True, slots=True)
class Turn:
    """One page as it came: seconds from asking to the last message, what stood on it, what went wrong."""

    seconds: float
    elements: tuple[Element, ...]
    messages: int
    size: int
    errors: tuple[str, ...] = ()


@dataclass(slots=True)
class Reader:
    """A visit over one websocket."""

    socket: ClientConnection
    address: str
    session: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    kept: dict[str, tuple[Element, int]] = field(default_factory=dict)
    turns: int = 0

    async def open(self, page: str = "", query: str = "", widgets: Iterable[WidgetState] = ()) -> Turn:
        """Ask for a page by its name in the address, "" for the first, and take it in to the end."""
        ask = BackMsg()
        run = ask.rerun_script
        run.query_string = query
        if page in self.pages:
            run.page_script_hash = self.pages[page]
        else:
            run.page_name = page
        run.context_info.url = f"{self.address}/{page}"
        run.context_info.timezone = "Europe/Amsterdam"
        run.context_info.locale = "nl-NL"
        run.context_info.color_scheme = "light"
        run.cached_message_hashes.extend(self.kept)
        run.widget_states.widgets.extend(widgets)
        return await self._take_in(ask)

    async def _take_in(self, ask: BackMsg) -> Turn:
        """Send one message and read the answers until the script has ended."""
        self.turns += 1
        elements: list[Element] = []
        errors: list[str] = []
        messages = size = 0
        started = time.perf_counter()
        await self.socket.send(ask.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                came = await self.socket.recv(decode=False)
                messages, size = messages + 1, size + len(came)
                message = ForwardMsg.FromString(came)
                kind = message.WhichOneof("type")
                if kind == "new_session":
                    self._begin(message.new_session)
                elif kind == "ref_hash":
                    element = self.kept[message.ref_hash][0]
                    self.kept[message.ref_hash] = element, self.turns
                    elements.append(element)
                elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                    element = message.delta.new_element
                    elements.append(element)
                    if message.metadata.cacheable:
                        self.kept[message.hash] = element, self.turns
                    if element.WhichOneof("type") == "page_link" and not element.page_link.external:
                        self.pages[element.page_link.page] = element.page_link.page_script_hash
                    if element.WhichOneof("type") == "exception":
                        errors.append(f"{element.exception.type}: {element.exception.message}")
                elif kind == "script_finished":
                    # Another run follows when the script asked for it itself.
                    if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        elements.clear()
                        continue
                    if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                        errors.append("the script did not compile")
                    break
                elif kind == "page_not_found":
                    errors.append("no such page")
        seconds = time.perf_counter() - started
        self.kept = {name: x for name, x in self.kept.items() if self.turns - x[1] < _KEPT_RUNS}
        return Turn(seconds, tuple(elements), messages, size, tuple(errors))

    def _begin(self, new: NewSession) -> None:
        """Remember who we are, and where it all begins."""
        self.session = new.initialize.session_id
        self.pages[""] = new.main_script_hash

    async def upload(self, page: str, name: str, data: bytes) -> Turn:
        """Put a file in the form of a page and send the form.

        Raises:
            LookupError: The page has no place for files.
        """
        drawn = (await self.open(page)).elements
        place = next((x.file_uploader for x in drawn if x.WhichOneof("type") == "file_uploader"), None)
        if place is None:
            raise LookupError(f"{page} has no place for files")
        file = WidgetState(id=place.id)
        ask = BackMsg(
            file_urls_request=FileURLsRequest(
                request_id=uuid.uuid4().hex, file_names=[name], session_id=self.session
            )
        )
        await self.socket.send(ask.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                message = ForwardMsg.FromString(await self.socket.recv(decode=False))
                if message.WhichOneof("type") == "file_urls_response":
                    break
        urls = message.file_urls_response.file_urls[0]
        async with httpx.AsyncClient(base_url=self.address, timeout=PATIENCE) as client:
            await client.get("/_stcore/health")
            token = client.cookies.get("_streamlit_xsrf") or ""
            sent = await client.put(
                urls.upload_url, files={"file": (name, data)}, headers={"X-Xsrftoken": token}
            )
            sent.raise_for_status()
        info = file.file_uploader_state_value.uploaded_file_info.add()
        info.file_id, info.name, info.size = urls.file_id, name, len(data)
        info.file_urls.CopyFrom(urls)
        states = [file]
        buttons = (x.button for x in drawn if x.WhichOneof("type") == "button")
        for button in buttons:
            if place.form_id and button.form_id == place.form_id and button.is_form_submitter:
                states.append(WidgetState(id=button.id, trigger_value=True))
        return await self.open(page, widgets=states)


@asynccontextmanager
async def visiting(address: str) -> AsyncIterator[Reader]:
    """A reader at a server, who leaves at the end of the block.

    Args:
        address: As in ``http://localhost:8501``.
    """
    stream = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    async with connect(
        stream,
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=_LARGEST,
        compression=None,
        ping_interval=None,
        proxy=None,
    ) as socket:
        yield Reader(socket, address)
