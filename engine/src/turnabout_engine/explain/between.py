"""What two people have in common and what each can teach the other, from what both entered openly."""

from collections.abc import Iterator
from typing import Literal

from turnabout_engine.explain.structure import Shared, Teaching
from turnabout_engine.people.person import PersonRow, main_language, same_words


def shared(mentee: PersonRow, mentor: PersonRow) -> tuple[Shared, ...]:
    """In the order in which a first talk would want them; the mentee's order within a kind."""
    return (
        *(Shared("interest", item) for item in mentee.interests if item in mentor.interests),
        *_topics("aim", [aim.topic for aim in mentee.aims], [aim.topic for aim in mentor.aims]),
        *_topics("offer", [offer.topic for offer in mentee.offers], [offer.topic for offer in mentor.offers]),
        *_style(mentee, mentor),
        *_places(mentee, mentor),
        *_languages(mentee, mentor),
    )


def _topics(kind: str, mine: list[str], theirs: list[str]) -> Iterator[Shared]:
    known = {same_words(topic) for topic in theirs}
    return (Shared(kind, topic) for topic in mine if same_words(topic) in known)


def _style(mentee: PersonRow, mentor: PersonRow) -> Iterator[Shared]:
    if mentee.style and mentor.style:
        for question, (mine, theirs) in enumerate(zip(mentee.style, mentor.style, strict=True), start=1):
            if mine == theirs:
                yield Shared("style", str(question), mine)


def _places(mentee: PersonRow, mentor: PersonRow) -> Iterator[Shared]:
    if mentee.site and same_words(mentee.site) == same_words(mentor.site):
        yield Shared("site", mentee.site)
    elif mentee.country and same_words(mentee.country) == same_words(mentor.country):
        yield Shared("country", mentee.country)


def _languages(mentee: PersonRow, mentor: PersonRow) -> Iterator[Shared]:
    theirs = {main_language(code) for code in mentor.languages}
    for code in dict.fromkeys(main_language(code) for code in mentee.languages):
        if code in theirs:
            yield Shared("language", code)


def teaching(mentee: PersonRow, mentor: PersonRow) -> tuple[Teaching, ...]:
    """First what the mentor can teach, then the mentee in return; each in the order of the learner's aims."""
    return (*_lessons("mentor", mentor, mentee), *_lessons("mentee", mentee, mentor))


def _lessons(side: Literal["mentor", "mentee"], teacher: PersonRow, learner: PersonRow) -> Iterator[Teaching]:
    levels = {same_words(offer.topic): offer.level for offer in teacher.offers}
    for place, aim in enumerate(learner.aims, start=1):
        level = levels.get(same_words(aim.topic), 0)
        if level > aim.now:
            yield Teaching(aim.topic, side, level, aim.now, aim.wanted, min(level, aim.wanted), place)
