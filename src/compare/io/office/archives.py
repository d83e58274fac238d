"""Opens the ZIP archive of an ODT or DOCX and reads its XML parts safely.

What is unpacked has a limit, entities and the network are off, and whatever is damaged
or locked is refused by name.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from lxml import etree

from compare.errors import UnreadableFileError
from compare.io.markup import parse_xml

MOST_BYTES = 150_000_000
"""Largest XML part that is unpacked; the longest papers stay under a tenth of it."""

STUMBLES = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, RuntimeError,
)  # fmt: skip
"""What `zipfile` raises over a damaged archive; RuntimeError holds NotImplementedError."""
AGAIN = "fetch or save it again"
LOCKED = "this is locked with a password; save it without one"


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive that an ODT or DOCX is.

    Raises:
        UnreadableFileError: It is no archive, or a damaged or locked one.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFileError(f"{name}: {LOCKED}")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        locked = any(entry.flag_bits & 1 for entry in archive.infolist())
        manifest = read_part(archive, "META-INF/manifest.xml", name)
    except STUMBLES as error:
        raise UnreadableFileError(f"{name}: damaged: the archive does not open; {AGAIN}") from error
    if locked or b"encryption-data" in manifest:
        raise UnreadableFileError(f"{name}: {LOCKED}")
    return archive


def read_part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """What a part of the archive holds; b"" when there is no such part.

    Raises:
        UnreadableFileError: The part is damaged, or would unpack to more than `MOST_BYTES`.
    """
    try:
        entry = archive.getinfo(part)
    except KeyError:
        return b""
    if entry.flag_bits & 1:
        raise UnreadableFileError(f"{name}: {LOCKED}")
    content = b""
    try:
        if entry.file_size <= MOST_BYTES:  # careful: an archive may state any size
            with archive.open(entry) as file:
                content = file.read(MOST_BYTES + 1)
    except STUMBLES as error:
        raise UnreadableFileError(f"{name}: damaged: a part of it cannot be unpacked; {AGAIN}") from error
    if max(entry.file_size, len(content)) > MOST_BYTES:
        raise UnreadableFileError(
            f"{name}: a part of it unpacks to far more than a paper can hold; give another copy"
        )
    return content


def read_xml_part(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element | None:
    """Root element of an XML part, names without their namespace; None when there is no such part.

    Raises:
        UnreadableFileError: The part is damaged.
    """
    content = read_part(archive, part, name)
    return parse_xml(content, name) if content.strip() else None


def value(element: etree._Element | None, key: str = "val") -> str:
    """An attribute by its name without namespace; "" when it is not there."""
    if element is not None:
        for name, text in element.attrib.items():
            if str(name).rpartition("}")[2] == key:
                return str(text)
    return ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down a path of names; None when there is none."""
    for step in path:
        if element is None:
            return None
        element = element.find(step)
    return element


def count_of(element: etree._Element | None, key: str = "val", default: int = 0, base: int = 10) -> int:
    """An attribute that is a whole number from 0; the default when it is missing or anything else."""
    try:
        return max(0, int(value(element, key), base))
    except ValueError:
        return default
