"""Files to start from: an empty template with the names of the columns, and an example of a few people."""

from __future__ import annotations

from typing import Final

STAFF: Final = (
    "person_id",
    "name",
    "title",
    "email",
    "manager_id",
    "dotted_manager_ids",
    "grade",
    "unit",
    "site",
    "country",
    "timezone",
    "languages",
    "hours",
)
ENROLMENTS: Final = ("person_id", "role", "capacity", "offers", "aims", "interests", "style")

HOURS, PART_TIME = "Mon-Fri 09:00-17:00", "Mon-Wed 09:00-15:00;Thu 10:00-14:00"
_STAFF_ROWS: Final = (
    "1001,Mina Sørensen,Chief executive,mina@firm.example,,,5,Board,Copenhagen,DK,Europe/Copenhagen,en;da,"
    + HOURS,
    "1002,Tomas Okafor,Director,tomas@firm.example,1001,,4,Operations,Lagos,NG,Africa/Lagos,en," + HOURS,
    "1003,Aiko Tanaka,Director,aiko@firm.example,1001,,4,Marketing,Porto,PT,Europe/Lisbon,en;ja," + HOURS,
    "1004,Ines Carvalho,Specialist,ines@firm.example,1003,1002,2,Marketing,Porto,PT,Europe/Lisbon,en;pt,"
    + PART_TIME,
    "1005,يوسف حداد,Analyst,,1002,,1,Operations,Lagos,NG,Africa/Lagos,en;ar," + HOURS,
)
_ENROLMENT_ROWS: Final = (
    "1002,mentee,1,,short-video:1:3;asking-an-ai-assistant:0:3,cooking;cycling;film,1;2;1",
    "1003,both,1/2,running-a-budget:4,asking-an-ai-assistant:1:4,choir;chess,2;2;3",
    "1004,mentor,2,short-video:4;asking-an-ai-assistant:3,,cycling;photography;film,2;3;1",
    "1005,mentor,1,asking-an-ai-assistant:5,,,",
)


def _table(header: tuple[str, ...], rows: tuple[str, ...]) -> list[list[str]]:
    return [list(header), *(row.split(",") for row in rows)]


SAMPLES: Final = {
    "staff-list-template": _table(STAFF, ()),
    "staff-list-example": _table(STAFF, _STAFF_ROWS),
    "enrolments-template": _table(ENROLMENTS, ()),
    "enrolments-example": _table(ENROLMENTS, _ENROLMENT_ROWS),
}
