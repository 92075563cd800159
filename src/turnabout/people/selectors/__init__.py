"""The only readers of the people room."""

from turnabout.people.selectors.directory import (
    People,
    person_by_listed_mail,
    person_by_uuid,
    person_of,
    search_people,
)
from turnabout.people.selectors.intakes import (
    ahead_of,
    count_staff,
    has_staff,
    intake_by_uuid,
    intake_uuid_of,
    sources,
)
from turnabout.people.selectors.match import line_inputs, match_inputs
from turnabout.people.selectors.profile import OwnAim, OwnOffer, Profile, own_profile
from turnabout.people.selectors.topics import search_topics, topics_by_key

__all__ = [
    "OwnAim",
    "OwnOffer",
    "People",
    "Profile",
    "ahead_of",
    "count_staff",
    "has_staff",
    "intake_by_uuid",
    "intake_uuid_of",
    "line_inputs",
    "match_inputs",
    "own_profile",
    "person_by_listed_mail",
    "person_by_uuid",
    "person_of",
    "search_people",
    "search_topics",
    "sources",
    "topics_by_key",
]
