"""One culture's given and family names, the order they stand in, and the Latin letters a mail address is made of."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

Order = Literal["given first", "family first", "joined", "one name"]

# Letters that do not fall apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as its bearer writes it, and its parts in Latin letters."""

    shown: str
    latin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Culture:
    """Names in a row, divided by spaces; `_` is a space inside one name, `=` leads to its Latin letters."""

    key: str
    script: str
    language: str
    order: Order
    given: str
    family: str = ""


def names_of(culture: Culture) -> tuple[Name, ...]:
    """Every name that the lists of this culture can make, in the order of the lists."""
    given = tuple(_part(text) for text in culture.given.split())
    if culture.order == "one name":
        return tuple(Name(shown, (latin,)) for shown, latin in given)
    family = tuple(_part(text) for text in culture.family.split())
    return tuple(_whole(first, last, culture.order) for first in given for last in family)


def _whole(given: tuple[str, str], family: tuple[str, str], order: Order) -> Name:
    latin = (given[1], family[1])
    if order == "given first":
        return Name(f"{given[0]} {family[0]}", latin)
    between = "" if order == "joined" else " "
    return Name(f"{family[0]}{between}{given[0]}", latin)


def _part(text: str) -> tuple[str, str]:
    shown, _, latin = text.partition("=")
    shown = shown.replace("_", " ")
    return shown, latin or plain(shown)


def plain(text: str) -> str:
    """The letters a to z of a Latin name, as a mail address would have them."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in apart if "a" <= letter <= "z")
