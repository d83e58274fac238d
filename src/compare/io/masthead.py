"""What the printed head of a paper says: chamber, session year, dossier, number, title, date, sender.

For every reader: give `find_stated` the texts of the head in reading order, a line or a
whole paragraph each (the PDF's margin, running foot and id block may be among them), and
`find_masthead_role` one text to know whether it is furniture, title or address. Where a
format has fields of its own for these facts (XML, metadata), those go first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from compare.io.offices import answer_to_sender, title_to_sender
from compare.model import Stated
from compare.signs import MONTHS, is_greeting, opens_question

_DATE = rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})"
_DAY = re.compile(rf"\b{_DATE}\b", re.I)
_YEAR = r"(?P<from>\d{4}) ?[-–—/] ?(?P<to>\d{4}|\d{2})(?!\d)"
_SESSION = re.compile(rf"^(?:(?:Tweede|Eerste) Kamer, )?vergaderjaar:? {_YEAR}", re.I)
_CHAMBER = re.compile(r"^(Eerste|Tweede) Kamer(?: der Staten-Generaal\b|, vergaderjaar\b)", re.I)
_SUFFIX = r"(?:-\d{2}|[- ](?:[IVX]+[AB]?|[A-Z]))"
_DOSSIER = re.compile(
    rf"^(?P<number>\d{{2}} ?\d{{3}})(?P<suffix>{_SUFFIX})?(?![\w.,:%/-]*\d)-?(?: ?\(R ?\d+\))?"
    r"(?: (?P<title>[^a-z ].*))?$"
)
_FOOT_PAPER = re.compile(
    rf", (?P<number>\d{{2}} ?\d{{3}})(?P<suffix>{_SUFFIX})?(?: ?\(R ?\d+\))?"
    r", (?:nr\. )?(?P<paper>\d+|[A-Z]+)\b"
)
_NR = re.compile(
    r"^Nrs?\.?(?: ?(?P<number>\d+|[A-Z]{1,3})(?![\w.-]))?(?: (?:en|t/m) \d+)?\*?(?: HERDRUK)?"
    r"(?: (?P<title>\S.*))?$"
)
_BARE_LETTER = re.compile(
    r"^(?P<number>[A-Z]{1,2})(?: (?P<title>(?:BRIEF|VERSLAG|MOTIE|NOTA|MEMORIE)\b.+))?$"
)
_ID = re.compile(r"^(?:(?:kst|blg)-[\dA-Z][\w-]*|(?:ah|h|nds|kv)-[te]k-[\w-]*\d[\w-]*)$")
_QUESTION_ID = re.compile(r"^\d{4}Z\d{5}$")
_APPENDIX = re.compile(r"^Aanhangsel(?: van de| tot het Verslag van de)? Handelingen$", re.I)
_ASKED = re.compile(r"^Vragen van ")
_ANSWERED = re.compile(r"^(?:Nader |Aanvullend )?(?:antwoord|mededeling) van ", re.I)
_SUBJECT = re.compile(
    r"\baan (?:de|het) .*?\bover (?P<subject>.+?)\.? ?\((?:ingezonden|ontvangen)\b|"
    r"\bover (?P<other>.+?)\.? ?\((?:ingezonden|ontvangen)\b",
    re.I,
)
_PLACE = re.compile(rf"^[A-ZÀ-Þ’'‘`][\w’'‘` -]{{2,30}}, {_DATE}\.?$", re.I)
_TO = re.compile(r"^Aan de (?:heer )?voorzitters? van de (?:Eerste|Tweede)\b", re.I)
_DATED = re.compile(
    r"^(?:Voorgesteld|Vastgesteld|Ontvangen|Ingediend|Bijgewerkt)\b.{0,60}?\b" + _DATE + r"\.?$", re.I
)
_LABELLED_DATE = re.compile(rf"^Datum ?:? ?{_DATE}$", re.I)
_REGARDING = re.compile(r"^(?:Betreft|Onderwerp) ?:? (?P<subject>\S.*)$")
_LONG = 40
"""Words; a paragraph as long that ends like a sentence belongs to the text itself."""
_FURNITURE = re.compile(
    r"^(?:[12]|ISSN \d{4} ?- ?\d{4}|[’'‘]s-Gravenhage \d{4}|HERDRUK|KAMERSTUKKEN?"
    r"|Vragen gesteld door de leden der Kamer\b.{0,80}|regering gegeven antwoorden)$",
    re.I,
)
_TYPES = (
    (r"(?:NADERE? |TWEEDE |DERDE )?BRIEF\b", "letter"),
    (r"(?:\w+ ){0,3}MOTIE\b", "motion"),
    (r"INBRENG\b|(?:\w+ ){0,2}VERSLAG HOUDENDE EEN LIJST VAN VRAGEN$|LIJST VAN VRAGEN$", "questions"),
    (r"(?:\w+ ){0,2}(?:NADER |VOORLOPIG )*VERSLAG$|(?:SCHRIFTELIJKE )?VRAGEN\b", "questions"),
    (r"(?:\w+ ){0,3}(?:NADER )?SCHRIFTELIJK OVERLEG\b|.*LIJST VAN VRAGEN EN ANTWOORDEN\b", "consultation"),
    (r"ANTWOORDE?N? (?:OP|VAN)\b", "consultation"),
    (r"(?:\w+ ){0,2}VERSLAG\b|STENOGRA|BESLUITENLIJST|HANDELINGEN|.*\bVERGADERING\b", "report"),
)


def find_stated(texts: Iterable[str]) -> Stated:
    """What the printed head of a paper says about the paper; empty where it says nothing.

    Args:
        texts: The head in reading order, a printed line or a whole paragraph each: chamber,
            session year, dossier, «Nr. 143», title, date, address, place and date. Running
            feet («Tweede Kamer, vergaderjaar 2020–2021, 32 545, nr. 143») and the printed id
            («kst-32545-143») may stand anywhere in it; running text after it does no harm.

    Returns:
        The facts. Of several dossiers the first; of a title and its date what is printed;
        the id as printed, else made from dossier and number or session year and number.
    """
    lines = [folded for folded in (" ".join(text.split()) for text in texts) if folded]
    end = next((at for at, text in enumerate(lines) if _begins_text(text)), len(lines))
    head = lines[:end]
    facts = _find_numbers(head) | _find_printed(lines)
    appendix = any(_APPENDIX.match(text) for text in head) or facts.get("id", "").startswith("ah-")
    asked, answered = _paragraph(head, _ASKED, "ingezonden"), _paragraph(head, _ANSWERED, "ontvangen")
    if asked:
        facts.setdefault("title", description_to_subject(asked))
        facts["sender"] = answer_to_sender(answered)
    for at, text in enumerate(head):
        regarding = _REGARDING.match(text)
        if regarding and "title" not in facts:
            facts["title"] = regarding["subject"]
        elif text in ("Betreft", "Onderwerp", "Betreft:", "Onderwerp:") and at + 1 < len(head):
            facts.setdefault("title", head[at + 1])
    title = facts.get("title", "")
    if "sender" not in facts:
        facts["sender"] = title_to_sender(title)
    if appendix or answered:
        facts["type"] = "consultation"
    elif asked:
        facts["type"] = "questions"
    elif any(map(is_greeting, lines)) and title_to_type(title) in ("", "other"):
        facts["type"] = "letter"
    else:
        facts["type"] = title_to_type(title)
    if "chamber" not in facts and facts.get("dossier") and facts.get("number"):
        facts["chamber"] = "2" if facts["number"].isdecimal() else "1"
    facts.setdefault("id", _paper_id(facts))
    if not facts["id"] and facts["type"] == "questions":
        numbers = [text for text in lines if _QUESTION_ID.match(text)]
        facts["id"] = f"kv-tk-{numbers[0]}" if numbers else ""
    return Stated(**facts, date=_find_date(lines, end, asked, answered))


def find_masthead_role(text: str) -> str:
    """What a text of a paper's head is: "furniture", "title", "address", or "" when it is none of these.

    Furniture is what stands above the title on every paper. The title itself is found only
    behind its number («Nr. 143 MOTIE VAN …»: cut it off with `split_number`), its date line
    («Voorgesteld 6 juli 2021») and the description of questions are "title".
    """
    text = " ".join(text.split())
    if _CHAMBER.match(text) or _SESSION.match(text) or _APPENDIX.match(text) or _FURNITURE.match(text):
        return "furniture"
    if _ID.match(text) or _QUESTION_ID.match(text) or _DOSSIER.match(text):
        return "furniture"
    number = _NR.match(text)
    if number:
        return "title" if number["title"] else "furniture"
    if _DATED.match(text) or re.search(rf"\((?:ingezonden|ontvangen) {_DATE}\)", text, re.I):
        return "title"
    if _PLACE.match(text) or _TO.match(text):
        return "address"
    return ""


def opens_masthead(text: str) -> bool:
    """Whether a text names the chamber or the session year, as only a masthead or running foot does."""
    text = " ".join(text.split())
    return _CHAMBER.match(text) is not None or _SESSION.match(text) is not None


def split_number(text: str) -> tuple[str, str]:
    """«Nr. 143 MOTIE VAN DE LEDEN …» as its number line and its title; ("", text) without a number."""
    text = " ".join(text.split())
    match = _NR.match(text) or _BARE_LETTER.match(text)
    if not match or not match["title"]:
        return "", text
    return text[: match.start("title")].strip(), match["title"]


def title_to_type(title: str) -> str:
    """Kind of paper that a title names, as in `Stated.type`; "" without a title."""
    title = " ".join(title.split())
    for pattern, kind in _TYPES:
        if re.match(pattern, title, re.I):
            return kind
    return "other" if title else ""


def dossier_to_id(printed: str) -> str:
    """«36 410 XVI» as «36410-XVI», «36 027 (R2160)» as «36027»; "" for anything but a dossier."""
    match = _DOSSIER.match(" ".join(printed.split()))
    return _dossier(match) if match else ""


def describes_questions(text: str) -> bool:
    """Whether it is the description of written questions: «Vragen van het lid … aan de Minister …»."""
    return _ASKED.match(text) is not None


def describes_answer(text: str) -> bool:
    """Whether it is the description of an answer: «Antwoord van Minister … (ontvangen 3 juni 2021)»."""
    return _ANSWERED.match(text) is not None


def description_to_subject(text: str) -> str:
    """What questions are about, from «Vragen van … aan de Minister … over X (ingezonden 3 juni 2021)»."""
    match = _SUBJECT.search(text)
    return (match["subject"] or match["other"]) if match else ""


def iso_to_date(text: str) -> date | None:
    """The day with which a text begins as «2021-06-03», or None."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def find_date(text: str) -> date | None:
    """The first Dutch date in a text («6 juli 2021»), or None."""
    for day, month, year in _DAY.findall(" ".join(text.split())):
        try:
            return date(int(year), MONTHS.index(month.lower()) + 1, int(day))
        except ValueError:
            continue
    return None


