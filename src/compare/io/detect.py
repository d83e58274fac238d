"""Tells what a file is from its bytes, never from its name; what is no paper is refused by what it is."""

from __future__ import annotations

import codecs
import io
import json
import re
import zipfile
from html import unescape

from compare.errors import UnreadableFileError
from compare.io.office.archives import STUMBLES

_KINDS = "PDF, XML, HTML, ODT, DOCX or text"
_AGAIN = f"fetch the paper itself, as {_KINDS}"
_LOOK = 100_000
"""Bytes that are looked at; what a file is shows at its beginning."""
_END = 1_000
"""Bytes at the end, where a long file of markup closes."""

_SIGNATURES = (
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM....\0\0\0\0|RIFF....WEBP|....ftyp(?:hei|mif|avif)",
     f"this is a picture; {_AGAIN}"),
    (rb"....ftyp|ID3|OggS|RIFF....(?:WAVE|AVI )|\x1aE\xdf\xa3", f"this is sound or video; {_AGAIN}"),
    (rb"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf|Rar!", "this is a compressed file; unpack it and give the paper"),
    (rb"\s*\{\\rtf", "this is an RTF file; save it as .docx, or fetch the PDF"),
    (rb"%!PS", f"this is a PostScript file, not a PDF; {_AGAIN}"),
)  # fmt: skip
_OLD_OFFICE = (
    ("EncryptedPackage", "this is locked with a password; save it without one"),
    ("WordDocument", "this is an old Word file (.doc); save it as .docx, or fetch the PDF"),
    ("Workbook", f"this is a spreadsheet (.xls), not a paper; {_AGAIN}"),
    ("PowerPoint Document", f"this is a presentation (.ppt), not a paper; {_AGAIN}"),
    ("__substg1.0", f"this is a mail (.msg), not a paper; {_AGAIN}"),
)
_IN_A_ZIP = (
    (rb"opendocument\.text|oasis\.opendocument\.text-", "odt"),
    (rb"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macro", "docx"),
    (rb"opendocument\.spreadsheet|spreadsheetml|ms-excel",
     f"this is a spreadsheet (XLSX or ODS), not a paper; {_AGAIN}"),
    (rb"opendocument\.presentation|presentationml|ms-powerpoint",
     f"this is a presentation (PPTX or ODP), not a paper; {_AGAIN}"),
    (rb"epub\+zip", f"this is an e-book (EPUB), not a paper; {_AGAIN}"),
)  # fmt: skip

_HTML_ROOT = re.compile(
    r"html|head|body|div|main|article|section|table|p|h[1-3]|form|span|meta|title|[uo]l|center"
)
_MARKUP = re.compile(
    r"(?:\s|<\?.*?\?>|<!--.*?-->|<!(?!--)[^>\[]*(?:\[[^\]]*\])?[^>]*>)*<([A-Za-z_][\w.:-]*)[\s/>]", re.S
)
_TITLE = re.compile(r"<(?:title|h1)\b[^>]*>(.*?)</(?:title|h1)>", re.S | re.I)
_NOT_READ = re.compile(
    r"<(script|style|head|svg|nav|header|footer)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.S | re.I
)
_BODY_MARK = re.compile(r"""\bid\s*=\s*["']?broodtekst["'\s>]""", re.I)
_MAIL_HEADER = re.compile(
    r"(?:From|To|Cc|Date|Subject|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Type"
    r"|Reply-To|X-[\w-]+):\s",
    re.I,
)
_TECHNICAL_PAGE = (
    "this is the technical page («Technische informatie») of a paper, not the paper itself:"
    " open «HTML», «PDF» or «XML» on it and save that"
)
_SEARCH = re.compile(r"zoek ?resulta|resultaten van uw zoek|uitgebreid zoeken|search results", re.I)
_FAILURE = re.compile(
    r"(?:error|fout(?:code)?|http)?[ :]*(?:40[0134]|410|429|50[0-4])\b|fout(?:melding)?\b|error\b|inloggen\b"
    r"|log ?in\b|sign ?in\b|just a moment|bad gateway|service unavailable|.*(?:pagina|page|bestand|document|"
    r"publicatie|site|dienst)\b.{0,30}\b(?:niet (?:gevonden|beschikbaar)|not found|in onderhoud)"
    r"|.*(?:access denied|toegang geweigerd|forbidden|captcha)",
    re.I,
)
_SHORT_PAGE = 300
"""Words; a page that calls itself an error and says more is taken for a paper about errors."""


