"""A letter comes back from its file equal to the one that was kept, or not at all."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from builders import build_letter
from hypothesis import given
from hypothesis import strategies as st
from samples import SAMPLES, needs_samples
from shelf_builders import build_record, of_file, rich_letter

from compare.io.shelf.card import Edited, First
from compare.io.shelf.parquet import (
    DamagedError,
    NewerError,
    letter_to_parquet,
    parquet_to_letter,
    parquet_to_source,
    read_record,
)
from compare.letters import load_letter

DATA, METADATA = b"%PDF-1.7 een brief", b"<metadata/>"


def written(edited: Edited | None = None) -> bytes:
    """The rich letter as a file."""
    letter = of_file(rich_letter(), DATA)
    return letter_to_parquet(build_record(letter, edited), letter, DATA, METADATA)


def with_keys(data: bytes, **keys: bytes) -> io.BytesIO:
    """The file with other keys in its foot."""
    table = pq.read_table(io.BytesIO(data))
    changed = {f"accent.{name}".encode(): value for name, value in keys.items()}
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(table.schema.metadata | changed), out)
    return out


def test_a_letter_its_record_and_its_files_come_back_equal() -> None:
    letter = of_file(rich_letter(), DATA)
    edited = Edited(title="Anders", date=date(2020, 4, 17), id="naam")
    record = build_record(letter, edited, First("kst-1-1", "ab"))
    file = io.BytesIO(letter_to_parquet(record, letter, DATA, METADATA))
    assert parquet_to_letter(file) == (record, letter)
    assert read_record(file) == record
    assert parquet_to_source(file) == (DATA, METADATA)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_whatever_the_text_it_comes_back_equal(texts: list[str]) -> None:
    letter = of_file(build_letter(texts), DATA)
    file = io.BytesIO(letter_to_parquet(build_record(letter), letter, DATA))
    assert parquet_to_letter(file)[1] == letter


@needs_samples
@pytest.mark.parametrize("name", ["pdf/ah-tk-20202021-3235.pdf", "xml/kst-28844-269.xml"])
def test_a_real_letter_comes_back_equal(name: str) -> None:
    path = SAMPLES / name
    letter, data = load_letter(path), path.read_bytes()
    file = io.BytesIO(letter_to_parquet(build_record(letter), letter, data))
    assert parquet_to_letter(file)[1] == letter and parquet_to_source(file) == (data, b"")


def test_every_byte_that_changes_is_found_out_or_changes_nothing() -> None:
    sound = written()
    before = parquet_to_letter(io.BytesIO(sound)), parquet_to_source(io.BytesIO(sound))
    chance = random.Random(1)
    damaged = 0
    for at in range(0, len(sound), 3):
        other = bytearray(sound)
        other[at] ^= chance.randrange(1, 256)
        file = io.BytesIO(other)
        try:
            assert (parquet_to_letter(file), parquet_to_source(file)) == before
        except DamagedError:
            damaged += 1
    assert damaged > len(sound) / 3 / 2


def test_a_file_that_was_cut_off_anywhere_is_damaged() -> None:
    sound = written()
    for length in range(0, len(sound), 101):
        with pytest.raises(DamagedError):
            parquet_to_letter(io.BytesIO(sound[:length]))


@pytest.mark.parametrize("junk", [b"", b"PAR1", b"<xml/>", bytes(range(256)) * 40])
def test_what_is_no_letter_is_damaged(junk: bytes) -> None:
    with pytest.raises(DamagedError):
        read_record(io.BytesIO(junk))


def test_another_table_is_no_letter() -> None:
    out = io.BytesIO()
    pq.write_table(pa.table({"n": [1]}), out)
    with pytest.raises(DamagedError):
        read_record(out)


def test_a_file_of_a_newer_version_is_named_so_whatever_it_holds() -> None:
    with pytest.raises(NewerError, match="newer version"):
        read_record(with_keys(written(), schema=b"2", letter=b"unknown", sha256=b"unknown"))


def test_facts_that_were_changed_on_the_way_are_damage() -> None:
    sound = pq.read_metadata(io.BytesIO(written())).metadata[b"accent.letter"]
    with pytest.raises(DamagedError, match="facts"):
        read_record(with_keys(written(), letter=sound.replace(b"ah-tk", b"kv-tk")))


def test_text_that_was_changed_on_the_way_is_damage_although_the_facts_are_right() -> None:
    table = pq.read_table(io.BytesIO(written()))
    texts = [text.replace("antwoord", "tegendeel") for text in table["text"].to_pylist()]
    changed = table.set_column(table.column_names.index("text"), "text", pa.array(texts))
    out = io.BytesIO()
    pq.write_table(changed.replace_schema_metadata(table.schema.metadata), out)
    assert read_record(out).facts["id"] == "ah-tk-20202021-1"
    with pytest.raises(DamagedError, match="text"):
        parquet_to_letter(out)


def test_the_large_columns_stand_in_the_first_row_only() -> None:
    table = pq.read_table(io.BytesIO(written()))
    for name in ("source", "metadata", "left_out", "joins"):
        assert [x is not None for x in table[name].to_pylist()] == [True, False]


def test_a_letter_with_another_record_or_file_is_a_mistake() -> None:
    letter = of_file(rich_letter(), DATA)
    with pytest.raises(ValueError, match="another letter"):
        letter_to_parquet(build_record(replace(letter, title="x")), letter, DATA)
    with pytest.raises(ValueError, match="another letter"):
        letter_to_parquet(build_record(letter), letter, b"other")
