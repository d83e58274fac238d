"""The screens: all that knows Streamlit. Pages say ``from compare import ui`` for what they share."""

from compare.ui.address import choose_many, choose_number, choose_one, choose_switch, put_choice, type_text
from compare.ui.choices import (
    choose_counted,
    choose_letters,
    choose_pair,
    choose_speakers,
    question_papers,
    warn_unlike,
)
from compare.ui.context import Context, paper_of
from compare.ui.made import note_letters
from compare.ui.once import once
from compare.ui.page import PAGES, frame, link_everyone, link_page
from compare.ui.parts import (
    PassageCard,
    say,
    show_answer,
    show_chart,
    show_method,
    show_passages,
    show_table,
    speaker_name,
)
from compare.ui.store import (
    cached_asked,
    cached_borrowed,
    cached_counts,
    cached_fates,
    cached_hits,
    cached_keyness,
    cached_promises,
    cached_shares,
    cached_shifts,
    cached_style,
    cached_themes,
)

__all__ = [
    "PAGES",
    "Context",
    "PassageCard",
    "cached_asked",
    "cached_borrowed",
    "cached_counts",
    "cached_fates",
    "cached_hits",
    "cached_keyness",
    "cached_promises",
    "cached_shares",
    "cached_shifts",
    "cached_style",
    "cached_themes",
    "choose_counted",
    "choose_letters",
    "choose_many",
    "choose_number",
    "choose_one",
    "choose_pair",
    "choose_speakers",
    "choose_switch",
    "frame",
    "link_everyone",
    "link_page",
    "note_letters",
    "once",
    "paper_of",
    "put_choice",
    "question_papers",
    "say",
    "show_answer",
    "show_chart",
    "show_method",
    "show_passages",
    "show_table",
    "speaker_name",
    "type_text",
    "warn_unlike",
]
