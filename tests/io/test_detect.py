"""What a file is, is told by its bytes: each kind is known, and what is no paper is refused by what it is."""

import io
import json
import zipfile

import pytest
from samples import SAMPLES, needs_samples

from compare.errors import UnreadableFileError
from compare.i18n import translator
from compare.io.detect import detect_format

REFUSED = {
    "html/bgr.html": "download log",
    "html/h-tk-20132014-100-2.technische-informatie.html": "technical page",
    "json/document-foreign-policy-selection.json": "JSON",
    "json/document-page-250.json": "JSON",
    "json/zaak-with-documentpublicatie.json": "JSON",
    "office/tk-ca71487f.doc": "old Word file",
    "pdf/broken-not-a-pdf.pdf": "not a PDF",
    "pdf/broken-truncated.pdf": "damaged",
    "text/sgd-ocr-letters.jsonl": "JSON",
}
"""Every sample that is no paper; all others are what the folder or their last name says."""


def samples() -> list[str]:
    """The files of the samples, by folder and name."""
    return sorted(str(path.relative_to(SAMPLES)) for path in SAMPLES.glob("*/*") if path.is_file())


@needs_samples
@pytest.mark.parametrize("sample", samples())
def test_every_sample_is_known_or_refused_by_what_it_is(sample: str) -> None:
    data = (SAMPLES / sample).read_bytes()
    if sample in REFUSED:
        with pytest.raises(UnreadableFileError, match=REFUSED[sample]):
            detect_format(data, sample)
    else:
        assert detect_format(data, sample) == sample.rsplit(".", 1)[1]


