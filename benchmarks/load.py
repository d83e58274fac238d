"""Twenty people at once on one machine, beside a bare Streamlit page with the same charts and tables.

``python benchmarks/load.py``; some four minutes. Each person is a visit over a websocket that speaks
Streamlit's own protocol: it walks over all pages in an order of its own and changes choices, with and without
time to think. Accent and the bare page (`bare_page.py`) run side by side and are asked in turns, so that a
busy machine slows both. A page change is timed from the question to the last message of the answer: what the
server does, without the time that a browser takes to draw.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from sessions import Reader, Turn, visiting

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
from serve import serving  # noqa: E402

PEOPLE = 20
GOAL = 1.5
SEED = 20261122
LETTERS = ROOT / "data" / "letters"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "": ("pair_b=kst-28676-346",),
    "themas": ("who=iedereen", "pair_b=kst-28676-346"),
    "termen": ("concept=navo", "concept=china&sort=left"),
    "typerende_woorden": ("view=evidence", "unit=lemmas"),
    "verschillen": ("fate=kept",),
    "vragen": ("party=SP",),
    "brieven": ("letter=kst-33694-57", "letter=kst-35925-V-84"),
    "stevigheid": ("who=iedereen",),
}
"""What a visitor changes on a page; other pages are asked for once more as they are."""
Times = dict[str, list[float]]


@dataclass(slots=True)
class Run:
    """What was measured of one server: seconds by page, and what went wrong."""

    name: str
    address: str
    process: int
    alone: Times = field(default_factory=lambda: defaultdict(list))
    thinking: Times = field(default_factory=lambda: defaultdict(list))
    rushing: Times = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)

    def note(self, times: Times, page: str, turn: Turn) -> None:
        """Keep a page change."""
        times[page].append(turn.seconds)
        self.errors += [f"{self.name}, {page or 'start'}: {x}" for x in turn.errors]


def server_process(port: int) -> int:
    """Number of the process that listens on a port of this machine."""
    wanted = f":{port:04X}"
    lines = [
        x.split() for file in ("tcp", "tcp6") for x in Path(f"/proc/net/{file}").read_text().splitlines()
    ]
    inodes = {f"socket:[{x[9]}]" for x in lines if x[1].endswith(wanted) and x[3] == "0A"}
    for folder in Path("/proc").glob("[0-9]*/fd"):
        try:
            if any(os.readlink(link) in inodes for link in folder.iterdir()):
                return int(folder.parent.name)
        except OSError:
            continue
    raise RuntimeError(f"nothing listens on port {port}")


def resident(process: int) -> float:
    """Memory of a process in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


async def take_over(accent: Run, folder: Path) -> list[str]:
    """Walk over all pages once, and put their charts and tables in a folder for the bare page.

    Returns:
        The names of the pages, the first one "".
    """
    async with visiting(accent.address) as reader:
        await reader.open()
        pages = list(reader.pages)
        for page in pages:
            drawn = await reader.open(page)
            accent.errors += [f"{page or 'start'}: {x}" for x in drawn.errors]
            for n, element in enumerate(drawn.elements):
                place = folder / f"{page or 'start'}-{n:03}"
                if element.WhichOneof("type") == "plotly_chart":
                    chart = element.plotly_chart
                    kept = {
                        "spec": chart.spec,
                        "config": chart.config,
                        "choose": bool(chart.selection_mode),
                    }
                    place.with_suffix(".json").write_text(json.dumps(kept), encoding="utf-8")
                elif element.WhichOneof("type") == "dataframe":
                    place.with_suffix(".arrow").write_bytes(element.dataframe.arrow_data.data)
    return pages


async def change(run: Run, reader: Reader, page: str, query: str = "") -> Turn:
    """Go to a page, or to its likeness on the bare page."""
    if run.name == "bare":
        return await reader.open("", f"page={page or 'start'}&{query}")
    return await reader.open(page, query)


async def measure_alone(runs: tuple[Run, Run], pages: list[str], rounds: int) -> None:
    """One person on each server, asked in turns."""
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(visiting(run.address)) for run in runs]
        for reader in readers:
            await reader.open()
        for n in range(rounds + 1):
            for page in pages:
                for run, reader in zip(runs, readers, strict=True):
                    turn = await change(run, reader, page)
                    if n:  # the first round is for what is made once
                        run.note(run.alone, page, turn)


