"""The only writers of the people room; what a file changes is written by `people.intake`."""

from turnabout.people.services.accounts import link_user, untie_user
from turnabout.people.services.catalogue import load_catalogue
from turnabout.people.services.intakes import LARGEST, forget_intakes, start_intake
from turnabout.people.services.profile import KEEP, AimLine, OfferLine, confirm_profile, save_profile
from turnabout.people.services.sources import (
    add_source,
    forget_reading,
    remember_again,
    set_source,
    staff_list,
)
from turnabout.people.services.waiting import approve, drop_intake, read_as, translate

__all__ = [
    "KEEP",
    "LARGEST",
    "AimLine",
    "OfferLine",
    "add_source",
    "approve",
    "confirm_profile",
    "drop_intake",
    "forget_intakes",
    "forget_reading",
    "link_user",
    "load_catalogue",
    "read_as",
    "remember_again",
    "save_profile",
    "set_source",
    "staff_list",
    "start_intake",
    "translate",
    "untie_user",
]
