"""What the cast says about itself, written by hand, and who plays which part."""

from __future__ import annotations

from turnabout.cli.demo_organisation import fixed
from turnabout.cli.demo_organisation.naming import address
from turnabout.cli.demo_organisation.organisation import Aim, Cast, Enrolment, Offer, Outsider

ENROLLED = (
    Enrolment(
        fixed.INES,
        "mentor",
        (Offer("short-video", 4), Offer("working-with-creators", 3), Offer("asking-an-ai-assistant", 3)),
        (Aim("running-a-budget", 1, 3), Aim("how-decisions-are-made", 0, 2)),
        ("running", "choir", "cooking"),
        (2, 3, 1),
    ),
    Enrolment(
        fixed.LAYLA,
        "mentor",
        (Offer("questions-for-data", 5), Offer("ai-in-your-week", 4), Offer("words-that-include", 3)),
        (Aim("speaking-to-a-room", 1, 3), Aim("where-we-come-from", 0, 2)),
        ("poetry", "tea-and-coffee", "chess"),
        (1, 2, 2),
        capacity="2",
    ),
    Enrolment(
        fixed.TOMAS,
        "mentee",
        (Offer("running-a-budget", 5), Offer("how-decisions-are-made", 4)),
        (Aim("short-video", 1, 3), Aim("asking-an-ai-assistant", 0, 3), Aim("first-years-here", 1, 3)),
        ("running", "football", "history"),
        (2, 2, 1),
        hesitant=(Aim("writing-in-one-document", 1, 3),),
    ),
    Enrolment(
        fixed.HEAD,
        "mentee",
        (Offer("where-we-come-from", 5), Offer("how-decisions-are-made", 5), Offer("speaking-to-a-room", 4)),
        (
            Aim("first-years-here", 1, 4),
            Aim("asking-an-ai-assistant", 1, 3),
            Aim("what-makes-people-stay", 2, 4),
        ),
        ("theatre", "walking", "gardening"),
        (2, 1, 1),
    ),
    Enrolment(
        fixed.SPONSOR,
        "mentee",
        (Offer("winning-a-large-customer", 5), Offer("speaking-to-a-room", 5)),
        (Aim("ai-in-your-week", 1, 3), Aim("questions-for-data", 2, 3), Aim("green-claims", 1, 3)),
        ("swimming", "concerts", "reading"),
        (1, 2, 1),
    ),
    Enrolment(
        fixed.MARIA_IN_CARE,
        "mentor",
        (Offer("why-customers-stay", 4), Offer("online-communities", 3), Offer("room-for-life", 2)),
        (Aim("building-a-career-here", 1, 3),),
        ("dancing", "pets", "baking"),
        (3, 3, 2),
    ),
    Enrolment(
        fixed.MARIA_IN_ENGINEERING,
        "mentor",
        (Offer("handing-over-a-dull-task", 4), Offer("passwords-and-scams", 4), Offer("accessible-work", 3)),
        (),
        ("climbing", "board-games", "birds"),
        (1, 1, 1),
    ),
    Enrolment(
        fixed.ADVISER,
        "mentee",
        (Offer("where-we-come-from", 5), Offer("how-decisions-are-made", 5)),
        (Aim("your-voice-on-linkedin", 0, 2), Aim("games-and-fandoms", 0, 1)),
        ("choir", "boats", "history"),
        (3, 1, 1),
    ),
    Enrolment(
        fixed.TRAINEE,
        "both",
        (Offer("how-people-buy-now", 3), Offer("your-voice-on-linkedin", 3), Offer("games-and-fandoms", 4)),
        (Aim("winning-a-large-customer", 0, 2), Aim("questions-for-data", 1, 3)),
        ("cricket", "video-games", "film"),
        (2, 3, 2),
    ),
)

TO_ENROL = (
    Enrolment(
        fixed.WANJIRU,
        "mentor",
        (
            Offer("asking-an-ai-assistant", 4),
            Offer("handing-over-a-dull-task", 3),
            Offer("first-years-here", 4),
        ),
        (Aim("leading-a-first-team", 0, 2), Aim("building-a-career-here", 1, 3)),
        ("running", "chess", "volunteering"),
        (2, 3, 2),
    ),
    Enrolment(
        fixed.MISAKI,
        "mentor",
        (Offer("accessible-work", 4), Offer("second-hand-and-repair", 4), Offer("trying-things-small", 3)),
        (Aim("speaking-to-a-room", 1, 3), Aim("how-decisions-are-made", 1, 3)),
        ("drawing", "needlework", "tea-and-coffee"),
        (1, 2, 3),
    ),
    Enrolment(
        fixed.RAJESH,
        "mentee",
        (Offer("leading-a-first-team", 5), Offer("running-a-budget", 4)),
        (Aim("asking-an-ai-assistant", 0, 3), Aim("first-years-here", 1, 3)),
        ("chess", "cricket", "gardening"),
        (2, 2, 2),
        hesitant=(Aim("a-good-video-call", 1, 2),),
    ),
    Enrolment(
        fixed.BEATRICE,
        "mentee",
        (Offer("speaking-to-a-room", 5), Offer("how-decisions-are-made", 4)),
        (Aim("trying-things-small", 1, 3), Aim("accessible-work", 1, 3), Aim("second-hand-and-repair", 0, 2)),
        ("drawing", "theatre", "cycling"),
        (1, 2, 3),
    ),
)

# On the staff list, with a part to play or a form to fill in, and so never drawn into the cohort.
KEPT_OUT = frozenset(
    {fixed.COORDINATOR, fixed.DEPUTY, fixed.SAFEGUARDING, *(enrolment.person_id for enrolment in TO_ENROL)}
)


def make_cast() -> Cast:
    return Cast(
        coordinator=fixed.COORDINATOR,
        deputy=fixed.DEPUTY,
        sponsor=fixed.SPONSOR,
        safeguarding=fixed.SAFEGUARDING,
        mentors=(fixed.INES, fixed.LAYLA),
        mentees=(fixed.TOMAS, fixed.HEAD),
        head=fixed.HEAD,
        namesakes=(fixed.MARIA_IN_CARE, fixed.MARIA_IN_ENGINEERING),
        to_enrol=TO_ENROL,
        administrator=Outsider("Sam Whitlock", address("sam.whitlock")),
    )
