"""One zip with everything about a chart, the same each time."""

import io
import zipfile

from made_from import MADE

from compare.export.bundle import files_to_zip


def test_a_zip_holds_the_files_what_they_were_made_from_and_the_citations_in_every_form() -> None:
    packed = zipfile.ZipFile(io.BytesIO(files_to_zip({"a.csv": b"n\n1\n"}, MADE, ["Geen beeld."])))
    assert packed.testzip() is None
    assert set(packed.namelist()) == {
        "README.txt", "a.csv",
        "vindplaatsen.txt", "vindplaatsen.bib", "vindplaatsen.ris", "vindplaatsen.json",
    }  # fmt: skip
    assert packed.read("a.csv") == b"n\n1\n"
    told = packed.read("README.txt").decode()
    for said in (
        "Geen beeld.", "a.csv, vindplaatsen.txt", f"Adres: {MADE.link}", "Keuze: Wiens woorden: van iedereen",
        "Hoe het is gemaakt: Aandeel van de woorden.", "vindplaats: Kamerstukken II 2019/20, 33694, nr. 57",
        "datum: 2022-03\n",
    ):  # fmt: skip
        assert said in told
    cited = packed.read("vindplaatsen.txt").decode().splitlines()
    assert cited == ["Kamerstukken II 2019/20, 33694, nr. 57", "Kamerstukken II 2021/22, 35925 V, nr. 84"]


def test_the_same_files_give_the_same_zip() -> None:
    assert files_to_zip({"a": b"1"}, MADE) == files_to_zip({"a": b"1"}, MADE)
