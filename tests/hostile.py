"""Files that are made to harm who reads them, each built here: small to send, large or endless to read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

CONTENT_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)
DOCUMENT = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body>'
    b"</w:document>"
)
MIMETYPE = b"application/vnd.oasis.opendocument.text"


def pdf(objects: Mapping[int, bytes], root: int = 1) -> bytes:
    """A PDF of these objects, with a right table of where each stands."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    out.write(b"trailer\n<< /Root %d 0 R /Size %d >>\n" % (root, max(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


def stream(content: bytes, head: bytes = b"") -> bytes:
    """A stream as it stands in a PDF."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), head, content)


def one_page(
    content: bytes, resources: bytes = b"<< /Font << /F1 5 0 R >> >>", more: Mapping[int, bytes] | None = None
) -> bytes:
    """A PDF of one page with this stream as what stands on it; object 5 is its type."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>"
            % resources,
            4: content,
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            **(more or {}),
        }
    )


def zeros(megabytes: int) -> bytes:
    """So many zeros, deflated: one megabyte is packed and then repeated as it is."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    one = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = ((megabytes * 2**20 % 65521) << 16) | 1
    return head + one * megabytes + b"\x03\x00" + checksum.to_bytes(4, "big")


def range_bomb() -> bytes:
    """A table of characters of 65 bytes that names 2^31 of them."""
    table = b"1 beginbfrange\n<00000000> <7fffffff> <0041>\nendbfrange"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /X /ToUnicode 6 0 R >>"
    text = b"BT /F1 12 Tf 72 700 Td (Geachte voorzitter) Tj ET"
    return one_page(stream(text), more={5: font, 6: stream(table)})


def width_bomb() -> bytes:
    """A type that states the same width for two thousand million characters."""
    return one_page(
        stream(b"BT /F1 12 Tf 72 700 Td <0041> Tj ET"),
        more={
            5: b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
            b" /DescendantFonts [6 0 R] >>",
            6: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2000000000 500]"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        },
    )


def double_flate() -> bytes:
    """4 GiB in a few kilobytes, packed twice."""
    return one_page(stream(zlib.compress(zeros(4096), 9), b"/Filter [/FlateDecode /FlateDecode]"))


def flate() -> bytes:
    """1 GiB in one megabyte."""
    return one_page(stream(zeros(1024), b"/Filter /FlateDecode"))


def nested_forms() -> bytes:
    """Thirty drawings, each of which draws the next one twice: 2^30 drawings."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
    forms = {n: stream(b"/X Do /X Do", form % (n + 1)) for n in range(10, 40)}
    last = stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return one_page(stream(b"/X Do"), b"<< /XObject << /X 10 0 R >> >>", {**forms, 40: last})


def many_pages(count: int) -> bytes:
    """So many pages, all with the same few words."""
    pages = {
        n: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
        for n in range(10, 10 + count)
    }
    kids = b" ".join(b"%d 0 R" % n for n in pages)
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d /Resources << /Font << /F1 5 0 R >> >> >>"
            % (kids, count),
            4: stream(b"BT /F1 12 Tf 72 700 Td (Geachte voorzitter) Tj ET"),
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            **pages,
        }
    )


def many_operators() -> bytes:
    """One page that writes a word three hundred thousand times."""
    words = zlib.compress(b"BT /F1 12 Tf " + b"1 0 Td (Geachte voorzitter) Tj " * 300_000 + b"ET", 9)
    return one_page(stream(words, b"/Filter /FlateDecode"))


def nested_brackets() -> bytes:
    """Two million lists that stand in each other."""
    return one_page(stream(zlib.compress(b"[" * 2_000_000, 9), b"/Filter /FlateDecode"))


def deep_page_tree() -> bytes:
    """Pages that stand five thousand levels deep."""
    levels = {n: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 1) for n in range(2, 5000)}
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", **levels, 5000: b"<< /Type /Page >>"})


