"""People as columns: what rules and score read of each side, in arrays, and the readable definition of both on them."""

from turnabout_engine.columns.columns import Columns, NotColumnar
from turnabout_engine.columns.listed import Listed, listed
from turnabout_engine.columns.side import Side, Topics, topics_of
from turnabout_engine.columns.terms import Terms

__all__ = ["Columns", "Listed", "NotColumnar", "Side", "Terms", "Topics", "listed", "topics_of"]
