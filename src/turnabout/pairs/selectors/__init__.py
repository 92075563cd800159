"""The only readers of pairs and of what the two agree on."""

from turnabout.pairs.selectors.agreement import AgreementView, VersionView, agreement_for
from turnabout.pairs.selectors.course import CourseView, course_for, courses_of
from turnabout.pairs.selectors.pairs import (
    EVERYTHING,
    PairLine,
    PairView,
    PublishedPair,
    Side,
    active_couples,
    count_held,
    count_published,
    couples_before,
    pair_for,
    pairs_in_one_line,
    pairs_of,
    people_in_pairs,
    published_pairs,
)
from turnabout.pairs.selectors.stay_out import StayOutView, pairs_with_statements

__all__ = [
    "EVERYTHING",
    "AgreementView",
    "CourseView",
    "PairLine",
    "PairView",
    "PublishedPair",
    "Side",
    "StayOutView",
    "VersionView",
    "active_couples",
    "agreement_for",
    "count_held",
    "count_published",
    "couples_before",
    "course_for",
    "courses_of",
    "pair_for",
    "pairs_in_one_line",
    "pairs_of",
    "pairs_with_statements",
    "people_in_pairs",
    "published_pairs",
]
