"""The library: letters that readers add, each kept once, here or elsewhere."""

from compare.corpus import MOST_ON_TABLE, find_card, list_cards, load_kept
from compare.io.shelf.card import Card, Edited, with_facts
from compare.io.shelf.catalogue import library_state
from compare.library.asking import ask_library
from compare.library.bringing import fetch_and_keep, find_papers_asked
from compare.library.cluster import keep_files_on_cluster
from compare.library.files import find_files, keep_files
from compare.library.keeping import (
    ADDED,
    ALREADY_THERE,
    FAILED,
    Added,
    Removed,
    edit_letter,
    keep_letter,
    list_removed,
    read_source,
    remove_letter,
    replace_letter,
    restore_letter,
)
from compare.library.rebuilding import Rebuilt, rebuild_library
from compare.library.twins import Twin, find_twin

__all__ = [
    "ADDED",
    "ALREADY_THERE",
    "FAILED",
    "MOST_ON_TABLE",
    "Added",
    "Card",
    "Edited",
    "Rebuilt",
    "Removed",
    "Twin",
    "ask_library",
    "edit_letter",
    "fetch_and_keep",
    "find_card",
    "find_files",
    "find_papers_asked",
    "find_twin",
    "keep_files",
    "keep_files_on_cluster",
    "keep_letter",
    "library_state",
    "list_cards",
    "list_removed",
    "load_kept",
    "read_source",
    "rebuild_library",
    "remove_letter",
    "replace_letter",
    "restore_letter",
    "with_facts",
]
