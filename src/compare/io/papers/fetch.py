"""Brings a paper from the official sites: politely, from those sites only, and never half.

Asks for XML, HTML and PDF in turn and takes the first that is what it says. What is
refused is said with the reason; no answer is ever taken for another.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

from compare import __version__
from compare.errors import FetchError, UnreadableFileError
from compare.io.detect import detect_format
from compare.io.metadata import read_metadata
from compare.io.papers.addresses import Address, Service, Wanted, addresses_of, metadata_address
from compare.io.papers.answers import BrokenAnswerError, read_answer

_AGENT = f"Accent/{__version__} (compares letters of the Dutch cabinet to parliament; one paper at a time)"
_MOST_REDIRECTS = 5
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
"""Answers after which it makes sense to ask again."""
_GRAVEST = ("unreadable", "refused", "busy", "failing", "offline", "absent")
"""Which of several reasons to give first."""


@dataclass(frozen=True, slots=True)
class Step:
    """What goes on: ``wait`` seconds before the next try, else bytes received of ``total``, 0 if unknown."""

    url: str
    received: int = 0
    total: int = 0
    wait: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How often is asked and how long is waited, in seconds; sizes in bytes."""

    between: float = 0.25
    tries: int = 3
    pause: float = 1.0
    longest_wait: float = 60.0
    silence: float = 20.0
    patience: float = 180.0
    most_bytes: int = 60 * 2**20


@dataclass(frozen=True, slots=True)
class Fetched:
    """A paper as it came. ``metadata`` is the file beside it, empty when there is none."""

    id: str
    format: str
    data: bytes
    url: str
    metadata: bytes = b""
    tried: tuple[str, ...] = ()


OFFICIAL = Service()
USUAL = Manners()


class _Problem(Exception):
    """Why one address gave nothing; ``wait`` is what the site asks to wait, ``again`` whether to retry."""

    def __init__(self, reason: str, text: str, again: bool = False, wait: float | None = None) -> None:
        super().__init__(text)
        self.reason, self.text, self.again, self.wait = reason, text, again, wait


def _say_nothing(step: Step) -> None:
    """For who needs no progress."""


