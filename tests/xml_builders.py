"""Made Kamerstukken in the official XML, and what is read of them."""

from compare.io.xml import read_xml
from compare.model import Line


def paper(
    body: str,
    *,
    title: str = "BRIEF VAN DE MINISTER VAN DEFENSIE",
    dossier: str = "<dossiernr>33 694</dossiernr>",
    after: str = "",
    head: str = "",
) -> bytes:
    """A Kamerstuk with this body, in the official form."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata>{head}</metadata><kamerstuk><kamerstukkop>
<tekstregel inhoud="vergaderjaar">Vergaderjaar 2022-2023</tekstregel>
<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
<tekstregel inhoud="kamernummer">2</tekstregel></kamerstukkop>
<dossier><dossiernummer>{dossier}</dossiernummer><titel>Veiligheid</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">57</ondernummer></stuknr><titel>{title}</titel>{after}
<algemeen><vrije-tekst><tekst status="goed">{body}</tekst></vrije-tekst></algemeen></stuk>
</kamerstuk></officiele-publicatie>""".encode()


def body_of(body: str, **kwargs: str) -> list[Line]:
    """The lines of a paper with this body, without its masthead and title."""
    return [x for x in read_xml(paper(body, **kwargs)).lines if x.role not in ("furniture", "title")]


def shown(lines: list[Line]) -> list[tuple[str, str]]:
    """Role and text of each line."""
    return [(line.role, line.text) for line in lines]


def texts(body: str) -> list[str]:
    """Texts of the lines of a body."""
    return [line.text for line in body_of(body)]
