"""Reads the official XML of parliamentary papers: all three generations, questions, reports, gazettes."""

from __future__ import annotations

from lxml import etree

from compare.errors import UnreadableFileError
from compare.io.markup import parse_xml
from compare.io.metadata import is_metadata
from compare.io.xml.facts import tree_to_stated
from compare.io.xml.lines import tree_to_lines
from compare.io.xml.writer import BODY
from compare.model import Source

_SEARCH = frozenset({"searchRetrieveResponse", "record", "records", "explainResponse", "gzd"})
_SERVICE = frozenset({"Edmx", "feed", "entry", "service", "Error", "error"})
_TEXT = ("al", "alinea", "alineaitem", "vrije-tekst", "tekst", "considerans.al")


def read_xml(data: bytes, name: str = "the file") -> Source:
    """The lines of an official XML paper, each a whole paragraph with its role, and its facts.

    Nothing outside the file is ever fetched. Text in elements that are not known is kept.

    Raises:
        UnreadableFileError: Damaged, not a paper (metadata, a search result), or a paper
            of which the file holds the head only; the message says which.
    """
    root = parse_xml(data, name)
    _refuse_what_is_no_paper(root, name)
    lines, remarks = tree_to_lines(root)
    if not any(line.role in BODY or line.role == "table" for line in lines):
        raise UnreadableFileError(
            f"{name}: this holds the head of a paper only, no text; fetch the paper as PDF"
        )
    return Source("xml", lines, tree_to_stated(root, lines), marked=True, remarks=remarks)


def _refuse_what_is_no_paper(root: etree._Element, name: str) -> None:
    what = ""
    if is_metadata(root):
        what = "this is a metadata file, not the paper: give it beside the paper"
    elif root.tag in _SEARCH:
        what = "this is a search result, not the paper: fetch a paper that it names"
    elif root.tag in _SERVICE:
        what = "this is an answer or a description of a data service (OData, Atom), not the paper"
    elif root.tag == "html":
        what = "this is a web page, not XML: give it as .html"
    elif next(root.iter(*_TEXT), None) is None and root.tag != "officiele-publicatie":
        what = "this is XML, but no official paper; fetch the paper itself, as PDF, XML or HTML"
    if what:
        raise UnreadableFileError(f"{name}: {what}")
