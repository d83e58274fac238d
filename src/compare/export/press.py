"""Draws and prints with Chrome, in a process of its own: `compare.export.pictures` starts it and may end it.

The options come as JSON in the first argument, a figure as JSON or a page as HTML on standard input; the
picture goes to standard output. Never fed with anything but what this program made itself.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from choreographer import Browser
from choreographer.browsers import Chromium
from kaleido import Kaleido

_OFFLINE = ("--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking")
_NEEDLESS = ("--disable-web-security",)
"""Flags that kaleido's browser has by itself, and that a figure of our own does not need."""
_READY = """
new Promise((done) => {
  const drawn = () => document.readyState === "complete" && [...document.images].every((x) => x.complete) &&
    [...document.querySelectorAll(".plotly-graph-div")].every((x) => x.querySelector(".main-svg"))
  const look = () => drawn() ? document.fonts.ready.then(() => done(true)) : setTimeout(look, 50)
  look()
})
"""


class Printer(Chromium):
    """A Chrome that asks nothing outside, and that ends together with this process."""

    def get_popen_args(self) -> Mapping[str, Any]:
        """In the group of this process, so that ending the group ends Chrome too."""
        return {**super().get_popen_args(), "start_new_session": False}

    def get_cli(self) -> Sequence[str]:
        """The command that starts it."""
        return [*(x for x in super().get_cli() if x not in _NEEDLESS), *_OFFLINE]


async def draw(figure: dict[str, Any], options: dict[str, Any]) -> bytes:
    """A figure as a picture."""
    opts = {name: options[name] for name in ("format", "width", "scale")}
    async with Kaleido(
        n=1,
        timeout=options["timeout"],
        mathjax=False,
        browser_cls=Printer,
        path=options["browser"],
    ) as press:
        drawn: bytes = await press.calc_fig(figure, opts)
        return drawn


async def print_page(html: str, options: dict[str, Any]) -> bytes:
    """A page of HTML as PDF; its own style sheet tells how large the paper is."""
    async with Browser(options["browser"], browser_cls=Printer) as browser:
        tab = await browser.create_tab("about:blank")
        frames = await _ask(tab, "Page.getFrameTree")
        await _ask(tab, "Page.setDocumentContent", frameId=frames["frameTree"]["frame"]["id"], html=html)
        await _ask(tab, "Runtime.evaluate", expression=_READY, awaitPromise=True)
        printed = await _ask(tab, "Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        return base64.b64decode(printed["data"])


async def _ask(tab: Any, command: str, **params: Any) -> dict[str, Any]:
    """What Chrome answers to a command."""
    answer = await tab.send_command(command, params=params)
    result: dict[str, Any] = answer.get("result", {})
    if "error" in answer or "exceptionDetails" in result:
        raise RuntimeError(f"{command}: {answer}")
    return result


def main() -> None:
    """Make what was asked for, within the time that was given."""
    options = json.loads(sys.argv[1])
    given = sys.stdin.buffer.read()
    made = (
        print_page(given.decode(), options)
        if options["format"] == "page"
        else draw(json.loads(given), options)
    )
    sys.stdout.buffer.write(asyncio.run(asyncio.wait_for(made, options["timeout"])))


if __name__ == "__main__":
    main()
