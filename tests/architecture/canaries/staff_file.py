"""The files of the canaries' world, with something that must not be read in every column that must not be read."""

from __future__ import annotations

HOURS, ZONE = "Mon-Fri 06:13-19:47", "Africa/Ouagadougou"
COLUMNS = (
    "person_id,name,title,email,manager_id,grade,unit,site,country,timezone,languages,hours,"
    "role,capacity,offers,aims,interests,style,hesitant,prefer,rather_not,date_of_birth,gender,shoe_size"
)
UNREAD = "Qunread:1:2,Qunread,Qunread,Qunread,Qunread,Qunread"

# key: name, grade, unit, manager, role, offers, aims
STAFF = {
    "qhead": ("Qunda Qhead", 997, "Board", "", "", "", ""),
    "mina": ("Mina Sørensen", 991, "Board", "qhead", "", "", ""),
    "tomas": (
        "Tomas Okafor",
        983,
        "Operations",
        "qhead",
        "mentee",
        "Qreturn:4",
        "Qshared:1:4;Qaimalone:0:3",
    ),
    "aiko": ("Aiko 田中", 977, "Marketing", "qhead", "mentee", "", "Qofkai:1:4"),
    "ines": (
        "Ines Carvalho",
        787,
        "Marketing",
        "aiko",
        "mentor",
        "Qshared:4;Qofferalone:3;Qhesitant:5",
        "Qreturn:0:2",
    ),
    "kai": ("Kai Lindqvist", 797, "Operations", "tomas", "mentor", "Qofkai:5", ""),
    "yusuf": ("يوسف حداد", 809, "Operations", "aiko", "", "Qshared:3", ""),
    "lea": ("Léa Moreau", 811, "Operations", "tomas", "", "Qoflea:4", ""),
    "omar": ("Omar Aziz", 821, "Research", "qbosskey", "", "", ""),
    "petra": ("Petra Novák", 823, "Research", "tomas", "", "", ""),
    "quentin": ("Quentin Wren", 827, "Research", "aiko", "", "", ""),
    "nils": ("Nils Holm", 829, "Research", "aiko", "", "", ""),
    "stranger": ("Zoë Stranger", 839, "Research", "qhead", "", "Qofzoe:4", ""),
}


def listed_mail(key: str) -> str:
    return f"listed-{key}@q.example"


def title_of(key: str) -> str:
    return f"Qtitle of {key}"


def staff_file() -> bytes:
    return "\n".join([COLUMNS, *map(_row, STAFF)]).encode()


def _row(key: str) -> str:
    name, grade, unit, manager, role, offers, aims = STAFF[key]
    staff = f"{key},{name},{title_of(key)},{listed_mail(key)},{manager},{grade},{unit},Porto,PT,{ZONE},en;rm"
    return f"{staff},{HOURS},{role},,{offers},{aims},,,{UNREAD}"


REFUSED = b"person_id,name,grade\nq1,Qrowname,Qbadgrade\n"
REFUSED_ELSEWHERE = b"person_id,grade\nq2,Qelsewhere\n"
STAGED = b"person_id,name\nq3,Qstaged\n"
WAITING = b"person_id,name,shoe size\nq6,Qdiffed,Qlooked\n"
QUEUED = b"person_id,name\nq4,Qqueued\n"
ENROLMENTS = (
    b"person_id,role\nyusuf,mentor\ntomas,mentee\nquentin,mentor\npetra,mentor\nomar,mentor\nnils,mentor\n"
)
