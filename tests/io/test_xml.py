"""The elements of official XML become lines with roles: text, headings, lists, tables, notes."""

from xml_builders import body_of, paper, shown, texts

from compare.io.xml import read_xml

BOX = "<box><titel>Uitgelicht</titel><al>In het kader.</al></box>"


# -- running text -------------------------------------------------------------------------------------


def test_a_word_round_a_processing_instruction_or_comment_stays_one_word() -> None:
    assert texts("<al>UZI-server<?xpp afbm?>certificaten en in<!-- x -->komen</al>") == [
        "UZI-servercertificaten en inkomen"
    ]


def test_marks_inside_a_sentence_keep_their_text_and_part_no_words() -> None:
    body = (
        "<al>NO<inf>x</inf> uit 10 m<sup>2</sup> is <nadruk type='vet'>niet</nadruk>"
        " <extref doc='kst-1-2'>28 844</extref>.</al>"
    )
    assert texts(body) == ["NOx uit 10 m2 is niet 28 844."]


def test_indentation_round_elements_neither_glues_words_nor_parts_them_from_their_stops() -> None:
    body = """<al>
      de motie-Wassenberg (
      <extref doc="x">
        21501-08
      </extref>
      , nr.
      <extref doc="x">
        719
      </extref>
      );
    </al><al>daarbij NO
      <inf>
        x
      </inf>
      uit de
      <nadruk>
        «zee»
      </nadruk>
      .
    </al>"""
    assert texts(body) == ["de motie-Wassenberg (21501-08, nr. 719);", "daarbij NOx uit de «zee»."]


def test_lines_wrapped_inside_a_paragraph_and_hard_spaces_become_single_spaces() -> None:
    assert texts("<al>lenen «een\nnormale zaak»  op 9\xa0mei\n 2023</al>") == [
        "lenen «een normale zaak» op 9 mei 2023"
    ]


def test_an_unknown_element_keeps_its_text_as_a_paragraph_and_inside_a_sentence_as_words() -> None:
    body = "<onbekend>Eén zin.</onbekend><doos><a>Twee.</a><b>Drie.</b></doos><al>Vier <x>vijf</x> zes.</al>"
    assert texts(body) == ["Eén zin.", "Twee.", "Drie.", "Vier vijf zes."]


def test_text_between_the_elements_of_a_paper_is_not_lost() -> None:
    assert texts("voor<al>midden</al>na<lijst>los<li><li.nr>–</li.nr>kaal</li></lijst>") == [
        "voor", "midden", "na", "los", "– kaal",
    ]  # fmt: skip


def test_paragraphs_of_one_group_stand_together_and_others_apart() -> None:
    lines = body_of("<al>A.</al><al-groep><al>B.</al><al>C.</al></al-groep><al>D.</al>")
    assert [line.gap for line in lines] == [1, 1, 0, 1]


# -- headings, lists, tables --------------------------------------------------------------------------


def test_parts_of_a_paper_are_headings_as_deep_as_they_are_nested() -> None:
    body = (
        "<divisie><kop><nr>1</nr><titel>Inleiding</titel></kop><al>A.</al>"
        "<divisie><kop><nr>1.1</nr><titel>Doel</titel></kop><al>B.</al></divisie></divisie>"
    )
    lines = body_of(body)
    assert [(x.text, x.level) for x in lines if x.role == "heading"] == [("1 Inleiding", 1), ("1.1 Doel", 2)]


def test_a_heading_in_the_text_has_a_level_only_when_it_is_numbered() -> None:
    body = "".join(
        f"<tussenkop>{t}</tussenkop><al>x</al>" for t in ("Doel", "2. Doel", "2.1 Doel", "§ 3.2.1. Doel")
    )
    assert [line.level for line in body_of(body) if line.role == "heading"] == [0, 1, 2, 3]


def test_a_sentence_set_as_a_heading_in_plain_type_is_a_paragraph() -> None:
    sentence = (
        "Het onderhavige wetsvoorstel strekt ertoe om voor het jaar 2019 wijzigingen aan te brengen in:"
    )
    lines = body_of(
        f'<tussenkop kopopmaak="rom">{sentence}</tussenkop><tussenkop kopopmaak="rom">Doel</tussenkop>'
    )
    assert [line.role for line in lines] == ["paragraph", "heading"]


def test_lists_keep_their_printed_marks_and_depth() -> None:
    body = (
        "<lijst type='expliciet'><li><li.nr>1.</li.nr><al>een</al><al>verder</al>"
        "<lijst><li><li.nr>–</li.nr><al>genest</al></li></lijst></li>"
        "<li><li.nr>2.</li.nr><lijst><li><li.nr>a.</li.nr><al>dieper</al></li></lijst></li></lijst>"
    )
    lines = body_of(body)
    assert [(x.text, x.gap, x.level) for x in lines] == [
        ("1. een", 1, 1), ("verder", 0, 1), ("– genest", 1, 2), ("2. a. dieper", 1, 2),
    ]  # fmt: skip
    assert {line.role for line in lines} == {"list_item"}


def test_a_plain_paragraph_that_begins_with_a_mark_is_a_list_item_of_its_own() -> None:
    lines = body_of("<al-groep><al>Namelijk:</al><al>– de eerste;</al><al>– de tweede.</al></al-groep>")
    assert [(x.role, x.gap) for x in lines] == [("paragraph", 1), ("list_item", 1), ("list_item", 1)]


