"""A paper is brought whole from the official sites, or it is said why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from official_site import (
    HTML,
    METADATA,
    PDF,
    REPOSITORY,
    TECHNICAL,
    XML,
    Answer,
    Site,
    official_site,
)

from compare.errors import FetchError, UnreadableFileError
from compare.io.papers.addresses import Service, Wanted
from compare.io.papers.fetch import Fetched, Manners, Step, Visit, fetch_paper

PAPER = Wanted("kst-33694-57")
FOLDER = f"{REPOSITORY}/kst/33694/kst-33694-57/1"
AT = {form: f"{FOLDER}/{form}/kst-33694-57.{form}" for form in ("xml", "html", "pdf")}
READER = {form: f"/kst-33694-57.{form}" for form in ("xml", "html", "pdf")}


@pytest.fixture
def site() -> Iterator[Site]:
    with official_site() as site:
        yield site


def bring(site: Site, slept: list[float] | None = None, **more: object) -> Fetched:
    """The paper from a site, without ever sleeping for real."""
    pauses: list[float] = [] if slept is None else slept
    manners = more.pop("manners", Manners(between=0))
    service = more.pop("service", site.service())
    accept = more.pop("accept", None)
    with Visit(service, manners, sleep=pauses.append, **more) as visit:  # type: ignore[arg-type]
        return fetch_paper(PAPER, visit, accept)  # type: ignore[arg-type]


def test_the_xml_is_taken_when_there_is_one_with_its_metadata(site: Site) -> None:
    site.put(AT["xml"], XML)
    site.put(f"{FOLDER}/metadata/metadata.xml", METADATA)
    came = bring(site)
    assert (came.id, came.format, came.data, came.metadata) == ("kst-33694-57", "xml", XML, METADATA)
    assert came.url == site.address + AT["xml"]
    assert site.asked == [AT["xml"], f"{FOLDER}/metadata/metadata.xml"]


def test_who_asks_says_who_it_is(site: Site) -> None:
    site.put(AT["xml"], XML)
    bring(site)
    (agent,) = site.agents
    assert agent.startswith("Accent/")


def test_without_xml_the_html_is_taken_and_without_that_the_pdf(site: Site) -> None:
    site.put(READER["pdf"], PDF)
    assert bring(site).format == "pdf"
    site.put(AT["html"], HTML)
    came = bring(site)
    assert (came.format, came.data) == ("html", HTML)
    assert [x.split(": ")[-1] for x in came.tried] == ["not there (404)"] * 2


def test_a_paper_without_metadata_comes_without(site: Site) -> None:
    site.put(AT["xml"], XML)
    site.put(f"{FOLDER}/metadata/metadata.xml", TECHNICAL)
    assert bring(site).metadata == b""


def test_a_paper_that_is_nowhere_is_said_not_to_exist_with_all_that_was_tried(site: Site) -> None:
    slept: list[float] = []
    with pytest.raises(FetchError, match="no such paper") as caught:
        bring(site, slept)
    assert caught.value.reason == "absent"
    assert len(caught.value.tried) == 6 and all("404" in line for line in caught.value.tried)
    assert slept == []


def test_the_technical_page_is_not_taken_for_the_paper(site: Site) -> None:
    site.put(AT["xml"], TECHNICAL)
    site.put(READER["xml"], TECHNICAL)
    site.put(AT["html"], TECHNICAL)
    site.put(READER["html"], HTML)
    came = bring(site)
    assert came.data == HTML
    assert ["technical page" in line for line in came.tried] == [True] * 3


@pytest.mark.parametrize("body", [HTML, PDF])
def test_what_is_not_the_format_that_was_asked_is_not_taken(site: Site, body: bytes) -> None:
    site.put(AT["xml"], body)
    site.put(AT["html"], HTML)
    came = bring(site)
    assert came.url.endswith(AT["html"])
    assert "xml was asked for" in came.tried[0]


def test_a_wrong_content_type_does_not_matter_when_the_bytes_are_right(site: Site) -> None:
    site.put(AT["xml"], XML, headers={"Content-Type": "application/pdf"})
    assert bring(site).data == XML


def test_when_only_pages_that_are_no_paper_come_they_are_named(site: Site) -> None:
    for path in (*AT.values(), *READER.values()):
        site.put(path, TECHNICAL)
    with pytest.raises(FetchError, match="technical page") as caught:
        bring(site)
    assert caught.value.reason == "unreadable"


def test_what_the_reader_refuses_makes_the_next_format_be_tried(site: Site) -> None:
    site.put(AT["xml"], XML)
    site.put(AT["html"], HTML)

    def accept(data: bytes, name: str, metadata: bytes) -> None:
        if name.endswith(".xml"):
            raise UnreadableFileError(f"{name}: no running text was found in it")

    came = bring(site, accept=accept)
    assert came.format == "html"
    assert came.tried[0].endswith("no running text was found in it")


def test_trouble_at_the_site_is_waited_out_with_growing_pauses(site: Site) -> None:
    site.answers[AT["xml"]] = [Answer(500), Answer(503), Answer(200, XML)]
    slept: list[float] = []
    assert bring(site, slept).data == XML
    assert slept == [1.0, 2.0]


def test_after_three_tries_the_next_address_is_asked(site: Site) -> None:
    site.answers[AT["xml"]] = Answer(500)
    site.put(READER["xml"], XML)
    came = bring(site)
    assert site.asked.count(AT["xml"]) == 3
    assert came.url == site.address + READER["xml"]


def test_a_site_in_trouble_is_not_said_to_lack_the_paper(site: Site) -> None:
    site.answers[AT["xml"]] = Answer(500)
    with pytest.raises(FetchError, match="trouble") as caught:
        bring(site)
    assert caught.value.reason == "failing"


def test_429_waits_as_many_seconds_as_it_is_told(site: Site) -> None:
    site.answers[AT["xml"]] = [Answer(429, headers={"Retry-After": "7"}), Answer(200, XML)]
    slept: list[float] = []
    assert bring(site, slept).data == XML
    assert slept == [7.0]


def test_429_waits_until_the_date_it_is_told(site: Site) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    site.answers[AT["xml"]] = [Answer(429, headers={"Retry-After": until}), Answer(200, XML)]
    slept: list[float] = []
    assert bring(site, slept).data == XML
    assert len(slept) == 1 and 20 < slept[0] <= 30


@pytest.mark.parametrize("told", ["", "soon"])
def test_429_that_does_not_say_how_long_waits_as_for_other_trouble(site: Site, told: str) -> None:
    site.answers[AT["xml"]] = [Answer(429, headers={"Retry-After": told}), Answer(200, XML)]
    slept: list[float] = []
    assert bring(site, slept).data == XML
    assert slept == [1.0]


def test_429_that_asks_for_longer_than_anyone_waits_ends_it_and_the_site_is_left_alone(site: Site) -> None:
    site.answers[AT["xml"]] = Answer(429, headers={"Retry-After": "3600"})
    slept: list[float] = []
    with pytest.raises(FetchError, match="60 minutes") as caught:
        bring(site, slept)
    assert caught.value.reason == "busy"
    assert (slept, site.asked) == ([], [AT["xml"]])


def test_a_body_that_was_cut_off_is_fetched_again_and_never_taken(site: Site) -> None:
    site.answers[AT["xml"]] = [Answer(200, XML[:300], says_length=len(XML)), Answer(200, XML)]
    assert bring(site).data == XML
    site.answers = {AT["xml"]: Answer(200, XML[:300], says_length=len(XML))}
    with pytest.raises(FetchError, match=r"broke off|cut off") as caught:
        bring(site)
    assert caught.value.reason == "failing"


def test_a_packed_body_is_unpacked(site: Site) -> None:
    site.put(AT["xml"], XML, packed=True)
    assert bring(site).data == XML


def test_a_packed_body_that_ends_too_early_is_not_taken(site: Site) -> None:
    import gzip

    half = gzip.compress(XML)[:-20]
    site.put(AT["xml"], half, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="cut off"):
        bring(site)


def test_what_is_too_large_is_refused_before_or_while_it_comes_and_also_when_it_is_packed(site: Site) -> None:
    small = Manners(between=0, most_bytes=2**20)
    site.put(AT["xml"], b"", says_length=2**30)
    site.put(READER["xml"], b" " * 2**22, packed=True)
    with pytest.raises(FetchError, match="larger than 1 MB"):
        bring(site, manners=small)
    assert site.asked.count(AT["xml"]) == site.asked.count(READER["xml"]) == 1


def test_an_empty_answer_is_no_paper(site: Site) -> None:
    site.put(AT["xml"], b"")
    with pytest.raises(FetchError, match="empty"):
        bring(site)


def test_a_site_that_falls_silent_is_not_waited_for_without_end(site: Site) -> None:
    site.put(AT["xml"], XML, drips=3.0)
    site.put(READER["xml"], XML)
    came = bring(site, manners=Manners(between=0, silence=1.0, tries=1))
    assert came.url == site.address + READER["xml"]
    assert "no answer" in came.tried[0]


def test_a_body_that_comes_drop_by_drop_is_given_up(site: Site) -> None:
    ticks = iter(range(0, 10**6, 10))
    site.put(AT["xml"], XML[:40], drips=0.001)
    with pytest.raises(FetchError, match="too slowly"):
        bring(site, manners=Manners(between=0, patience=15, tries=1), clock=lambda: float(next(ticks)))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_within_the_official_sites_is_followed(site: Site, status: int) -> None:
    site.answers[AT["xml"]] = Answer(status, headers={"Location": "/moved.xml"})
    site.put("/moved.xml", XML)
    assert bring(site).data == XML


def test_a_redirect_to_another_official_host_is_followed(site: Site) -> None:
    with official_site() as other:
        other.put("/a.xml", XML)
        site.answers[AT["xml"]] = Answer(302, headers={"Location": f"{other.address}/a.xml"})
        assert bring(site, service=site.service(other)).data == XML


def test_a_redirect_to_another_host_is_refused_and_that_host_is_not_asked(site: Site) -> None:
    with official_site() as other:
        other.put("/a.xml", XML)
        for path in (*AT.values(), *READER.values()):
            site.answers[path] = Answer(302, headers={"Location": f"{other.address}/a.xml"})
        with pytest.raises(FetchError, match="no official site") as caught:
            bring(site)
        assert caught.value.reason == "refused"
        assert other.asked == []


def test_an_address_without_https_is_refused_where_https_is_asked_for(site: Site) -> None:
    site.put(AT["xml"], XML)
    with pytest.raises(FetchError, match="without https") as caught:
        bring(site, service=replace(site.service(), secure=True))
    assert caught.value.reason == "refused"
    assert site.asked == []


def test_redirects_in_a_circle_end(site: Site) -> None:
    site.answers[AT["xml"]] = Answer(302, headers={"Location": AT["xml"]})
    with pytest.raises(FetchError, match="without end"):
        bring(site)


def test_without_a_connection_it_says_so_and_does_not_try_every_format(site: Site) -> None:
    gone = site.service()
    with official_site() as closed:
        pass
    gone = Service(f"{closed.address}{REPOSITORY}", closed.address, frozenset({closed.host}), secure=False)
    slept: list[float] = []
    with pytest.raises(FetchError, match="cannot be reached") as caught:
        bring(site, slept, service=gone)
    assert caught.value.reason == "offline"
    assert slept == [1.0, 2.0]


def test_when_one_site_is_down_the_other_is_asked(site: Site) -> None:
    with official_site() as closed:
        pass
    half = Service(f"{closed.address}{REPOSITORY}", site.address, frozenset({closed.host, site.host}), False)
    site.put(READER["html"], HTML)
    assert bring(site, service=half).format == "html"


def test_a_quarter_of_a_second_lies_between_two_questions(site: Site) -> None:
    site.put(READER["xml"], XML)
    slept: list[float] = []
    bring(site, slept, manners=Manners(), clock=lambda: 5.0)
    assert slept == [0.25] * (len(site.asked) - 1) and len(site.asked) == 3


def test_progress_tells_what_is_tried_how_much_has_come_and_what_is_waited_for(site: Site) -> None:
    site.answers[AT["xml"]] = [Answer(429, headers={"Retry-After": "7"}), Answer(200, XML)]
    steps: list[Step] = []
    bring(site, say=steps.append)
    of_paper = [x for x in steps if x.url == site.address + AT["xml"]]
    assert of_paper[0] == Step(of_paper[0].url)
    assert [x.wait for x in of_paper if x.wait] == [7.0]
    assert (of_paper[-1].received, of_paper[-1].total) == (len(XML), len(XML))
