"""Working hours: reading them, placing them in time by zone, and how much two people share in the tightest week."""

from turnabout_engine.hours.overlap import Schedules
from turnabout_engine.hours.text import HoursError, parse_hours
from turnabout_engine.hours.zones import Calendar, known_zone

__all__ = ["Calendar", "HoursError", "Schedules", "known_zone", "parse_hours"]
