"""The levels of offers and aims in words, one scale for both, each with an example that makes it plain."""

from dataclasses import dataclass
from functools import cache

from turnabout.people.catalogue.marking import gettext_noop


@dataclass(frozen=True, slots=True)
class Level:
    """A number as it is stored, the words a person picks, and an example of what they mean."""

    value: int
    words: str
    example: str


_OFFER = (
    (
        1,
        gettext_noop("I know how to begin"),
        gettext_noop("I have tried it a few times and can show you the first steps."),
    ),
    (
        2,
        gettext_noop("I deal with it now and then"),
        gettext_noop("I can show you the basics; for the rest we look things up together."),
    ),
    (
        3,
        gettext_noop("It is part of my week"),
        gettext_noop("I can sit beside you while you try, and answer most questions."),
    ),
    (
        4,
        gettext_noop("Others come to me about it"),
        gettext_noop("Colleagues ask me when they are stuck, and I can usually help."),
    ),
    (
        5,
        gettext_noop("I could give a course on it"),
        gettext_noop("I know what fails as well as what works, and can explain both."),
    ),
)

_NOW = (
    (0, gettext_noop("It is new to me"), gettext_noop("I have heard the word and not much more.")),
    (
        1,
        gettext_noop("I can follow"),
        gettext_noop("I understand what people say about it, but have not done it myself."),
    ),
    (
        2,
        gettext_noop("I manage with help"),
        gettext_noop("I have done it with someone beside me or with instructions."),
    ),
    (
        3,
        gettext_noop("I manage alone"),
        gettext_noop("I do it myself, slowly, and the unusual cases stop me."),
    ),
    (4, gettext_noop("It comes easily"), gettext_noop("I do it often and can deal with most surprises.")),
    (
        5,
        gettext_noop("I show others"),
        gettext_noop("People ask me about it, and there is still a part that I want to master."),
    ),
)

_WANTED = (
    (
        1,
        gettext_noop("I can follow"),
        gettext_noop("I want to understand what people are talking about and ask sensible questions."),
    ),
    (
        2,
        gettext_noop("I manage with help"),
        gettext_noop("I want to have done it once, with someone beside me."),
    ),
    (3, gettext_noop("I manage alone"), gettext_noop("I want to do it myself in an ordinary week.")),
    (
        4,
        gettext_noop("It comes easily"),
        gettext_noop("I want to do it without thinking, and cope when something is different."),
    ),
    (5, gettext_noop("I show others"), gettext_noop("I want to pass it on to my team myself.")),
)


@cache
def offer_levels() -> tuple[Level, ...]:
    """What somebody can teach, 1 to 5."""
    return tuple(Level(*row) for row in _OFFER)


@cache
def aim_now_levels() -> tuple[Level, ...]:
    """Where somebody who wants to learn stands today, 0 to 5."""
    return tuple(Level(*row) for row in _NOW)


@cache
def aim_wanted_levels() -> tuple[Level, ...]:
    """How far they want to get, 1 to 5, in the words of where one stands: from “I can follow” to “I manage alone”."""
    return tuple(Level(*row) for row in _WANTED)
