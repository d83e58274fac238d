"""Reads official papers saved as a web page: the XHTML of the repository, and pages of the site around it."""

from __future__ import annotations

import re
from dataclasses import replace

from compare.errors import UnreadableFileError
from compare.io.detect import decode_start, page_that_is_no_paper
from compare.io.html.page import TOO_DEEP, find_body, parse_page
from compare.io.html.tree import page_to_paper
from compare.io.markup import SAVED_TWICE, is_twice_encoded
from compare.io.xml.facts import tree_to_stated
from compare.io.xml.lines import tree_to_lines
from compare.model import Source


def read_html(data: bytes, name: str = "the file") -> Source:
    """The lines of a paper saved as a web page, each a whole paragraph with its role.

    Only the paper's own text comes along: no navigation, no scripts, no hidden heads of
    notes. Nothing is fetched.

    Raises:
        UnreadableFileError: The page breaks off, or holds no paper; the message says what it is.
    """
    text = decode_start(data, limit=len(data))
    if text is None:
        raise UnreadableFileError(f"{name}: this is not a web page; its bytes are no text")
    if re.search(r"<html[\s>]", text, re.I) and not re.search(r"</(?:html|body)\s*>", text, re.I):
        raise UnreadableFileError(f"{name}: damaged: the page breaks off before its end; fetch it again")
    if message := page_that_is_no_paper(text):
        raise UnreadableFileError(f"{name}: {message}")
    page = parse_page(text, name)
    body = find_body(page)
    if body is None:
        raise UnreadableFileError(
            f"{name}: this is a web page that holds no paper: open the paper on it and save that,"
            " as HTML, PDF or XML"
        )
    try:
        paper, loose = page_to_paper(body, page)
        lines, remarks = tree_to_lines(paper)
    except RecursionError:
        raise UnreadableFileError(f"{name}: {TOO_DEEP}") from None
    if is_twice_encoded("".join(map(str, paper.itertext()))):
        raise UnreadableFileError(f"{name}: {SAVED_TWICE}")
    notes = tuple(line for line in tree_to_lines(loose)[0] if line.role == "note")
    lines += tuple(replace(note, number=len(lines) + n) for n, note in enumerate(notes, start=1))
    if all(line.role == "furniture" for line in lines):
        raise UnreadableFileError(f"{name}: no running text was found in it; give the paper itself")
    return Source("html", lines, tree_to_stated(paper, lines), marked=True, remarks=remarks)
