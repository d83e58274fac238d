"""A letter as a Parquet file: a row a block, its facts in the foot, the file it came from in the first row.

The foot holds a hash of itself and one of the rows; both are checked whenever they are read, so a letter
that lies cannot be read.
"""

from __future__ import annotations

import hashlib
import io
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from compare.errors import UnreadableFileError
from compare.io.shelf.card import Edited, First, Record
from compare.model import Area, Block, Correction, Join, LeftOut, Letter, Place

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA = 1
_FILES = ("source", "metadata")
_FACTS = tuple(f.name for f in fields(Letter) if f.name not in ("text", "blocks", "left_out", "joins"))
_KEYS = (b"accent.schema", b"accent.letter", b"accent.sha256")


class DamagedError(UnreadableFileError):
    """What was kept of a letter is not what was written."""


class NewerError(UnreadableFileError):
    """What was kept of a letter was written by a newer version."""


def letter_to_facts(letter: Letter) -> dict[str, Any]:
    """The facts of a letter by the name of the field: all but its text and how that was cut."""
    return {name: getattr(letter, name) for name in _FACTS}


def letter_to_parquet(record: Record, letter: Letter, data: bytes, metadata: bytes = b"") -> bytes:
    """A letter as the bytes of a Parquet file.

    Args:
        record: What is kept beside the text; its facts are those of ``letter``.
        letter: The letter as it was read.
        data: The file that it was read from, as it came.
        metadata: The metadata file that came with it; empty when there was none.

    Raises:
        ValueError: The letter has no blocks, its text is not that of its blocks, or it is another
            letter or file than the record tells.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    if letter_to_facts(letter) != record.facts or hashlib.sha256(data).hexdigest() != letter.sha256:
        raise ValueError(f"{letter.id}: the record or the file is that of another letter")
    if not letter.blocks or letter.text != _join(b.text for b in letter.blocks):
        raise ValueError(f"{letter.id}: the text is not that of its blocks")
    rows = _letter_to_rows(letter)
    told = {
        "facts": record.facts,
        "edited": asdict(record.edited),
        "kept": record.kept,
        "address": record.address,
        "name": record.name,
        "reader": record.reader,
        "words": record.words,
        "blocks": len(rows),
        "signature": b64encode(record.signature).decode(),
        "first": asdict(record.first) if record.first else None,
        "rows_sha256": _hash_rows(rows),
        "metadata_sha256": hashlib.sha256(metadata).hexdigest(),
    }
    foot = json.dumps(told, ensure_ascii=False, default=_to_json).encode()
    id = record.edited.id or letter.id
    rows = [{"letter_id": id, **row} for row in rows]
    rows[0] |= {"source": data, "metadata": metadata}
    keys = zip(_KEYS, (str(SCHEMA).encode(), foot, hashlib.sha256(foot).hexdigest().encode()), strict=True)
    table = pa.Table.from_pylist(rows, _columns().with_metadata(dict(keys)))
    written = io.BytesIO()
    pq.write_table(
        table, written, compression="zstd", use_dictionary=["letter_id", "kind", "box", "speaker"],
        write_statistics=["n", "kind", "speaker", "page"],
    )  # fmt: skip
    return written.getvalue()


def read_record(file: BinaryIO) -> Record:
    """What is kept of a letter beside its text and file; only the foot of the file is read.

    Raises:
        DamagedError: It is not what was written.
        NewerError: A newer version wrote it.
    """
    return _foot_to_record(_read_foot(file))


def parquet_to_letter(file: BinaryIO) -> tuple[Record, Letter]:
    """A letter as it was read, with its record; the file that it came from is not touched.

    Raises:
        DamagedError: It is not what was written.
        NewerError: A newer version wrote it.
    """
    told = _read_foot(file)
    columns = [name for name in _columns().names if name not in ("letter_id", *_FILES)]
    rows = _read_rows(file, columns)
    with _damage_named("its text can no longer be read"):
        sound = _hash_rows(rows) == told["rows_sha256"]
    if not sound:
        raise DamagedError("its text is no longer what was kept")
    record = _foot_to_record(told)
    return record, _rows_to_letter(record.facts, rows)


def parquet_to_source(file: BinaryIO) -> tuple[bytes, bytes]:
    """The file that a letter was read from, and the metadata file that came with it or nothing.

    Raises:
        DamagedError: It is not what was written.
        NewerError: A newer version wrote it.
    """
    told = _read_foot(file)
    rows = _read_rows(file, list(_FILES))
    with _damage_named("the file in it can no longer be read"):
        data, metadata = (bytes(rows[0][name]) for name in _FILES)
    if hashlib.sha256(data).hexdigest() != told["facts"]["sha256"] or (
        hashlib.sha256(metadata).hexdigest() != told["metadata_sha256"]
    ):
        raise DamagedError("the file in it is no longer what was kept")
    return data, metadata


def _read_foot(file: BinaryIO) -> dict[str, Any]:
    """What the foot of a file tells, once its hash is right."""
    import pyarrow.parquet as pq

    file.seek(0)
    with _damage_named("it is not a whole Parquet file"):
        keys = pq.read_metadata(file).metadata or {}
    schema, foot, sha256 = (keys.get(key, b"") for key in _KEYS)
    if schema.isdigit() and int(schema) > SCHEMA:
        raise NewerError("a newer version of Accent wrote it")
    if schema != str(SCHEMA).encode() or hashlib.sha256(foot).hexdigest().encode() != sha256:
        raise DamagedError("its facts are no longer what was kept")
    told: dict[str, Any] = json.loads(foot)
    return told


def _read_rows(file: BinaryIO, columns: list[str]) -> list[dict[str, Any]]:
    """The rows of a file, of these columns only."""
    import pyarrow.parquet as pq

    file.seek(0)
    with _damage_named("its text can no longer be read"):
        rows: list[dict[str, Any]] = pq.ParquetFile(file).read(columns=columns, use_threads=False).to_pylist()
    return rows


@contextmanager
def _damage_named(what: str) -> Iterator[None]:
    """Time in which whatever goes wrong is damage of the file; trouble of the disk is not."""
    try:
        yield
    except MemoryError as error:
        raise UnreadableFileError("reading it takes more memory than there is") from error
    except Exception as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise DamagedError(what) from error


def _foot_to_record(told: dict[str, Any]) -> Record:
    """The record that a foot tells; its hash is right, so its form is."""
    facts, edited = told["facts"], told["edited"]
    facts["date"] = date.fromisoformat(facts["date"])
    facts["notes"] = tuple(facts["notes"])
    facts["corrections"] = tuple(
        Correction(**{**x, "date": date.fromisoformat(x["date"])}) for x in facts["corrections"]
    )
    if edited["date"]:
        edited["date"] = date.fromisoformat(edited["date"])
    return Record(
        facts=facts,
        edited=Edited(**edited),
        kept=told["kept"],
        address=told["address"],
        name=told["name"],
        reader=told["reader"],
        words=told["words"],
        blocks=told["blocks"],
        signature=b64decode(told["signature"]),
        first=First(**told["first"]) if told["first"] else None,
    )


def _letter_to_rows(letter: Letter) -> list[dict[str, Any]]:
    """A row for each block; how the text was cut stands in the first."""
    rows: list[dict[str, Any]] = []
    for block in letter.blocks:
        place = block.place
        if place.letter_id != letter.id:
            raise ValueError(f"{letter.id}: block {block.n} is one of {place.letter_id}")
        rows.append(
            {
                "n": block.n,
                "kind": block.kind,
                "text": block.text,
                "start": place.start,
                "end": place.end,
                "page": place.page,
                "last_page": place.last_page,
                "section": list(block.section),
                "box": block.box,
                "speaker": block.speaker,
                "question_numbers": list(block.question_numbers),
                "note_numbers": list(block.note_numbers),
                "page_starts": [{"offset": offset, "page": page} for offset, page in block.page_starts],
                "areas": [_area_to_row(area) for area in block.areas],
                "left_out": None,
                "joins": None,
            }
        )
    rows[0]["left_out"] = [
        {"text": x.text, "reason": x.reason, "page": x.page, "area": x.area and _area_to_row(x.area)}
        for x in letter.left_out
    ]
    rows[0]["joins"] = [asdict(x) for x in letter.joins]
    return rows


def _rows_to_letter(facts: dict[str, Any], rows: list[dict[str, Any]]) -> Letter:
    """The letter of these facts and rows."""
    blocks = tuple(
        Block(
            n=row["n"],
            kind=row["kind"],
            text=row["text"],
            place=Place(facts["id"], row["start"], row["end"], row["page"], row["last_page"]),
            section=tuple(row["section"]),
            box=row["box"],
            speaker=row["speaker"],
            question_numbers=tuple(row["question_numbers"]),
            note_numbers=tuple(row["note_numbers"]),
            page_starts=tuple((x["offset"], x["page"]) for x in row["page_starts"]),
            areas=tuple(Area(**x) for x in row["areas"]),
        )
        for row in rows
    )
    left_out = tuple(
        LeftOut(x["text"], x["reason"], x["page"], Area(**x["area"]) if x["area"] else None)
        for x in rows[0]["left_out"]
    )
    return Letter(
        **facts,
        text=_join(b.text for b in blocks),
        blocks=blocks,
        left_out=left_out,
        joins=tuple(Join(**x) for x in rows[0]["joins"]),
    )


def _area_to_row(area: Area) -> dict[str, Any]:
    x0, y0, x1, y1 = map(float, (area.x0, area.y0, area.x1, area.y1))
    return {"sheet": area.sheet, "x0": x0, "y0": y0, "x1": x1, "y1": y1}


def _hash_rows(rows: list[dict[str, Any]]) -> str:
    """A hash of what the rows say, whatever version of Parquet wrote them."""
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _join(texts: Iterable[str]) -> str:
    return "\n\n".join(texts)


def _to_json(value: object) -> Any:
    """What JSON does not know: a date, and a correction."""
    return value.isoformat() if isinstance(value, date) else asdict(value)  # type: ignore[call-overload]


@cache
def _columns() -> pa.Schema:
    """The columns of a letter; loaded when first needed, as pyarrow takes its time."""
    import pyarrow as pa

    text, number = pa.string(), pa.int32()
    area = pa.struct([("sheet", number), *((side, pa.float64()) for side in ("x0", "y0", "x1", "y1"))])
    left_out = pa.struct([("text", text), ("reason", text), ("page", number), ("area", area)])
    join = pa.struct([(f.name, number if f.name == "page" else text) for f in fields(Join)])
    page_start = pa.struct([("offset", number), ("page", number)])
    return pa.schema(
        [
            ("letter_id", text),
            ("n", number),
            ("kind", text),
            ("text", text),
            *((name, number) for name in ("start", "end", "page", "last_page")),
            ("section", pa.list_(text)),
            ("box", text),
            ("speaker", text),
            ("question_numbers", pa.list_(number)),
            ("note_numbers", pa.list_(number)),
            ("page_starts", pa.list_(page_start)),
            ("areas", pa.list_(area)),
            ("left_out", pa.list_(left_out)),
            ("joins", pa.list_(join)),
            ("source", pa.binary()),
            ("metadata", pa.binary()),
        ]
    )