@dataclass
class Visit:
    """A visit to the official sites, for one paper or many; use it in a ``with`` block.

    Remembers when a site was last asked, so as not to press, and which site gave no
    answer at all, so as not to ask it again for every paper.
    """

    service: Service = OFFICIAL
    manners: Manners = USUAL
    say: Callable[[Step], None] = _say_nothing
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    silent: dict[str, _Problem] = field(default_factory=dict)
    _last: float | None = None

    def __enter__(self) -> Self:
        timeout = httpx.Timeout(self.manners.silence, connect=min(10.0, self.manners.silence))
        headers = {"User-Agent": _AGENT, "Accept-Encoding": "gzip", "Accept": "*/*"}
        self._client = httpx.Client(timeout=timeout, headers=headers, follow_redirects=False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def bring(self, url: str) -> bytes:
        """What an address holds, asked for again where that makes sense.

        Raises:
            _Problem: It holds nothing, or what came cannot be trusted.
        """
        host = urlsplit(url).netloc
        if host in self.silent:
            raise self.silent[host]
        pause = self.manners.pause
        for left in reversed(range(self.manners.tries)):
            try:
                return self._follow(url)
            except _Problem as problem:
                wait = pause if problem.wait is None else max(problem.wait, self.manners.between)
                too_long = wait > self.manners.longest_wait
                if not problem.again or not left or too_long:
                    if problem.reason in ("offline", "busy"):
                        self.silent[host] = problem
                    raise
                self.say(Step(url, wait=wait, why=problem.text))
                self.sleep(wait)
                pause *= 2
        raise AssertionError("not reached")

    def _follow(self, url: str) -> bytes:
        """The answer of an address, also where it points to another place on these sites."""
        for _ in range(_MOST_REDIRECTS):
            if not self.service.may_ask(url):
                parts = urlsplit(url)
                official = parts.netloc.lower() in self.service.hosts
                what = (
                    "an address without https"
                    if official
                    else f"{parts.netloc or url}, which is no official site"
                )
                raise _Problem("refused", f"sends on to {what}; not followed")
            found = self._ask(url)
            if isinstance(found, bytes):
                return found
            url = found
        raise _Problem("failing", "sends on from one address to the next without end")

    def _ask(self, url: str) -> bytes | str:
        """One question: the body, or the address that the answer points to."""
        if self._last is not None:
            rest = self.manners.between - (self.clock() - self._last)
            if rest > 0:
                self.sleep(rest)
        self.say(Step(url))
        try:
            with self._client.stream("GET", url) as answer:
                if answer.is_redirect:
                    return urljoin(url, str(answer.headers.get("location", "")))
                self._refuse(answer)
                return read_answer(
                    answer,
                    self.manners.most_bytes,
                    self.clock() + self.manners.patience,
                    self.clock,
                    lambda received, total: self.say(Step(url, received, total)),
                )
        except BrokenAnswerError as error:
            raise _Problem("failing", str(error), again=error.again) from error
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
            raise _Problem("offline", f"no connection ({_plain(error)})", again=True) from error
        except httpx.TimeoutException as error:
            text = f"no answer for {self.manners.silence:g} seconds"
            raise _Problem("failing", text, again=True) from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise _Problem("failing", f"the answer broke off ({_plain(error)})", again=True) from error
        except httpx.InvalidURL as error:
            raise _Problem("failing", f"an address that cannot be asked ({_plain(error)})") from error
        finally:
            self._last = self.clock()

    def _refuse(self, answer: httpx.Response) -> None:
        """Raise for an answer that is no paper by its status."""
        status = answer.status_code
        if status in (404, 410):
            raise _Problem("absent", f"not there ({status})")
        if status == 429:
            wait = _seconds_to_wait(answer.headers.get("retry-after", ""))
            text = "the site asks for patience (429)"
            if wait is not None and wait > self.manners.longest_wait:
                text = f"the site asks to come back in {_in_words(wait)} (429)"
            raise _Problem("busy", text, again=True, wait=wait)
        if status in _AGAIN:
            wait = _seconds_to_wait(answer.headers.get("retry-after", ""))
            raise _Problem("failing", f"the site has trouble ({status})", again=True, wait=wait)
        if status != 200:
            raise _Problem("failing", f"the site refused ({status})")


def fetch_paper(
    wanted: Wanted, visit: Visit, accept: Callable[[bytes, str, bytes], object] | None = None
) -> Fetched:
    """The paper, in the best format that can be had, with its metadata where there are any.

    Args:
        wanted: Which paper; see `find_wanted`.
        visit: The visit that asks.
        accept: Reads what came (bytes, name, metadata); when it raises, the next address is tried.

    Raises:
        FetchError: It could not be brought; the error holds every address tried and why.
    """
    tried: list[str] = []
    reasons: dict[str, str] = {}
    for address in addresses_of(wanted, visit.service):
        name = f"{wanted.id}.{address.format}"
        try:
            data = visit.bring(address.url)
            _check(data, name, address)
            metadata = _metadata_of(metadata_address(wanted, address, visit.service), visit)
            if accept:
                accept(data, name, metadata)
        except _Problem as problem:
            reasons.setdefault(problem.reason, problem.text)
            tried.append(f"{address.url}: {problem.text}")
        except UnreadableFileError as error:
            text = str(error).removeprefix(f"{name}: ")
            reasons.setdefault("unreadable", text)
            tried.append(f"{address.url}: {text}")
        else:
            return Fetched(wanted.id, address.format, data, address.url, metadata, tuple(tried))
    raise _as_error(wanted, reasons, tuple(tried))


def _check(data: bytes, name: str, address: Address) -> None:
    """Refuse what is not what was asked for: a page of the site instead of the paper.

    Raises:
        UnreadableFileError: It is something else, and the message names it.
    """
    found = detect_format(data, name)
    if found != address.format:
        raise UnreadableFileError(f"{name}: the site gave {found} where {address.format} was asked for")


def _metadata_of(url: str, visit: Visit) -> bytes:
    """The metadata at an address; empty when there are none that can be read."""
    try:
        data = visit.bring(url)
        read_metadata(data)
    except (_Problem, UnreadableFileError):
        return b""
    return data


def _as_error(wanted: Wanted, reasons: dict[str, str], tried: tuple[str, ...]) -> FetchError:
    """One sentence about all that was tried, the gravest reason first."""
    reason = next(r for r in _GRAVEST if r in reasons)
    problem = {
        "absent": "there is no such paper on the official sites, not as XML, HTML or PDF; check the number",
        "offline": "the official sites cannot be reached ({}); check the connection and try again",
        "busy": "{}; try again later",
        "refused": "{}",
        "failing": "could not be brought whole: {}; try again later",
        "unreadable": "what the official sites gave cannot be read: {}",
    }[reason].format(reasons[reason])
    return FetchError(reason, wanted.id, problem, tried)


def _seconds_to_wait(stated: str) -> float | None:
    """Seconds of a Retry-After header, given as a number or as a date; None when it says nothing."""
    if stated.strip().isdigit():
        return float(stated)
    try:
        until = parsedate_to_datetime(stated)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _in_words(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"


def _plain(error: Exception) -> str:
    """What an error says, or its name when it says nothing."""
    return str(error) or type(error).__name__