def _paper_id(facts: dict[str, str]) -> str:
    """Official id that follows from dossier and number («kst-32545-143») or from session year and number."""
    number, dossier, years = (facts.get(key, "") for key in ("number", "dossier", "session_year"))
    if number and dossier:
        return f"kst-{dossier}-{number}"
    if number and years and facts.get("type") == "consultation":
        return f"ah-{'ek' if facts.get('chamber') == '1' else 'tk'}-{years.replace('-', '')}-{number}"
    return ""


def _begins_text(text: str) -> bool:
    """Whether the text of a paper begins here; a long title ends in no full stop."""
    if is_greeting(text) or opens_question(text) or text == "De Kamer,":
        return True
    described = describes_questions(text) or describes_answer(text)
    return len(text.split()) > _LONG and text[-1] in ".;:?!" and not described


def _find_numbers(head: Sequence[str]) -> dict[str, str]:
    """Chamber, session year, dossier, number and title as the head prints them."""
    facts: dict[str, str] = {}
    for at, text in enumerate(head):
        chamber, session, dossier = _CHAMBER.match(text), _SESSION.match(text), _DOSSIER.match(text)
        if chamber:
            facts.setdefault("chamber", "1" if chamber[1].lower() == "eerste" else "2")
        if session:
            facts.setdefault("session_year", _years(session))
        if dossier and "dossier" not in facts and "title" not in facts:
            facts["dossier"] = _dossier(dossier)
            facts["dossier_title"] = _dossier_title(dossier["title"] or "", head[at + 1 :])
        number = _NR.match(text)
        if not number and facts.get("chamber") == "1" and "dossier" in facts:
            number = _BARE_LETTER.match(text)
        if number and "number" not in facts:
            facts["number"] = number["number"] or ""
            title = _title(number["title"] or "", head[at + 1 :])
            if title:
                facts["title"] = title
    appendix = next((at for at, text in enumerate(head) if _APPENDIX.match(text)), None)
    if appendix is not None:
        # The digit of the chamber can stand between; the number is the last before the description.
        end = next((at for at, text in enumerate(head) if _ASKED.match(text)), appendix + 8)
        for text in head[appendix:end]:
            if text.isdecimal():
                facts["number"] = text
    return facts


