"""Sets official XML as the XHTML of the repository: its class names, wrapped lines, notes at the end."""

from __future__ import annotations

import re
from html import escape

from lxml import etree

_DIVS = ("algemeen", "vraag", "antwoord", "divisie", "bijlage", "tekst-sluiting", "box")
_SPANS = {
    "functie": "functie",
    "naam": "naam",
    "voornaam": "voornaam",
    "achternaam": "achternaam",
    "datum": "datum",
}
_INLINE = {"sup": "sup", "inf": "sub"}
_CHROME_BEFORE = """
<form action="x.html" id="mainForm" method="post"><div><input type="hidden" value="/wEP"/></div>
<p class="tekstueel"><a id="top" name="top">Start van deze pagina</a><a href="#Inhoud">Skip navigatie</a></p>
<div class="header"><h1><a href="http://www.overheid.nl"><img alt="Overheid.nl" src="o.png"/></a></h1>
<p>De wegwijzer naar informatie en diensten van alle overheden</p></div>
<div id="cookie-melding"><p>Deze website gebruikt cookies.</p></div>
<div id="ServiceNavigatie"><ul class="hoofd-navigatie"><li><a href="/">Home</a></li></ul></div>
<div class="inhouds-opgave"><ul class="toc"><li><a href="#a">Lichaam</a></li></ul></div>
<div id="main-column">"""
_CHROME_AFTER = """
<p><a href="#top">Naar boven</a></p></div><div id="right-column"><h2>Acties</h2><ul><li>
<a id="technischeInfoHyperlink" href="x">Technische informatie</a></li></ul></div>
<div class="footer"><p>Officiële bekendmakingen</p></div></form>"""
_LIVE_BEFORE = """
<header class="header"><nav><ul><li><a href="/">Officiële bekendmakingen</a></li></ul></nav></header>
<div class="container"><aside class="sidebar"><h2>Gegevens van deze publicatie</h2><dl><dt>Organisatie</dt>
<dd>Tweede Kamer</dd></dl></aside><main><article>"""
_LIVE_AFTER = """
<p><a class="to-top" href="#top">Naar boven</a></p></article></main></div>
<footer><p>Over deze website</p></footer>
<script>var tekst = "<p>Niet lezen</p>";</script>"""


def xml_to_html(
    xml: bytes,
    *,
    site: str = "repository",
    heading: tuple[str, str] = ("h3", "tussenkop"),
    meta: tuple[tuple[str, str, str], ...] = (),
) -> bytes:
    """The XHTML of a paper in official XML.

    Args:
        xml: The paper.
        site: "repository" (bare), "old" (in a form with navigation) or "live" (in an article).
        heading: Element and class of a «tussenkop».
        meta: What the head states, as (name, scheme, content).
    """
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
    root = etree.fromstring(xml, parser)
    notes: list[str] = []
    paper = next(e for e in root if e.tag != "metadata")
    inside = "".join(_block(e, notes, heading) for e in paper)
    endnotes = f'<div id="noten"><hr />{"".join(notes)}</div>' if notes else ""
    body = f'<div id="broodtekst">{inside}</div>'
    before, after = {"repository": ("", ""), "old": (_CHROME_BEFORE, _CHROME_AFTER)}.get(
        site, (_LIVE_BEFORE, _LIVE_AFTER)
    )
    if site == "live":
        body = body.replace(
            '<div id="broodtekst">', '<div id="broodtekst" class="stuk broodtekst-container">'
        )
        body = body.removesuffix("</div>") + endnotes + "</div>"
        endnotes = ""
    metas = "".join(f'<meta name="{n}" scheme="{s}" content="{escape(c)}" />\n' for n, s, c in meta)
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html\n  PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"'
        ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head>{metas}<style>p {{ margin: 0 }}</style><title></title></head>"
        f'<body onload="enablePopup()"><div id="kopregel"></div><div id="inhoudsopgave"></div>'
        f'{before}{body}{endnotes}{after}<div id="voetregel"></div></body></html>'
    ).encode()


