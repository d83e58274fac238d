"""A web page as a tree without what is no part of its text; where in it the paper stands, and the notes."""

from __future__ import annotations

import re
from typing import Any

import lxml.html

from compare.errors import UnreadableFileError

BLOCKS = frozenset(
    (
        "p", "div", "section", "article", "main", "header", "footer", "aside", "h1", "h2", "h3", "h4", "h5",
        "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td",
        "th", "blockquote", "pre", "figure", "figcaption", "address", "center", "details", "summary", "hr",
        "form", "fieldset", "body",
    )
)  # fmt: skip
_NOTE_CLASSES = frozenset(("noot", "voetnoot", "footnote", "eindnoot", "endnote"))
_NOTE_LISTS = frozenset(("noten", "voetnoten", "footnotes"))
_LEFT_OUT_TAGS = frozenset(
    (
        "script", "style", "noscript", "template", "nav", "footer", "iframe", "object", "video",
        "audio", "input", "button", "select", "textarea", "label", "dialog",
    )
)  # fmt: skip
_LEFT_OUT = re.compile(
    r"toc|note-close|verberg|tekstueel|hidden|visually-?hidden|sr-only|no-?print"
    r"|(?!officiele-)(?:\w+-)*(?:inhouds-?opgave|broodkruimels?|breadcrumbs?|cookies?|navigatie|navigation"
    r"|actie-?lijst|toolbar|share|skip-?links?|paginering|pagination|footer|voetregel|kopregel|sidebar"
    r"|gerelateerd|popup)(?:-\w+)*",
    re.I,
)
_PAPER = re.compile(
    r"aan de (?:heer |mevrouw )?voorzitters?\b|geachte (?:heer |mevrouw )?voorzitter|gehoord de beraadslaging"
    r"|vergaderjaar \d{4}|\bantwoord \d|\bkamerstuk(?:ken)? |\b\d\d \d{3},? nr",
    re.I,
)
"""What a page of any site must hold somewhere in its article to pass for a paper."""
_FEW_WORDS = 50
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|&#0*(?:[0-8]|1[124-9]|2\d|3[01]);|&#x0*(?:[0-8bcef]|1[\da-f]|fff[ef]);",
    re.I,
)
"""Characters that no text holds, as they are or written as a number."""

TOO_DEEP = "damaged: the elements of this page stand too deep in each other; fetch it again"


def parse_page(text: str, name: str = "the file") -> Any:
    """The page as a tree, without comments, scripts, navigation and hidden parts; nothing is fetched.

    Raises:
        UnreadableFileError: The parser gave up half-way.
    """
    # The publisher writes a remark about a dead link into it, after white space that is none of the text.
    text = re.sub(r"\s*<!--[^>]*-->\s*(?=</a>)", "", text)
    text = _CONTROL.sub(" ", text)
    text = re.sub(r"^(?:\s*<\?xml[^>]*>)+", "", text)
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    page: Any = lxml.html.document_fromstring(text, parser=parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise UnreadableFileError(f"{name}: {TOO_DEEP}")
    for element in list(page.iter()):
        if element.getparent() is not None and element.tag != "body" and _is_left_out(element):
            element.drop_tree()
    return page


def find_body(page: Any) -> Any:
    """The element that holds the paper, or None when nothing on the page clearly is one."""
    for path in ("//*[@id='broodtekst']", "//*[h1[contains(@class, 'dossiertitel')]]"):
        found = page.xpath(path)
        if found:
            return max(found, key=_count_words)
    for path in ("//article", "//main | //*[@role='main']", "//body"):
        found = [e for e in page.xpath(path) if _count_words(e) >= _FEW_WORDS and _PAPER.search(text_of(e))]
        if found:
            return max(found, key=_count_words)
    return None


def find_notes(page: Any) -> list[Any]:
    """The elements that hold one note each: «div.voet.noot», and what other pages use for it."""
    found: list[Any] = []
    for element in page.iter("div", "li", "aside", "p", "dd"):
        parent = element.getparent()
        around = classes_of(parent) | {parent.get("id")} if parent is not None else set()
        listed = _NOTE_LISTS & around and any(e.get("id") or e.get("name") for e in element.iter())
        inside = any(ancestor in found for ancestor in element.iterancestors())
        if not inside and (listed or _NOTE_CLASSES & classes_of(element)):
            found.append(element)
    return found


def _is_left_out(element: Any) -> bool:
    """Whether it is no part of what a page has to say: navigation, scripts, hidden parts."""
    inside = any(e.tag in ("article", "main") or e.get("id") == "broodtekst" for e in element.iterancestors())
    return (
        element.tag in _LEFT_OUT_TAGS
        or (element.tag == "header" and not inside)
        or element.get("hidden") is not None
        or "display:none" in (element.get("style") or "").replace(" ", "").lower()
        or any(_LEFT_OUT.fullmatch(name) for name in classes_of(element) | {element.get("id") or ""})
    )


def pieces_of(element: Any) -> list[Any]:
    """What an element holds, in order: strings and elements."""
    pieces: list[Any] = [element.text or ""]
    for child in element:
        pieces += [child, child.tail or ""]
    return pieces


def holds_block(element: Any) -> bool:
    """Whether a browser sets it, or something in it, on lines of its own."""
    return any(e.tag in BLOCKS for e in element.iter())


def classes_of(element: Any) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


def text_of(element: Any) -> str:
    """The text of an element in single spaces."""
    return " ".join("".join(element.itertext()).split())


def _count_words(element: Any) -> int:
    """Words in the paragraphs of an element; links and menus do not make a paper."""
    return sum(len(text_of(e).split()) for e in element.iter("p", "td", "h1", "h2"))