def _find_printed(lines: Sequence[str]) -> dict[str, str]:
    """What the printed id and the running foot tell: they never mistake a line for another."""
    facts: dict[str, str] = {}
    for text in lines:
        foot = _FOOT_PAPER.search(text) if _SESSION.match(text) else None
        if foot and "number" not in facts:
            facts |= {"dossier": _dossier(foot), "number": foot["paper"]}
        if _ID.match(text) and "id" not in facts:
            facts["id"] = text
            parts = re.sub(r"-[hn]\d$", "", text).split("-")
            if parts[0] == "kst" and len(parts) > 2:
                facts |= {"dossier": "-".join(parts[1:-1]), "number": parts[-1]}
            elif parts[0] == "ah" and len(parts) == 4 and len(parts[2]) == 8:
                years = f"{parts[2][:4]}-{parts[2][4:]}"
                facts |= {
                    "number": parts[3],
                    "session_year": years,
                    "chamber": "2" if parts[1] == "tk" else "1",
                }
    return facts


def _find_date(lines: Sequence[str], end: int, asked: str, answered: str) -> date | None:
    """Day of the paper: proposed or established, else signed, else answered, else asked."""
    head = lines[:end]
    for pattern in (_DATED, _PLACE, _LABELLED_DATE):
        for text in lines if pattern is _PLACE else head:
            if pattern.match(text):
                return find_date(text)
    for text, word in ((answered, "ontvangen"), (asked, "ingezonden")):
        named = re.search(rf"\({word} {_DATE}\)", text, re.I)
        if named:
            return find_date(named[0])
    for label, value in pairwise(head):
        if label in ("Datum", "Datum:"):
            return find_date(value)
    return None