async def choose_first(run: Run) -> list[float]:
    """Seconds that each choice takes when nobody made it before; afterwards its results are kept."""
    taken = []
    async with visiting(run.address) as reader:
        await reader.open()
        for page, choices in CHOICES.items():
            for query in choices:
                turn = await change(run, reader, page, query)
                taken.append(turn.seconds)
                run.errors += [f"{page or 'start'}?{query}: {x}" for x in turn.errors]
    return taken


async def walk(run: Run, times: Times, pages: list[str], seed: int, think: float, until: float) -> None:
    """One person: comes, walks over the pages until the time is over, changes a choice on each, leaves."""
    chance = random.Random(seed)
    try:
        async with visiting(run.address) as reader:
            await reader.open()
            while True:
                for page in chance.sample(pages, len(pages)):
                    for query in ("", chance.choice(CHOICES.get(page, ("",)))):
                        if time.monotonic() > until:
                            return
                        if think:
                            await asyncio.sleep(chance.uniform(0.5, 1.5) * think)
                        run.note(times, page, await change(run, reader, page, query))
    except (OSError, TimeoutError) as error:
        run.errors.append(f"{run.name}: {type(error).__name__} {error}")


async def crowd(
    run: Run, times: Times, pages: list[str], seconds: float, think: float, people: int = PEOPLE
) -> None:
    """Many people at once."""
    until = time.monotonic() + seconds
    await asyncio.gather(*(walk(run, times, pages, SEED + n, think, until) for n in range(people)))


async def bring_letters(run: Run) -> float:
    """Twenty people each bring a letter of their own and look at some pages with it.

    Returns:
        Memory in MB while all of them are there.
    """
    paragraphs = next(LETTERS.glob("*.txt")).read_text("utf-8").split("\n\n")
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(visiting(run.address)) for _ in range(PEOPLE)]

        async def bring(reader: Reader, n: int) -> None:
            # Sentences of another order and other words: no second copy of the letter they come from.
            words = " ".join(paragraphs).split()
            random.Random(SEED + n).shuffle(words)
            lines = (" ".join(words[i : i + 60]).capitalize() + "." for i in range(0, len(words), 60))
            text = "Den Haag, 8 maart 2024\n\nGeachte voorzitter,\n\n" + "\n\n".join(lines)
            await reader.open()
            turn = await reader.upload("brieven", f"eigen-{n}.txt", text.encode())
            run.errors += [f"upload: {x}" for x in turn.errors]
            if f"eigen {n}" not in str((await reader.open("themas")).elements):
                run.errors.append(f"upload: «eigen {n}» is not among the letters")
            for page, query in (("termen", ""), ("verschillen", f"pair_b=eigen-{n}")):
                run.errors += [f"with a letter, {page}: {x}" for x in (await reader.open(page, query)).errors]

        await asyncio.gather(*(bring(reader, n) for n, reader in enumerate(readers)))
        return resident(run.process)


def median(times: Times) -> float:
    """Median of all pages together, in milliseconds."""
    return 1000 * statistics.median(x for page in times.values() for x in page)


def late(seconds: list[float]) -> float:
    """95th percentile in milliseconds."""
    return 1000 * sorted(seconds)[min(len(seconds) - 1, int(0.95 * len(seconds)))]


def show_times(what: str, ours: Times, theirs: Times, pages: list[str], charts: set[str]) -> None:
    """Median and 95th percentile of each page, beside the bare page."""
    print(f"\n{what} (milliseconds; ratio of the medians, goal {GOAL})")
    print(f"{'page':20} {'median':>8} {'p95':>8} {'bare':>8} {'p95':>8} {'ratio':>7}")
    for page in pages:
        if not ours[page] or not theirs[page]:
            continue
        a, b = (1000 * statistics.median(x[page]) for x in (ours, theirs))
        told = "" if a / b <= GOAL else "  over" if page in charts else "  over (no chart)"
        print(
            f"{page or 'start':20} {a:8.1f} {late(ours[page]):8.1f} {b:8.1f} {late(theirs[page]):8.1f}"
            f" {a / b:7.2f}{told}"
        )
    both = [x for x in pages if x in charts and ours[x] and theirs[x]]
    a, b = (median({x: times[x] for x in both}) for times in (ours, theirs))
    print(f"{'all with a chart':20} {a:8.1f} {'':8} {b:8.1f} {'':8} {a / b:7.2f}")