def test_a_definition_is_its_term_and_what_it_means() -> None:
    body = (
        "<definitielijst><definitie-item><term>Wet</term><definitie><al>de Woningwet;</al></definitie>"
        "</definitie-item></definitielijst>"
    )
    assert shown(body_of(body)) == [("list_item", "Wet: de Woningwet;")]


def test_a_table_is_its_title_and_rows_of_cells() -> None:
    body = (
        "<table><title>Bedragen</title><tgroup cols='3'><colspec/><thead><row><entry><al>Art.</al></entry>"
        "<entry namest='a' nameend='b'><al>Uitgaven</al></entry></row></thead>"
        "<tbody><row><entry/><entry/></row><row><entry><al>1</al><al>Inzet</al></entry>"
        "<entry>2.727<noot type='tabel'><noot.nr>1</noot.nr><noot.al>Raming.</noot.al></noot></entry></row>"
        "</tbody></tgroup></table><al>Na.</al>"
    )
    lines = body_of(body)
    assert [(x.role, x.text, x.gap) for x in lines] == [
        ("table", "Bedragen", 1),
        ("table", "Art. | Uitgaven", 0),
        ("table", "1 Inzet | 2.727", 0),
        ("note", "Raming.", 1),
        ("paragraph", "Na.", 1),
    ]
    assert lines[2].references == (1,)


def test_a_box_is_its_title_and_its_paragraphs() -> None:
    assert shown(body_of(BOX)) == [("heading", "Uitgelicht"), ("paragraph", "In het kader.")]


def test_a_picture_is_left_out_and_said_without_parting_the_sentence() -> None:
    source = read_xml(paper("<al>Zie <plaatje><illustratie naam='x.png'/></plaatje> hier.</al>"))
    assert [line.text for line in source.lines if line.role == "paragraph"] == ["Zie hier."]
    assert source.remarks == ("Pictures were left out.",)


# -- notes --------------------------------------------------------------------------------------------


def note(number: str, *paragraphs: str, tag: str = "noot.al") -> str:
    """A note as it stands inside a sentence."""
    return f"<noot><noot.nr>{number}</noot.nr>{''.join(f'<{tag}>{p}</{tag}>' for p in paragraphs)}</noot>"


def test_a_note_is_taken_out_of_its_sentence_and_stands_after_it() -> None:
    lines = body_of(f"<al>Het doel{note('3', 'Zie nr. 4.', 'En nr. 5.')} staat vast {note('4', 'X.')}.</al>")
    assert [(x.role, x.text, x.note, x.gap) for x in lines] == [
        ("paragraph", "Het doel staat vast.", 0, 1),
        ("note", "Zie nr. 4.", 3, 1),
        ("note", "En nr. 5.", 0, 0),
        ("note", "X.", 4, 1),
    ]
    assert lines[0].references == (3, 4)


def test_a_note_in_a_title_a_heading_and_a_list_item_is_taken_out() -> None:
    body = (
        f"<tussenkop>Doel{note('2', 'B.')}</tussenkop>"
        f"<lijst><li><li.nr>–</li.nr><al>punt{note('3', 'C.')};</al></li></lijst>"
    )
    source = read_xml(paper(body, title=f"BRIEF{note('1', 'A.')} VAN DE MINISTER"))
    lines = [line for line in source.lines if line.role != "furniture"]
    assert [(x.role, x.text, x.references, x.note) for x in lines] == [
        ("title", "BRIEF VAN DE MINISTER", (1,), 0),
        ("note", "A.", (), 1),
        ("heading", "Doel", (2,), 0),
        ("note", "B.", (), 2),
        ("list_item", "– punt;", (3,), 0),
        ("note", "C.", (), 3),
    ]
    assert source.stated.title == "BRIEF VAN DE MINISTER"


def test_a_second_reference_to_a_note_does_not_repeat_it() -> None:
    body = (
        "<al>Een<noot id='a'><noot.nr>7</noot.nr><noot.al>N.</noot.al></noot>.</al>"
        "<al>Twee<nootref refid='a'/>.</al>"
    )
    lines = body_of(body)
    assert [(x.text, x.references) for x in lines] == [("Een.", (7,)), ("N.", ()), ("Twee.", (7,))]


def test_an_old_note_that_stands_at_the_end_comes_after_its_reference() -> None:
    body = (
        "<al>Een<voetref refid='v1' nr='1'/>.</al><al>Twee.</al>"
        "<voetnoot id='v1' nr='1'><al>N.</al></voetnoot>"
    )
    assert [(x.role, x.text, x.note) for x in body_of(body)] == [
        ("paragraph", "Een.", 0), ("note", "N.", 1), ("paragraph", "Twee.", 0),
    ]  # fmt: skip


def test_a_note_with_a_sign_for_a_number_keeps_its_sign_and_gets_a_number_after_the_last() -> None:
    lines = body_of(f"<al>Een{note('*', 'Ster.')} en twee{note('1', 'Cijfer.')}.</al>")
    assert lines[0].references == (2, 1)
    assert [(x.note, x.text) for x in lines[1:]] == [(2, "* Ster."), (1, "Cijfer.")]