def cyclic_page_tree() -> bytes:
    """Pages that hold each other."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>",
            3: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>",
        }
    )


def many_objects() -> bytes:
    """A file of empty objects without a table of where they stand."""
    return b"%PDF-1.7\n" + b"".join(b"%d 0 obj\nendobj\n" % n for n in range(100_000))


def huge_table() -> bytes:
    """A table of objects that says it has two thousand million lines."""
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 2000000000\ntrailer\n<< /Root 1 0 R >>\n"
        b"startxref\n45\n%%EOF\n"
    )


def huge_page() -> bytes:
    """A page of many kilometres."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99999999 9] >>",
        }
    )


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: bytes = b"", document: bytes = b"", **more: bytes) -> bytes:
    """A DOCX with this body, or with this as the whole of its document."""
    document = document or DOCUMENT % body
    return packed({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": document, **more})


def odt(content: bytes, **more: bytes) -> bytes:
    """An ODT with this as its content."""
    return packed({"mimetype": MIMETYPE, "content.xml": content, **more})


def zip_bomb(kind: Callable[..., bytes]) -> bytes:
    """A DOCX or ODT of a few hundred kilobytes whose text unpacks to 160 MB."""
    return kind(b" " * 160_000_000)


def lying_sizes() -> bytes:
    """A DOCX that says of its text that it unpacks to ten bytes, where it unpacks to 160 MB."""
    made = bytearray(zip_bomb(docx))
    at = made.rindex(b"word/document.xml") - 46  # its line in the list at the end
    made[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(made)


def nested_zip() -> bytes:
    """A DOCX of which the text is an archive of archives."""
    inner = packed({"a": bytes(50_000_000)})
    for _ in range(5):
        inner = packed({f"{n}.zip": inner for n in range(10)})
    return docx(document=inner)


def many_entries() -> bytes:
    """An archive of fifty thousand empty parts."""
    return docx(b"", **{f"word/{n}.xml": b"" for n in range(50_000)})


LAUGHS = b'<!DOCTYPE x [<!ENTITY a0 "ha">%s]>' % b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
)
"""The declarations of the billion laughs: ``&a11;`` would be 200 GB."""


def laughing_xml() -> bytes:
    """The billion laughs in the text of a paper."""
    return LAUGHS + b"<officiele-publicatie><tekst><al>&a11;</al></tekst></officiele-publicatie>"


def laughing_attribute() -> bytes:
    """The billion laughs in an attribute, where entities are always written out."""
    return LAUGHS + b'<officiele-publicatie><tekst><al x="&a11;">Tekst.</al></tekst></officiele-publicatie>'


def outside_entity(path: str) -> bytes:
    """XML that asks for the text of a file of the machine that reads it."""
    return (
        f'<!DOCTYPE x [<!ENTITY secret SYSTEM "file://{path}">]>'
        "<officiele-publicatie><tekst><al>&secret;</al></tekst></officiele-publicatie>"
    ).encode()


def deep_xml() -> bytes:
    """Paragraphs that stand in each other, two hundred thousand deep."""
    deep = b"<al>" * 200_000 + b"Tekst." + b"</al>" * 200_000
    return b"<officiele-publicatie><tekst>%s</tekst></officiele-publicatie>" % deep


def wide_xml() -> bytes:
    """An element with an attribute of nine megabytes."""
    return b'<officiele-publicatie><tekst><al x="%s">Tekst.</al></tekst></officiele-publicatie>' % (
        b"x" * 9_000_000
    )


def deep_html() -> bytes:
    """A web page of which the elements stand a hundred thousand deep."""
    return b"<html><body><h1>Brief</h1>%sTekst.%s</body></html>" % (b"<div>" * 100_000, b"</div>" * 100_000)


def one_line(size: int = 9_000_000) -> bytes:
    """A text of nine megabytes on one line."""
    return (b"Geachte voorzitter, de veiligheid van Nederland vraagt om een antwoord. " * (size // 72))[:size]


def one_word(size: int = 9_000_000) -> bytes:
    """A text of nine megabytes that is one word."""
    return b"veilig" * (size // 6)


def hyphens(size: int = 2_000_000) -> bytes:
    """A text of many lines that all end in a hyphen."""
    return b"veilig-\n" * (size // 8)
