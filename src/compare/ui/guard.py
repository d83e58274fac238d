"""What stands between a browser and the pages: headers, closed doors, names of the server, the language."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from compare.i18n import LANGUAGES

CLOSED = ("_stcore/metrics", "_stcore/agent")
"""What Streamlit tells of itself, and its door for programs: nobody's here."""
FILES = ("static/", "media/", "component/", "app/static/", "_stcore/")
"""Beginnings of addresses that are no page."""
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' blob:{scripts}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; frame-src 'none'; frame-ancestors 'none'; "
    "form-action 'self'; base-uri 'self'; object-src 'none'"
)
"""What a page may load: from this server alone.

Streamlit and Plotly write styles into their elements, and the code of a component comes as a blob,
which only a script that runs already can make.
"""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
}
_INLINE = re.compile(rb"<script>(.*?)</script>", re.S)
_WHOLE = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
_LANG = re.compile(rb'<html lang="\w*"')


def guards() -> list[Middleware]:
    """What every request goes through, the outermost first; to be given to `st.App`.

    A request that asks for another server than those of ``server.allowedHosts`` is refused
    when any are named there.
    """
    hosts = list(st.get_option("server.allowedHosts") or ["*"])
    return [Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False), Middleware(Guard)]


class Guard:
    """Closes what is nobody's, says what a browser may do, and tells the language of a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.base = str(st.get_option("server.baseUrlPath") or "").strip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"].lstrip("/").removeprefix(self.base).lstrip("/")
        answer = PlainTextResponse("Not found", 404) if path.startswith(CLOSED) else self.app
        if path.startswith((*CLOSED, *FILES)):
            await answer(scope, receive, _with_headers(send))
        else:
            # careful: in a page that is compressed, or that the browser has kept, nothing can be written
            headers = [(name, value) for name, value in scope["headers"] if name not in _WHOLE]
            await answer({**scope, "headers": headers}, receive, _with_language(send, _language_of(scope)))


def _with_headers(send: Send, policy: str = POLICY.format(scripts="")) -> Send:
    """Send on with the headers of every answer."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update({**HEADERS, "Content-Security-Policy": policy})
        await send(message)

    return sent


def _with_language(send: Send, lang: str) -> Send:
    """Send a page on with its language in it, and leave to run what stands in it."""
    begun: list[Message] = []
    body = bytearray()

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            begun.append(message)
            return
        body.extend(message.get("body", b""))
        if message.get("more_body"):
            return
        page = _LANG.sub(b'<html lang="%s"' % lang.encode(), bytes(body), count=1)
        hashes = (b64encode(hashlib.sha256(script).digest()).decode() for script in _INLINE.findall(page))
        policy = POLICY.format(scripts="".join(f" 'sha256-{x}'" for x in hashes))
        if page:
            MutableHeaders(scope=begun[0])["content-length"] = str(len(page))
        forward = _with_headers(send, policy)
        await forward(begun[0])
        await forward({"type": "http.response.body", "body": page})

    return sent


def _language_of(scope: Scope) -> str:
    """The language that an address asks for; the first of `LANGUAGES` when it asks for none."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[-1]
    return asked if asked in LANGUAGES else LANGUAGES[0]