def archive(**parts: str) -> bytes:
    """A ZIP archive with these files in it; a double underscore in a name is a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr("[Content_Types].xml" if name == "types" else name.replace("__", "."), text)
    return out.getvalue()


def test_the_name_of_a_file_plays_no_part() -> None:
    assert detect_format(b"De minister schrijft.", "brief.pdf") == "text"
    assert detect_format(b"<?xml version='1.0'?><officiele-publicatie/>", "brief.txt") == "xml"


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html><html><body><p>Tekst</p></body></html>",
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html\n PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"\n'
        ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"/>',
        '<!DOCTYPE html\n  SYSTEM "about:legacy-compat">\n<!-- opgeslagen van (0044)https://zoek --><HTML>',
        '<div id="broodtekst"><p>Tekst</p></div>',
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html lang='nl'><body>Tekst</body></html>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_web_page_is_known_in_every_encoding(start: str, encoding: str) -> None:
    assert detect_format((start + "é").encode(encoding)) == "html"


@pytest.mark.parametrize(
    "start",
    [
        "<officiele-publicatie><p>x</p></officiele-publicatie>",
        '<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<!-- <html> -->\n<kamerwrk>',
        '<?xml version="1.0"?><!DOCTYPE kamerwrk [<!ENTITY html "<html>">]><kamerwrk>',
        '\ufeff<?xml version="1.0"?><sru:searchRetrieveResponse xmlns:sru="x">',
        "ï»¿\n<?xml version='1.0'?><metadata_gegevens>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_is_known_by_its_root(start: str, encoding: str) -> None:
    assert detect_format(start.encode(encoding)) == "xml"


@pytest.mark.parametrize(
    "text",
    [
        "De minister schrijft dat 3 < 4 is.\n",
        "[Bijlage] {1} De brief.",
        "«Citaat» aan het begin, met é en een lange regel.",
        "Aan: de Kamer\nVan: de minister\nDatum: 3 mei\n\nGeachte voorzitter,",
        "Date: 3 mei\nEen brief die zo begint, is nog geen mail.",
        "a\x0cb " * 500,
        "<onleesbaar> is door de bewindspersoon op 5 % Total gezet",
    ],
)
def test_running_text_is_text_whatever_signs_it_holds(text: str) -> None:
    assert detect_format(text.encode()) == "text"
    assert detect_format(text.encode("utf-16")) == "text"


def test_office_files_are_known_by_what_is_in_the_archive() -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert detect_format(archive(types=f'<Types><Override ContentType="{word}"/></Types>')) == "docx"
    assert detect_format(archive(mimetype="application/vnd.oasis.opendocument.text")) == "odt"


OOXML = "application/vnd.openxmlformats-officedocument"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (bytes(500), "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "damaged: this begins like a PDF"),
        (bytes(range(256)) * 20, "not a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40), "picture"),
        (b"GIF89a" + bytes(40), "picture"),
        (b"II*\x00" + bytes(40), "picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "picture"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(range(40)), "picture"),
        (b"\x00\x00\x00\x18ftypisom" + bytes(range(40)), "sound or video"),
        (b"\x1f\x8b\x08\x00" + bytes(range(40)), "compressed"),
        (rb"{\rtf1\ansi Geachte voorzitter,}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (archive(brief__txt="Geachte voorzitter,"), "ZIP archive that is no Word or ODT file"),
        (archive(types=f"{OOXML}.spreadsheetml.sheet.main+xml"), "spreadsheet"),
        (archive(types=f"{OOXML}.presentationml.presentation.main+xml"), "presentation"),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet"),
        (archive(mimetype="application/vnd.oasis.opendocument.presentation"), "presentation"),
        (archive(mimetype="application/vnd.oasis.opendocument.text")[:60], "damaged"),
        (json.dumps({"value": [{"Id": 1}]}).encode(), "JSON"),
        (b'[\n  {"Id": "17d8", "Soort": "Bijl', "JSON"),
        (b'{"URL": "a"}\n{"URL": "b"}\n', "JSON"),
        (
            b"From: griffie@tweedekamer.nl\r\nTo: a@b.nl\r\nSubject: brief\r\nMIME-Version: 1.0\r\n\r\nZie",
            "mail",
        ),
        (
            b"From: <Saved by Blink>\r\nSubject: kst-33694-57\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x\r\n<html>",
            "saved in one file",
        ),
        (
            b"--2024-05-21 00:26:46--  https://zoek.officielebekendmakingen.nl/x.html\nResolving",
            "download log",
        ),
        (
            b"<!DOCTYPE html><html><head><title>Technische informatie over de publicatie</title></head>"
            b"<body><div id='broodtekst'><p>Deze publicatie is gepubliceerd.</p></div></body></html>",
            "technical page",
        ),
        (
            b"<html><head><title>Zoekresultaten - Officiele bekendmakingen</title></head><body><p>a</p>",
            "search result",
        ),
        (b"<html><head><title>404 - Pagina niet gevonden</title></head><body><p>Helaas</p>", "error page"),
        (
            b"<html><head><title>Inloggen</title></head><body><form></form></body></html>",
            "login or error page",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_paper_is_named(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableFileError, match=f"^brief: .*{says}"):
        detect_format(data, "brief")


def test_a_paper_about_errors_is_no_error_page() -> None:
    body = "<p>" + "Het kabinet betreurt de fout bij de uitkering. " * 60 + "</p>"
    page = (
        f"<html><head><title>Kamerbrief over een fout bij inloggen</title></head><body>{body}</body></html>"
    )
    assert detect_format(page.encode()) == "html"


def test_the_link_to_the_technical_page_does_not_make_it_one() -> None:
    page = (
        "<html><head><title></title></head><body><div id='broodtekst'><p>De Kamer,</p></div>"
        "<a href='kst-1-2'>Technische informatie</a></body></html>"
    )
    assert detect_format(page.encode()) == "html"


def test_every_refusal_is_said_in_dutch_too() -> None:
    dutch = translator("nl")
    for data in (
        b"\x89PNG\r\n\x1a\n", b"ID3", b"\x1f\x8b\x08", b"{\\rtf1", b"%!PS-Adobe", b"\xd0\xcf\x11\xe0",
        b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), archive(x="y"), b"PK\x03\x04",
        archive(mimetype="application/epub+zip"), b'{"a": 1}', b"%PDF-1.4", b" ", b"\x00\x01\x02" * 99,
    ):  # fmt: skip
        with pytest.raises(UnreadableFileError) as refused:
            detect_format(data, "het stuk")
        problem = str(refused.value).removeprefix("het stuk: ")
        assert dutch(problem) != problem
