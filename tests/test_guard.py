"""What stands between a browser and the pages lets through what it must, and says what it should."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from compare.ui.guard import HEADERS, guards

PAGE = '<html lang="en"><script>let x = 1;</script><script src="./static/x.js"></script></html>'


def answer(request: Request) -> Response:
    """A page, or what says which parts of it the browser has already."""
    if "if-none-match" in request.headers:
        return Response(status_code=304)
    return HTMLResponse(PAGE)


def ask(path: str, hosts: Sequence[str] = (), **headers: str) -> httpx.Response:
    """What a small server behind the guards answers."""

    async def asked() -> httpx.Response:
        app = Starlette(routes=[Route("/{path:path}", answer)], middleware=guards())
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://brieven.example.nl") as client:
            return await client.get(path, headers={k.replace("_", "-"): v for k, v in headers.items()})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "get_option", {"server.allowedHosts": list(hosts), "server.baseUrlPath": ""}.get)
        return asyncio.run(asked())


def test_every_answer_has_the_headers() -> None:
    for path in ("/", "/termen", "/media/x.csv", "/static/x.js", "/_stcore/health", "/_stcore/metrics"):
        headers = ask(path).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_only_the_script_that_stands_in_the_page_may_run_in_it() -> None:
    policy = ask("/termen").headers["Content-Security-Policy"]
    allowed = re.findall(r"'sha256-([^']*)'", policy)
    assert allowed == [base64.b64encode(hashlib.sha256(b"let x = 1;").digest()).decode()]
    assert "unsafe-inline" not in re.search(r"script-src[^;]*", policy)[0]  # type: ignore[index]
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")


@pytest.mark.parametrize(
    ("query", "lang"), [("", "nl"), ("?lang=en", "en"), ("?lang=<b>", "nl"), ("?a=1&lang=nl", "nl")]
)
def test_a_page_has_the_language_that_is_asked_for(query: str, lang: str) -> None:
    came = ask(f"/termen{query}")
    assert came.text == PAGE.replace('"en"', f'"{lang}"')
    assert int(came.headers["content-length"]) == len(came.content)


def test_a_page_that_the_browser_has_kept_comes_anew() -> None:
    kept = {"If_None_Match": "x", "Accept_Encoding": "gzip", "Range": "bytes=0-1"}
    assert ask("/termen", **kept).text == PAGE.replace('"en"', '"nl"')
    assert ask("/static/x.js", **kept).status_code == 304


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent/mcp"])
def test_closed_doors_stay_closed(path: str) -> None:
    assert ask(path).status_code == 404
    assert ask("/_stcore/health").status_code == 200


def test_another_name_is_refused_when_names_are_given() -> None:
    assert ask("/", ["brieven.example.nl"]).status_code == 200
    assert ask("/", ["*.example.nl"]).status_code == 200
    assert ask("/", ["elders.nl"]).status_code == 400
    assert ask("/", Host="elders.nl").status_code == 200


def test_the_settings_tell_nobody_and_take_no_more_than_ten_megabytes() -> None:
    found = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))
    server = found["server"]
    assert found["browser"]["gatherUsageStats"] is False
    assert server["enableXsrfProtection"] is server["enableCORS"] is True
    assert server["enableAgentApi"] is False and server["maxUploadSize"] == 10