def _block(e: etree._Element, notes: list[str], heading: tuple[str, str]) -> str:
    """A block element, and what it holds, as XHTML."""

    def blocks(parent: etree._Element, *without: str) -> str:
        return "".join(_block(child, notes, heading) for child in parent if child.tag not in without)

    def line(element: etree._Element | None) -> str:
        return _wrap(_inline(element, notes)) if element is not None else ""

    match e.tag:
        case "kamerstukkop" | "kamervraagkop" | "kamervraagnummer" | "metadata":
            return ""
        case "dossier":
            number = " ".join("".join(e.find("dossiernummer").itertext()).split())
            title = line(e.find("titel"))
            return (
                f'<h1 class="dossiertitel"><span class="dossiernummer">\n   {number}\n   </span> {title}</h1>'
            )
        case "stuk":
            number, title = line(e.find("stuknr")), line(e.find("titel"))
            head = f'<a id="d1" name="d1"></a><span class="stuknummer">{number}</span> {title}'
            rest = blocks(e, "stuknr", "titel")
            return f'<div class="stuk"><h1 class="stuktitel">{head}</h1>{rest}</div>'
        case "datumtekst":
            return f'<p class="kamerstukdatum">{line(e)}</p>'
        case "kamervraagomschrijving":
            return f'<h1 class="kamervraagomschrijving_kop no-toc"><a id="d2"></a>{line(e)}</h1>'
        case "nr" if e.getparent().tag in ("vraag", "antwoord"):
            return f'<h2 class="stuktitel no-toc">{line(e)}\n</h2>'
        case "tussenkop":
            return f'<{heading[0]} class="{heading[1]}">{line(e)}</{heading[0]}>'
        case "kop":
            words = " ".join(line(part) for part in e)
            return f'<h2 class="divisiekop1">{words}</h2>'
        case "al-groep":
            return f'<div class="alineagroep">{blocks(e)}</div>'
        case "lijst":
            return f'<ul class="expliciet whitespace-small">{blocks(e)}</ul>'
        case "li":
            mark = e.find("li.nr")
            first = e.find("al")
            label = f'<p class="labeled"><span class="ol">{line(mark)} </span>{line(first)}\n</p>'
            rest = "".join(
                _block(child, notes, heading) for child in e if child is not mark and child is not first
            )
            return f'<li class="li">{label}{rest}</li>'
        case "al":
            return f"<p>{line(e)}\n</p>"
        case "table":
            rows = "".join(
                "<tr>" + "".join(f"<td>{_wrap(_inline(c, notes))}</td>" for c in row) + "</tr>"
                for row in e.iter("row")
            )
            return f"<table><tbody>{rows}</tbody></table>"
        case "ondertekening":
            return f'<p class="ondertekening">{line(e)}</p>'
        case tag if tag in _DIVS:
            return f'<div class="{tag}">{blocks(e)}</div>'
        case _:
            return blocks(e)


def _inline(e: etree._Element, notes: list[str]) -> str:
    """Running text with its notes taken out to ``notes``."""
    out = escape(e.text or "", quote=False)
    for child in e:
        if child.tag == "noot":
            out += _note(child, notes)
        elif child.tag == "nadruk":
            out += f'<em class="{child.get("type", "cur")}">{_inline(child, notes)}</em>'
        elif child.tag in ("extref", "dossierref"):
            out += f'<a href="{escape(child.get("doc") or "")}" title="link">{_inline(child, notes)}</a>'
        elif child.tag in _INLINE:
            out += f"<{_INLINE[child.tag]}>{_inline(child, notes)}</{_INLINE[child.tag]}>"
        elif child.tag in _SPANS:
            out += f'<span class="{_SPANS[child.tag]}">{_inline(child, notes)}</span>'
        else:
            out += _inline(child, notes) + (" " if child.tag == "al" else "")
        out += escape(child.tail or "", quote=False)
    return out


def _note(note: etree._Element, notes: list[str]) -> str:
    """The reference to a note; the note itself goes to ``notes`` with its hidden head."""
    key, number = note.get("id") or f"n{len(notes) + 1}", note.findtext("noot.nr") or "*"
    at = len(notes)
    notes.append("")
    texts = "".join(f"<p>{_wrap(_inline(al, notes))}</p>" for al in note.iter("noot.al"))
    notes[at] = (
        f'<div class="voet noot snp-mouseoffset snb-pinned notedefault" id="supernote-note-{key}">\n'
        f'<h5 class="note-close"><a class="note-close" href="#close-{key}">X</a> Noot\n</h5><sup>'
        f'<span class="nootnum"><a id="{key}" name="{key}"></a>{number}</span></sup>{texts}</div>'
    )
    return f'<a class="nootnum supernote-click-{key}" href="#{key}">{number}</a>'


def _wrap(html: str) -> str:
    """Text wrapped over indented lines, as the publisher does; never inside a tag."""
    pieces = re.split(r"(<[^>]*>)", " ".join(html.split(" ")))
    out, width = [], 0
    for piece in pieces:
        if piece.startswith("<"):
            out.append(piece)
            continue
        for word in re.split(r"( )", piece):
            width += len(word)
            out.append("\n               " if word == " " and width > 80 else word)
            width = 0 if word == " " and width > 80 else width
    return "".join(out)
