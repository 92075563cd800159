"""The four sites: zone, languages spoken there, names one meets there, and the hours people keep."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """`languages` are per cent of the people there; `cultures` are weights."""

    name: str
    country: str
    timezone: str
    languages: tuple[tuple[str, int], ...]
    cultures: tuple[tuple[str, int], ...]


PORTO = Site(
    "Porto",
    "PT",
    "Europe/Lisbon",
    (("pt", 90), ("en", 92), ("es", 18), ("fr", 10)),
    (
        ("portuguese", 46), ("spanish", 7),
        ("german", 3), ("nordic", 4), ("polish", 3), ("romanian", 2), ("croatian", 2),
        ("hungarian", 2), ("turkish", 4),
        ("ukrainian", 7), ("serbian", 3), ("greek", 5), ("georgian", 2), ("armenian", 2), ("arabic", 4),
        ("hebrew", 4), ("west-african-french", 2), ("igbo", 2), ("chinese", 3), ("british-and-irish", 4),
    ),
)  # fmt: skip
MONTREAL = Site(
    "Montréal",
    "CA",
    "America/Toronto",
    (("fr", 78), ("en", 94), ("es", 10)),
    (
        ("french", 34), ("british-and-irish", 12), ("west-african-french", 6), ("yoruba", 3),
        ("arabic", 8), ("persian", 4),
        ("hebrew", 5), ("vietnamese", 5), ("chinese", 5), ("cantonese", 4), ("korean", 5), ("japanese", 3),
        ("chinese-abroad", 4), ("spanish", 4), ("punjabi", 3), ("maori", 3), ("greek", 2),
    ),
)  # fmt: skip
NAIROBI = Site(
    "Nairobi",
    "KE",
    "Africa/Nairobi",
    (("sw", 84), ("en", 97), ("fr", 6)),
    (
        ("kenyan", 62), ("amharic", 8), ("indian", 6), ("west-asian", 10), ("igbo", 2), ("akan", 3), ("yoruba", 2),
        ("arabic", 4),
    ),
)  # fmt: skip
BENGALURU = Site(
    "Bengaluru",
    "IN",
    "Asia/Kolkata",
    (("en", 96), ("hi", 62), ("kn", 48)),
    (
        ("indian", 40), ("hindi-and-marathi", 16), ("kannada", 8), ("tamil", 8), ("bengali", 5), ("gurmukhi", 3),
        ("punjabi", 4), ("west-asian", 6), ("urdu", 3), ("thai", 5), ("indonesian", 2), ("japanese", 3),
        ("korean", 2),
    ),
)  # fmt: skip

SITES = (PORTO, MONTREAL, NAIROBI, BENGALURU)

OFFICE_HOURS = (("09:00-17:00", 55), ("08:00-16:00", 22), ("10:00-18:00", 15), ("09:30-17:30", 8))
SHIFTS = (("06:00-14:00", 5), ("08:00-16:00", 4), ("14:00-22:00", 3))
PART_TIME = (
    ("Mon-Wed 09:00-15:00", 4),
    ("Mon-Thu 08:30-14:30", 3),
    ("Mon-Wed 09:00-15:00;Thu 10:00-14:00", 3),
    ("Tue-Fri 09:00-16:00", 2),
    ("Mon 09:00-17:00;Wed 09:00-17:00;Fri 09:00-13:00", 2),
    ("Sun-Thu 08:00-16:00", 1),
)
