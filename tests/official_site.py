"""A server on this machine that answers as the official sites do, good days and bad."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from compare.io.papers.addresses import Service

XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata><meta name="OVERHEIDop.x" content=""/></metadata><kamerstuk>
<kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2022-2023</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>33 694</dossiernr></dossiernummer><titel>Veiligheid</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">57</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER VAN
BUITENLANDSE ZAKEN</titel><algemeen><vrije-tekst><tekst status="goed">
<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 7 juli 2023</al>
<al>Het kabinet houdt vast aan de lijn die eerder is ingezet.</al><al>Die lijn vraagt om samenwerking.</al>
</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>
"""
HTML = (
    b"<!DOCTYPE html><html><head><title>33694, nr. 57</title></head><body><div id='broodtekst'>"
    b"<h1>Brief</h1><p>Het kabinet houdt vast aan de lijn.</p></div></body></html>"
)
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
TECHNICAL = (
    b"<!DOCTYPE html><html><head><title>Technische informatie over Kamerstuk 33694, nr. 57</title></head>"
    b"<body><h1>Technische informatie</h1><p>HTML PDF XML</p></body></html>"
)
METADATA = b"""<?xml version="1.0"?><metadata_gegevens>
<metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-33694-57"/>
<metadata name="DCTERMS.issued" scheme="" content="2023-07-07"/></metadata_gegevens>"""
REPOSITORY = "/frbr/officielepublicaties"
TYPES = {"xml": "application/xml", "html": "text/html; charset=utf-8", "pdf": "application/pdf"}


@dataclass
class Answer:
    """One answer; ``says_length`` lies about the length, ``drips`` is the pause after each of its bytes."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    says_length: int | None = None
    packed: bool = False
    drips: float = 0.0


@dataclass
class Site:
    """What stands at each path; a list is answered one by one, the last again and again."""

    address: str = ""
    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    @property
    def host(self) -> str:
        """Host and port."""
        return self.address.removeprefix("http://")

    def put(self, path: str, body: bytes, **more: object) -> None:
        """Something that is there."""
        kind = TYPES.get(path.rsplit(".", 1)[-1], "text/html")
        answer = Answer(body=body, **more)  # type: ignore[arg-type]
        answer.headers.setdefault("Content-Type", kind)
        self.answers[path] = answer

    def at(self, path: str) -> Answer:
        """What is answered now."""
        found = self.answers.get(path, Answer(404, b"<html><title>404</title></html>"))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found

    def service(self, *others: Site) -> Service:
        """This site as repository and reader's site; ``others`` may be sent on to."""
        hosts = frozenset({self.host, *(x.host for x in others)})
        return Service(f"{self.address}{REPOSITORY}", self.address, hosts, secure=False)


@contextmanager
def official_site() -> Iterator[Site]:
    """A site that lives as long as the block."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.agents.add(self.headers["User-Agent"])
            answer = site.at(self.path)
            body = gzip.compress(answer.body) if answer.packed else answer.body
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.packed:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(answer.says_length or len(body)))
            self.end_headers()
            if answer.says_length:
                self.close_connection = True
            try:
                for piece in [body] if not answer.drips else [body[i : i + 1] for i in range(len(body))]:
                    self.wfile.write(piece)
                    time.sleep(answer.drips)
            except OSError:
                self.close_connection = True  # who asked has gone away

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, address: object) -> None:
            """Quiet: who asked may hang up."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
