"""An index over all letters, those of the library too: how often, and where, without loading them.

Derived, in the cache folder, and made again from the letters whenever that is needed.
"""

from compare.index.ask import Index, block_at, count_blocks, make_index, select_rows
from compare.index.build import Held, Report, bring_up_to_date
from compare.index.load import index_state, load_index
from compare.index.segment import Mask, Numbers

__all__ = [
    "Held",
    "Index",
    "Mask",
    "Numbers",
    "Report",
    "block_at",
    "bring_up_to_date",
    "count_blocks",
    "index_state",
    "load_index",
    "make_index",
    "select_rows",
]
