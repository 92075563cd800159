"""Which topics people offer and aim at, by what they do: numbers are weights."""

from turnabout.cli.demo_organisation.boards import UNITS
from turnabout.cli.demo_organisation.work import Unit

Weights = tuple[tuple[str, int], ...]

_BY_NAME = {unit.name: unit for unit in UNITS}

# What anyone may have picked up outside the job.
EVERYDAY: Weights = (
    ("asking-an-ai-assistant", 6), ("short-video", 4), ("where-people-get-news", 5), ("games-and-fandoms", 4),
    ("how-people-buy-now", 4), ("second-hand-and-repair", 3), ("first-years-here", 5), ("a-hybrid-week", 4),
    ("words-that-include", 3), ("real-or-generated", 2), ("calmer-mail-and-chat", 2), ("a-good-video-call", 3),
    ("room-for-life", 3), ("meetings-that-let-everyone-in", 2), ("working-across-cultures", 4),
    ("online-communities", 3), ("speaking-up-for-a-colleague", 2), ("what-makes-people-stay", 3),
    ("feedback-people-can-use", 2), ("green-claims", 2), ("passwords-and-scams", 1),
)  # fmt: skip

# What leaders would like to learn.
LEADERS_AIMS: Weights = (
    ("asking-an-ai-assistant", 9), ("ai-in-your-week", 7), ("what-not-to-give-an-ai", 3), ("real-or-generated", 3),
    ("questions-for-data", 5), ("passwords-and-scams", 2), ("short-video", 5), ("your-voice-on-linkedin", 6),
    ("online-communities", 3), ("working-with-creators", 2), ("when-a-post-goes-wrong", 2),
    ("calmer-mail-and-chat", 3), ("writing-in-one-document", 2), ("handing-over-a-dull-task", 4),
    ("notes-and-task-boards", 2), ("a-good-video-call", 2), ("how-people-buy-now", 4), ("why-customers-stay", 2),
    ("second-hand-and-repair", 2), ("green-claims", 2), ("games-and-fandoms", 2),
    ("meetings-that-let-everyone-in", 3), ("accessible-work", 2), ("words-that-include", 3),
    ("speaking-up-for-a-colleague", 2), ("working-across-cultures", 3), ("first-years-here", 5),
    ("what-makes-people-stay", 5), ("where-people-get-news", 3), ("a-hybrid-week", 3), ("trying-things-small", 3),
    ("feedback-people-can-use", 3), ("room-for-life", 2),
)  # fmt: skip

# What leaders can teach in return.
LEADERS_OFFERS: Weights = (
    ("how-decisions-are-made", 6), ("leading-a-first-team", 6), ("building-a-career-here", 5),
    ("speaking-to-a-room", 5), ("where-we-come-from", 4), ("running-a-budget", 4),
    ("winning-a-large-customer", 1),
)  # fmt: skip

# What mentors would like to learn in return.
MENTORS_AIMS: Weights = (
    ("how-decisions-are-made", 6), ("building-a-career-here", 7), ("speaking-to-a-room", 5),
    ("leading-a-first-team", 4), ("running-a-budget", 4), ("where-we-come-from", 2),
    ("winning-a-large-customer", 1),
)  # fmt: skip

_LEADERS_EXTRA = {
    "Finance and Legal": ("running-a-budget", 9),
    "Sales": ("winning-a-large-customer", 12),
    "Brand and Communications": ("speaking-to-a-room", 6),
}


def daily(unit_name: str) -> Weights:
    """What the work in a unit teaches; the first topics are the commonest."""
    unit: Unit = _BY_NAME[unit_name]
    return tuple((topic, len(unit.daily) + 2 - place) for place, topic in enumerate(unit.daily))


def leaders_offers(unit_name: str) -> Weights:
    extra = _LEADERS_EXTRA.get(unit_name)
    if extra is None:
        return LEADERS_OFFERS
    return (extra, *(pair for pair in LEADERS_OFFERS if pair[0] != extra[0]))


def leaders_aims(unit_name: str) -> Weights:
    """Nobody asks to be taught what their own unit does all day."""
    known = _BY_NAME[unit_name].daily
    return tuple(pair for pair in LEADERS_AIMS if pair[0] not in known)
