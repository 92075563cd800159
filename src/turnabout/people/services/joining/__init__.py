"""Two entries become one person, or one becomes two. Whoever calls has checked the right; what several rooms do at once
is put together in workflows/join_people.py."""

from turnabout.people.services.joining.columns import Wish, is_open, whose
from turnabout.people.services.joining.joining import join_entries, part_entries
from turnabout.people.services.joining.keeping import agreed, ask, close, declined, done, forget_merges
from turnabout.people.services.joining.splitting import Split, split_entry

__all__ = [
    "Split",
    "Wish",
    "agreed",
    "ask",
    "close",
    "declined",
    "done",
    "forget_merges",
    "is_open",
    "join_entries",
    "part_entries",
    "split_entry",
    "whose",
]