def detect_format(data: bytes, name: str = "the file") -> str:
    """ "pdf", "xml", "html", "odt", "docx" or "text".

    Raises:
        UnreadableFileError: It is something else; the message says what, and what to do.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise UnreadableFileError(f"{name}: the file is empty")
    if b"%PDF-" in data[:1024]:
        if not re.search(rb"\d\s+\d+\s+obj\b", data):
            raise UnreadableFileError(
                f"{name}: damaged: this begins like a PDF but holds no pages; fetch it again"
            )
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_or_refusal(_what_zip(data), name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFileError(f"{name}: {_what_old_office(data)}")
    for pattern, message in _SIGNATURES:
        if re.match(pattern, data[:64], re.S):
            raise UnreadableFileError(f"{name}: {message}")
    text = decode_start(data)
    if text is None:
        raise UnreadableFileError(
            f"{name}: this is not a PDF, nor any other kind of paper: bytes of an unknown kind."
            " The download may have gone wrong; fetch it again"
        )
    start = text.lstrip("\ufeff\xef\xbb\xbf \t\r\n")
    return _kind_or_refusal(_what_text(start, data[-_END:].replace(b"\0", b"")), name)


def decode_start(data: bytes, limit: int = _LOOK) -> str | None:
    """The beginning of a text or web page as characters; None when the bytes are no text.

    The encoding is told by the mark at the start, else by what the bytes allow:
    UTF-16 when every other byte is zero, UTF-8, or Windows-1252.
    """
    start = data[:limit]
    encodings = ["utf-8-sig", "cp1252"]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif start[1:200:2].count(0) > len(start[1:200:2]) * 0.7:
        encodings = ["utf-16-le"]
    elif start[0:200:2].count(0) > len(start[0:200:2]) * 0.7:
        encodings = ["utf-16-be"]
    for encoding in encodings:
        try:
            # careful: the limit may cut a character in two
            text = codecs.getincrementaldecoder(encoding)().decode(start, final=len(data) <= limit)
        except UnicodeDecodeError:
            continue
        control = sum(1 for c in text if c < " " and c not in "\n\r\t\f")
        return None if control > len(text) / 100 or "\0" in text else text
    return None


def page_that_is_no_paper(html: str) -> str:
    """What a page of a web site is that holds no paper, as a message; "" when nothing shows that.

    Goes by what the page calls itself in its title and first heading.
    """
    titles = [re.sub(r"<[^>]*>|\s+", " ", unescape(t)).strip() for t in _TITLE.findall(html)[:5]]
    if any(t.lower().startswith("technische informatie") for t in titles):
        return _TECHNICAL_PAGE
    if _BODY_MARK.search(html):
        return ""
    if any(_SEARCH.search(t) for t in titles):
        return "this is a search result, not a paper: open the paper from the list and save that"
    words = len(unescape(_NOT_READ.sub(" ", html)).split())
    if words < _SHORT_PAGE and any(_FAILURE.match(t) for t in titles):
        return f"this is a login or error page of a web site, not a paper; {_AGAIN}"
    return ""


def _kind_or_refusal(what: str, name: str) -> str:
    """The kind itself; a message is raised."""
    if " " in what:
        raise UnreadableFileError(f"{name}: {what}")
    return what


def _what_zip(data: bytes) -> str:
    """The kind of office file in a ZIP archive, or why it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = b""
            for part in ("mimetype", "[Content_Types].xml"):
                if part in archive.namelist():
                    with archive.open(part) as file:
                        inside += file.read(_LOOK)
    except STUMBLES:
        return "damaged: this begins like a Word, ODT or ZIP file but does not open; fetch it again"
    for pattern, what in _IN_A_ZIP:
        if re.search(pattern, inside):
            return what
    return "this is a ZIP archive that is no Word or ODT file; unpack it and give the papers in it"


def _what_old_office(data: bytes) -> str:
    """The kind of Office file of before 2007, by the names of its streams."""
    for stream, message in _OLD_OFFICE:
        if stream.encode("utf-16-le") in data:
            return message
    return f"this is an old Office file; {_AGAIN}"


def _what_text(text: str, end: bytes) -> str:
    """The kind of a file of characters, or why it is no paper; by its beginning and its last bytes."""
    if re.match(r"--\d{4}-\d\d-\d\d \d\d:\d\d:\d\d--\s+\w+://|\s*% Total\s+% Received", text):
        return "this is a download log, not a paper: the paper is the file that the log tells of"
    if text[:1] in ("{", "[") and _is_json(text):
        return f"this is data (JSON), not a paper; {_AGAIN}"
    if header := _mail_header(text):
        if "multipart/related" in header:
            return "this is a web page saved in one file (.mhtml); save it as HTML, or fetch the paper as PDF"
        return f"this is a mail (.eml), not a paper; {_AGAIN}"
    root = _MARKUP.match(text)
    closed = root and (f"</{root[1]}" in text or "/>" in text or f"</{root[1]}".encode() in end)
    if root is None or not (closed or text.startswith(("<?", "<!"))):
        # a page saved with the answer of the server before it, or from the view of its source
        found = re.search(r"<html[\s>].*<(?:body|head)[\s>]", text, re.S | re.I)
        return (page_that_is_no_paper(text) or "html") if found else "text"
    tag = root[1].rpartition(":")[2].lower()
    if tag == "svg":
        return f"this is a picture; {_AGAIN}"
    if _HTML_ROOT.fullmatch(tag) or "<!doctype html" in root[0].lower():
        return page_that_is_no_paper(text) or "html"
    return "xml"


def _is_json(text: str) -> bool:
    """Whether it is JSON or JSON lines, or the beginning of a long one."""
    try:
        return bool(json.JSONDecoder().raw_decode(text)[0])
    except ValueError:
        return bool(re.match(r"[\[{\s]*\"[^\"\n]*\"\s*:", text))


def _mail_header(text: str) -> str:
    """The lines above the body of a mail; "" when it is none."""
    header = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    lines = [line for line in header.splitlines() if line[:1] not in (" ", "\t")]
    known = sum(1 for line in lines if _MAIL_HEADER.match(line))
    return header if known >= 3 and known * 2 > len(lines) else ""
