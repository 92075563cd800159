"""The people of a match, as the engine sees them."""

from turnabout_engine.people.person import Aim, Interval, Offer, PersonRow
from turnabout_engine.people.plain import from_plain, to_plain

__all__ = ["Aim", "Interval", "Offer", "PersonRow", "from_plain", "to_plain"]
