"""Forty interests, of which a person taps three at enrolment: something to talk about before the work starts."""

from dataclasses import dataclass
from functools import cache

from turnabout.people.catalogue.marking import gettext_noop


@dataclass(frozen=True, slots=True)
class Interest:
    key: str
    label: str


_INTERESTS = (
    ("baking", gettext_noop("Baking")),
    ("cooking", gettext_noop("Cooking for friends")),
    ("tea-and-coffee", gettext_noop("Tea and coffee")),
    ("gardening", gettext_noop("Gardening")),
    ("walking", gettext_noop("Long walks")),
    ("running", gettext_noop("Running")),
    ("cycling", gettext_noop("Cycling")),
    ("swimming", gettext_noop("Swimming")),
    ("climbing", gettext_noop("Climbing")),
    ("yoga", gettext_noop("Yoga and stretching")),
    ("martial-arts", gettext_noop("Martial arts")),
    ("dancing", gettext_noop("Dancing")),
    ("football", gettext_noop("Football")),
    ("cricket", gettext_noop("Cricket")),
    ("basketball", gettext_noop("Basketball")),
    ("racket-sports", gettext_noop("Tennis, badminton, table tennis")),
    ("fishing", gettext_noop("Fishing")),
    ("boats", gettext_noop("Boats and the sea")),
    ("camping", gettext_noop("Camping")),
    ("birds", gettext_noop("Birds and wildlife")),
    ("pets", gettext_noop("Dogs, cats and other animals")),
    ("choir", gettext_noop("Singing and choir")),
    ("making-music", gettext_noop("Playing an instrument")),
    ("concerts", gettext_noop("Concerts and records")),
    ("film", gettext_noop("Films and series")),
    ("theatre", gettext_noop("Theatre and comedy")),
    ("reading", gettext_noop("Reading")),
    ("poetry", gettext_noop("Poetry and writing")),
    ("languages", gettext_noop("Learning languages")),
    ("history", gettext_noop("History and museums")),
    ("drawing", gettext_noop("Drawing and painting")),
    ("photography", gettext_noop("Photography")),
    ("needlework", gettext_noop("Sewing and knitting")),
    ("mending", gettext_noop("Mending and building things")),
    ("chess", gettext_noop("Chess and go")),
    ("board-games", gettext_noop("Board and card games")),
    ("video-games", gettext_noop("Video games")),
    ("stars", gettext_noop("Stars and space")),
    ("travel", gettext_noop("Trains and travel")),
    ("volunteering", gettext_noop("Volunteering")),
)


@cache
def interests() -> tuple[Interest, ...]:
    return tuple(Interest(key, label) for key, label in _INTERESTS)
