"""A file on its way in: claimed, read in stretches, checked as a whole, and switched in one short transaction.

These modules belong to the services of the room: with them they are the only writers."""

from turnabout.people.intake.claims import Claim, ClaimLostError, claim_next, give_back
from turnabout.people.intake.guard import Guard
from turnabout.people.intake.reading import read
from turnabout.people.intake.switching import Switched, finish, switch
from turnabout.people.intake.undoing import Undone, last_of_its_list, people_made, seats_made, undo
from turnabout.people.intake.wiping import wipe

__all__ = [
    "Claim",
    "ClaimLostError",
    "Guard",
    "Switched",
    "Undone",
    "claim_next",
    "finish",
    "give_back",
    "last_of_its_list",
    "people_made",
    "read",
    "seats_made",
    "switch",
    "undo",
    "wipe",
]
