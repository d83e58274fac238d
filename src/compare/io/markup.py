"""What the readers of XML, HTML and Office files share; XML is parsed without ever fetching anything."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from compare.errors import UnreadableFileError

PICTURES_LEFT_OUT = "Pictures were left out."
"""Remark on a file that holds pictures."""
UNSEEN = str.maketrans("", "", "\u00ad\u200b\ufeff\u2060")
"""Takes out signs that nobody sees."""

_TWICE_ENCODED_BOM = b"\xc3\xaf\xc2\xbb\xc2\xbf"
_TWICE_ENCODED = re.compile(
    "[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â(?:€[\x80-\xbf‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[\x80-\xbf]{2})"
)
_FEW = 10
"""One damaged character to so many whole ones is a slip of the paper itself; more is a damaged file."""

SAVED_TWICE = (
    "damaged: its characters were saved twice in another encoding («â€™» for «’», «Ã«» for «ë»);"
    " fetch it again"
)
"""What to say of a text that `is_twice_encoded`."""


def parse_xml(data: bytes, name: str = "the file") -> etree._Element:
    """The root element, names without their namespace, without comments and processing instructions.

    Entities are never fetched nor expanded, but for the names of characters («&euml;»).

    Raises:
        UnreadableFileError: Not well-formed, damaged by a second encoding, or its text
            stands partly outside the file.
    """
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    if not data:
        raise UnreadableFileError(f"{name}: the file is empty")
    if data.startswith(_TWICE_ENCODED_BOM):
        raise UnreadableFileError(f"{name}: {SAVED_TWICE}")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if is_twice_encoded(data.decode("utf-8", "replace")):
            raise UnreadableFileError(f"{name}: {SAVED_TWICE}") from None
        what = "damaged: not well-formed XML; fetch it again"
        if "amplification" in (error.msg or "") or "entity reference loop" in (error.msg or ""):
            what = "made to swell: its entities repeat each other; fetch it again"
        raise UnreadableFileError(f"{name}: {what}") from error
    _put_characters_for_entities(root, name)
    if is_twice_encoded("".join(map(str, root.itertext()))):
        raise UnreadableFileError(f"{name}: {SAVED_TWICE}")
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return root


def is_twice_encoded(text: str) -> bool:
    """Whether a text went through a wrong encoding, so that its special characters fell apart."""
    damaged = _TWICE_ENCODED.findall(text)
    if not damaged:
        return False
    whole = sum(1 for char in text if char > "\x7f") - sum(len(found) for found in damaged)
    return len(damaged) * _FEW > whole


def _put_characters_for_entities(root: etree._Element, name: str) -> None:
    """Writes «é» where the tree holds the entity «&eacute;»; any other entity is refused."""
    for entity in list(root.iter(etree.Entity)):
        named = entity.text or ""
        character = html5.get(named.removeprefix("&"))
        if character is None:
            raise UnreadableFileError(
                f"{name}: it refers to text that does not stand in it, and that is never fetched;"
                " fetch it again"
            )
        parent, before = entity.getparent(), entity.getprevious()
        assert parent is not None
        text = character + (entity.tail or "")
        if before is None:
            parent.text = (parent.text or "") + text
        else:
            before.tail = (before.tail or "") + text
        entity.tail = None
        parent.remove(entity)