def _dossier(match: re.Match[str]) -> str:
    suffix = (match["suffix"] or "").strip(" -")
    return match["number"].replace(" ", "") + (f"-{suffix}" if suffix else "")


def _years(match: re.Match[str]) -> str:
    end = match["to"] if len(match["to"]) == 4 else str(int(match["from"]) + 1)
    return f"{match['from']}-{end}"


def _dossier_title(start: str, following: Sequence[str]) -> str:
    """Title of a dossier over its lines; it ends at «Nr.» or at the next dossier."""
    parts = [start] if start else []
    for text in following[:15]:
        if _NR.match(text) or _BARE_LETTER.match(text) or _DOSSIER.match(text):
            return _join(parts)
        if not find_masthead_role(text):
            parts.append(text)
    return start


def _title(start: str, following: Sequence[str]) -> str:
    """Title of a paper over its lines: it goes on as long as it is in capitals."""
    parts = [start] if start else []
    for text in following:
        if find_masthead_role(text) or (parts and not (parts[-1].isupper() and text.isupper())):
            break
        parts.append(text)
    return _join(parts)


def _paragraph(head: Sequence[str], opening: re.Pattern[str], closing: str) -> str:
    """A description over its lines, from its opening words to «(ingezonden …)»; "" when there is none."""
    for at, text in enumerate(head):
        if opening.match(text):
            for last in range(at + 1, min(at + 10, len(head)) + 1):
                whole = _join(head[at:last])
                if re.search(rf"\({closing} {_DATE}\)", whole, re.I):
                    return whole
    return ""


def _join(parts: Sequence[str]) -> str:
    """Printed lines as one text; a word broken in capitals is mended."""
    joined = " ".join(parts)
    return re.sub(r"(?<=[A-ZÀ-Þ])- (?!EN\b|OF\b)(?=[A-ZÀ-Þ]{2})", "", joined)
