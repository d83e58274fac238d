"""Small ODT and DOCX files made from XML, and papers written out as either."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from compare.model import Line, Source

ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODT_NAMES = " ".join(
    f'xmlns:{short}="{ODF}:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
ODT_STYLES = (
    '<style:style style:family="paragraph" style:name="Spaced">'
    '<style:paragraph-properties fo:margin-top="3.76mm"/>'
    '</style:style><style:style style:family="paragraph" style:name="Close"/>'
    '<style:style style:family="paragraph" style:name="BoldHead" style:parent-style-name="Spaced">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:family="text" style:name="Bold">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a"'
    ' style:num-suffix=")"/><text:list-level-style-bullet text:level="3" text:bullet-char="–"/>'
    "</text:list-style>"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCX_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="urn:wps" xmlns:v="urn:v" xmlns:a="urn:a"'
)
DOCX_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ruim"><w:name w:val="Ruim"/><w:basedOn w:val="Standaard"/>'
    '<w:pPr><w:spacing w:before="200"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="Kop 1"/><w:basedOn w:val="Ruim"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="Ruim"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen"/>'
    '<w:basedOn w:val="Dieper"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Dieper"><w:name w:val="Dieper"/><w:basedOn w:val="Ruim"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Vet"><w:name w:val="Vet"/><w:rPr><w:b/></w:rPr></w:style>'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def odt(body: str, styles: str = "", master: str = "", **parts: str) -> bytes:
    """An ODT with this inside ``office:text``; it has the styles of `ODT_STYLES`."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODT_NAMES}>"
            f"<office:automatic-styles>{ODT_STYLES}{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {ODT_NAMES}><office:master-styles>{master}"
            "</office:master-styles></office:document-styles>",
            **{f"{name}.xml": content for name, content in parts.items()},
        }
    )


def odt_p(inside: str, style: str = "Spaced") -> str:
    """A paragraph of an ODT."""
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def odt_note(number: int, *paragraphs: str) -> str:
    """A note of an ODT as it stands inside a sentence."""
    body = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    return (
        f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}'
        f"</text:note-citation><text:note-body>{body}</text:note-body></text:note>"
    )


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    notes: Iterable[str] = (),
    endnotes: Iterable[str] = (),
    header: str = "",
    footer: str = "",
) -> bytes:
    """A DOCX with this inside ``w:body``; notes are the paragraphs of notes 1, 2, 3 …"""
    parts: dict[str, str] = {
        "styles": f"<w:styles {DOCX_NAMES}>{DOCX_STYLES}{styles}</w:styles>",
        "numbering": f"<w:numbering {DOCX_NAMES}>{numbering}</w:numbering>",
        "footnotes": _docx_notes("footnote", notes),
        "endnotes": _docx_notes("endnote", endnotes),
        "header": f"<w:hdr {DOCX_NAMES}>{header}</w:hdr>",
        "footer": f"<w:ftr {DOCX_NAMES}>{footer}</w:ftr>",
    }
    rels = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for at, kind in enumerate(parts)
    )
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships {names}><Relationship Id="r" Type="{RELATIONS}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f"<Relationships {names}>{rels}</Relationships>",
            "word/document.xml": f"<w:document {DOCX_NAMES}><w:body>{body}</w:body></w:document>",
            **{f"word/{kind}.xml": content for kind, content in parts.items()},
        }
    )


def _docx_notes(kind: str, notes: Iterable[str]) -> str:
    inside = "".join(f'<w:{kind} w:id="{at}">{text}</w:{kind}>' for at, text in enumerate(notes, start=1))
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    return f"<w:{kind}s {DOCX_NAMES}>{separator}{inside}</w:{kind}s>"


def docx_p(inside: str = "", style: str = "Ruim", properties: str = "") -> str:
    """A paragraph of a DOCX; text without tags becomes a run."""
    runs = inside if inside.startswith("<") or not inside else docx_r(inside)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def docx_r(text: str, look: str = "") -> str:
    """A run of a DOCX."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx_table(rows: Sequence[Sequence[str]]) -> str:
    """A table of a DOCX; a cell without tags becomes a paragraph."""
    cells = [[c if c.startswith("<") else docx_p(c, "Standaard") for c in row] for row in rows]
    inside = ("<w:tr>" + "".join(f"<w:tc>{c}</w:tc>" for c in row) + "</w:tr>" for row in cells)
    return f"<w:tbl>{''.join(inside)}</w:tbl>"


def paper_to_odt(lines: Sequence[Line]) -> bytes:
    """A paper written as officielebekendmakingen.nl would: white by style, bold headings, typed marks."""
    out = []
    for table, group in groupby(_with_notes(lines), lambda pair: pair[0].role == "table"):
        pairs = list(group)
        if table:
            rows = "".join(
                "<table:table-row>"
                + "".join(
                    f"<table:table-cell>{odt_p(_odt(c))}</table:table-cell>" for c in line.text.split(" | ")
                )
                + "</table:table-row>"
                for line, _ in pairs
            )
            out.append(f"<table:table>{rows}</table:table>")
            continue
        for line, notes in pairs:
            style = "BoldHead" if line.role == "heading" else "Spaced" if line.gap else "Close"
            first, _, rest = line.text.partition(" ")
            marks = "".join(odt_note(n, *(_odt(text) for text in texts)) for n, texts in notes)
            text = f"{_odt(first)}{marks} {_odt(rest)}" if line.role != "list_item" else ""
            out.append(odt_p(text or f"{_odt(first)}<text:tab/>{_odt(rest)}{marks}", style))
    return odt("".join(out))


def paper_to_docx(lines: Sequence[Line]) -> bytes:
    """A paper written as Word would: white by style, headings of style Kop 1, typed marks, real notes."""
    out, bodies = [], []
    for table, group in groupby(_with_notes(lines), lambda pair: pair[0].role == "table"):
        pairs = list(group)
        if table:
            out.append(docx_table([[escape(cell) for cell in line.text.split(" | ")] for line, _ in pairs]))
            continue
        for line, notes in pairs:
            style = "Kop1" if line.role == "heading" else "Ruim" if line.gap else "Standaard"
            first, _, rest = line.text.partition(" ")
            marks = ""
            for _, texts in notes:
                bodies.append("".join(docx_p(escape(text)) for text in texts))
                marks += f'<w:r><w:footnoteReference w:id="{len(bodies)}"/></w:r>'
            if line.role == "list_item":
                runs = docx_r(escape(first)) + "<w:r><w:tab/></w:r>" + docx_r(escape(rest)) + marks
            else:
                runs = docx_r(escape(first)) + marks + docx_r(escape(f" {rest}"))
            out.append(docx_p(runs, style))
    return docx("".join(out), notes=bodies)


def _odt(text: str) -> str:
    return escape(text)


def _with_notes(lines: Sequence[Line]) -> list[tuple[Line, list[tuple[int, list[str]]]]]:
    """Each line that is no note, with the notes that come after it."""
    pairs: list[tuple[Line, list[tuple[int, list[str]]]]] = []
    for line in lines:
        if line.role != "note":
            pairs.append((line, []))
        elif line.note:
            pairs[-1][1].append((line.note, [line.text]))
        else:
            pairs[-1][1][-1][1].append(line.text)
    return pairs


def shown(source: Source) -> list[tuple[object, ...]]:
    """What must be the same from every format."""
    return [
        (line.text, line.role, line.gap, line.references, line.note)
        for line in source.lines
        if line.role != "furniture"
    ]


def texts(source: Source, role: str = "") -> list[str]:
    """The texts of the lines, or of those with this role."""
    return [line.text for line in source.lines if line.role == role or not role]