async def measure(accent: Run, bare: Run, pages: list[str], seconds: float) -> dict[str, float]:
    """Everything, in turns; returns the memory of Accent's server at each point, in MB."""
    runs = accent, bare
    memory = {"one visit, all pages seen": resident(accent.process)}
    await measure_alone(runs, pages, rounds=7)
    first = await choose_first(accent)
    print(
        f"a choice that nobody made before:          median {statistics.median(first):.2f} s,"
        f" slowest {max(first):.2f} s"
    )
    for _ in range(2):
        for run in runs:
            await crowd(run, run.thinking, pages, seconds, think=4.0)
        for run in runs:
            await crowd(run, run.rushing, pages, seconds / 2, think=0.0)
    memory["after the crowds"] = resident(accent.process)
    memory[f"{PEOPLE} there, each with a letter of their own"] = await bring_letters(accent)
    return memory


async def leave(accent: Run, seconds: float) -> float:
    """Wait until visits that ended are forgotten; the server looks when another visit ends."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        async with visiting(accent.address) as reader:
            await reader.open("methode")
        await asyncio.sleep(5)
    return resident(accent.process)


def name_run(name: str, address: str) -> Run:
    """What will be measured of a server."""
    return Run(name, address, server_process(int(address.rsplit(":", 1)[1])))


async def first_visit(address: str) -> None:
    """The start page, whole, for who comes first."""
    async with visiting(address) as reader:
        await reader.open()


def main() -> int:
    """Measure and print; 1 when something went wrong."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--seconds", type=float, default=24, help="of each walk with time to think")
    seconds: float = options.parse_args().seconds
    # Visits that ended are forgotten after a minute; the measurement does not wait so long.
    os.environ["STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL"] = "10"
    with tempfile.TemporaryDirectory() as name:
        os.environ["ACCENT_BARE"] = name
        began = time.perf_counter()
        with serving(first_port=8642) as ours, serving("benchmarks/bare_page.py", first_port=8646) as theirs:
            accent, bare = name_run("Accent", ours), name_run("bare", theirs)
            asyncio.run(first_visit(ours))
            print(f"from start to the first page, whole:       {time.perf_counter() - began:.1f} s")
            began = time.perf_counter()
            pages = asyncio.run(take_over(accent, Path(name)))
            print(f"all {len(pages)} pages after that:               {time.perf_counter() - began:.1f} s")
            memory = asyncio.run(measure(accent, bare, pages, seconds))
            memory["all have left"] = asyncio.run(leave(accent, 20))
            memory[f"{PEOPLE} others, each with a letter"] = asyncio.run(bring_letters(accent))
            memory["these have left"] = asyncio.run(leave(accent, 20))
        folder = Path(name)
        charts = {x for x in pages if any(folder.glob(f"{x or 'start'}-*.json"))}
    show_times("One person", accent.alone, bare.alone, pages, charts)
    show_times(f"{PEOPLE} people, 2 to 6 seconds to think", accent.thinking, bare.thinking, pages, charts)
    show_times(f"{PEOPLE} people who click without pause", accent.rushing, bare.rushing, pages, charts)
    changes = sum(len(x) for times in (accent.alone, accent.thinking, accent.rushing) for x in times.values())
    print(f"\nerrors: {len(accent.errors)} of {changes} page changes; bare page: {len(bare.errors)}")
    for error in [*accent.errors, *bare.errors][:10]:
        print(f"  {error}")
    print("\nmemory of the server (MB)")
    for moment, amount in memory.items():
        print(f"  {moment:45} {amount:7.0f}")
    return 1 if accent.errors else 0


if __name__ == "__main__":
    sys.exit(main())
