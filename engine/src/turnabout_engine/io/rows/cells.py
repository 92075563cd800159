"""Readers of single cells: text in, value out, or Unreadable with the remedy."""

import re
from functools import lru_cache
from unicodedata import normalize

from turnabout_engine.hours import HoursError, known_zone, parse_hours
from turnabout_engine.people.person import Interval

LONGEST_TEXT = 300
LONGEST_CELL = 20_000
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", re.ASCII)
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")


class Unreadable(Exception):
    """This cell cannot be used."""

    def __init__(self, code: str, remedy: str) -> None:
        super().__init__(remedy)
        self.code, self.remedy = code, remedy


def clean(cell: str) -> str:
    """The cell without space around it, in one Unicode form. Broken bytes and control characters are refused."""
    text = cell.strip()
    if text.isascii() and text.isprintable():
        return text
    odd = _ODD.search(text)
    if odd and odd[0] >= "\udc80":
        raise Unreadable("encoding", "This is not UTF-8; save the file as CSV in UTF-8.")
    if odd:
        raise Unreadable(
            "control_character", "There is a character that cannot be printed; type the cell again."
        )
    return normalize("NFC", text)


def one_line(cell: str) -> str:
    text = clean(cell)
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    if len(text) > LONGEST_TEXT:
        raise Unreadable("too_long", f"Use at most {LONGEST_TEXT} characters.")
    return text


def items(cell: str) -> tuple[str, ...]:
    """The parts between semicolons, each once, empty ones left out."""
    text = clean(cell)
    parts = [part.strip() for part in text.split(";")]
    if "  " in text or not text.isprintable():
        parts = [" ".join(part.split()) for part in parts]
    if len(text) > LONGEST_CELL or any(len(part) > LONGEST_TEXT for part in parts):
        raise Unreadable("too_long", f"Use at most {LONGEST_CELL} characters, {LONGEST_TEXT} for one part.")
    return tuple(part for part in dict.fromkeys(parts) if part)


def whole_number(text: str, least: int, most: int) -> int:
    if _NUMBER.fullmatch(text) is None or not least <= int(text) <= most:
        raise Unreadable("number", f"Give a whole number from {least} to {most}.")
    return int(text)


def email(cell: str) -> str:
    text = one_line(cell)
    if text and (_MAIL.fullmatch(text) is None or len(text) > 254):
        raise Unreadable("email", "Give one mail address as name@example.org, or leave the cell empty.")
    return text


@lru_cache(maxsize=4096)
def timezone(cell: str) -> str:
    text = one_line(cell)
    zone = known_zone(text) if text else ""
    if zone is None:
        raise Unreadable("timezone", "Give the name of a zone as Europe/London or Asia/Kolkata.")
    return zone


@lru_cache(maxsize=4096)
def languages(cell: str) -> tuple[str, ...]:
    codes = [code for code in re.split(r"[;,\s]+", clean(cell).casefold().replace("_", "-")) if code]
    if not all(_CODE.fullmatch(code) for code in codes):
        raise Unreadable("language", "Give codes as en;fr;pt-BR.")
    return tuple(dict.fromkeys(map(_usual_case, codes)))


def _usual_case(code: str) -> str:
    """pt-BR, zh-Hant: regions in capitals, scripts with one."""
    language, *rest = code.split("-")
    return "-".join([language, *(part.upper() if len(part) == 2 else part.title() for part in rest)])


@lru_cache(maxsize=65536)
def hours(cell: str) -> tuple[tuple[Interval, ...], str]:
    text = one_line(cell)
    try:
        return parse_hours(text), text
    except HoursError as error:
        raise Unreadable("hours", str(error)) from None


@lru_cache(maxsize=256)
def role(cell: str) -> frozenset[str]:
    roles = {"": (), "mentor": ("mentor",), "mentee": ("mentee",), "both": ("mentor", "mentee")}
    text = one_line(cell).casefold()
    if text not in roles:
        raise Unreadable("role", "Give mentor, mentee or both, or leave the cell empty.")
    return frozenset(roles[text])


@lru_cache(maxsize=1024)
def capacity(cell: str) -> tuple[int, int]:
    """Most pairs as mentor and as mentee: one number for both, or mentor/mentee."""
    text = one_line(cell)
    if not text:
        return 1, 1
    numbers = [part.strip() for part in text.split("/")]
    if len(numbers) > 2:
        raise Unreadable("capacity", "Give one number, or two as mentor/mentee: 2/1.")
    seats = [whole_number(number, 0, 100) for number in numbers]
    return seats[0], seats[-1]


@lru_cache(maxsize=1024)
def style(cell: str) -> tuple[int, int, int] | None:
    text = one_line(cell)
    if not text:
        return None
    answers = [answer.strip() for answer in text.split(";")]
    if len(answers) != 3 or not all(answer in ("1", "2", "3") for answer in answers):
        raise Unreadable("style", "Give three answers from 1 to 3, as 1;3;2.")
    return int(answers[0]), int(answers[1]), int(answers[2])
