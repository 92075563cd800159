"""Who sees what a person is on the staff list, and what they say about themself."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from turnabout.ground.privacy.audiences import Audience, Datum, Extent

OWNER, PARTNER, COORDINATOR = Audience.OWNER, Audience.PARTNER, Audience.COORDINATOR
DELEGATE, ADMINISTRATOR, STAFF = Audience.DELEGATE, Audience.ADMINISTRATOR, Audience.STAFF
ALL = Extent.ALL

PEOPLE: Final = (
    Datum("name", dict.fromkeys(Audience, ALL), _("Seen by everyone in your organisation.")),
    Datum(
        "mail",
        {OWNER: ALL, PARTNER: Extent.FROM_RELEASE, COORDINATOR: ALL, ADMINISTRATOR: ALL},
        _("Seen by you, the coordinator and administrators, and by %(partner)s once your pair is published."),
    ),
    Datum(
        "grade",
        {OWNER: ALL, PARTNER: Extent.VERDICT, COORDINATOR: ALL, ADMINISTRATOR: ALL},
        _(
            "Seen by you, the coordinator and administrators; coordinators can look by grade for people to invite. "
            "%(Partner)s sees only that the rule on grades holds, and which of you has more say."
        ),
    ),
    Datum(
        "reporting_line",
        {OWNER: ALL, PARTNER: Extent.VERDICT, COORDINATOR: ALL, ADMINISTRATOR: ALL},
        _(
            "Seen by you, the coordinator and administrators. %(Partner)s sees only that neither of you reports to "
            "the other, and how far apart your lines are."
        ),
    ),
    Datum(
        "languages",
        {OWNER: ALL, PARTNER: ALL, COORDINATOR: ALL, ADMINISTRATOR: ALL},
        _("Seen by you, %(partner)s, the coordinator and administrators."),
    ),
    Datum(
        "hours",
        {OWNER: ALL, PARTNER: ALL, COORDINATOR: ALL, DELEGATE: Extent.TIMES, ADMINISTRATOR: ALL},
        _("Seen by you, %(partner)s, the coordinator, your assistant if you name one, and administrators."),
    ),
    Datum(
        "open_offers",
        {OWNER: ALL, PARTNER: ALL, COORDINATOR: ALL, STAFF: Extent.IF_LISTED},
        _(
            "Seen by you, %(partner)s and the coordinator, and by all staff if you list yourself in the directory."
        ),
    ),
    Datum(
        "lived_experience",
        {OWNER: ALL, PARTNER: Extent.IF_SWITCHED_ON, COORDINATOR: Extent.IF_SWITCHED_ON},
        _("Seen by you, and by %(partner)s and the coordinator only if you switch it on."),
    ),
    Datum(
        "open_aims",
        {OWNER: ALL, PARTNER: ALL, COORDINATOR: ALL},
        _("Seen by you, %(partner)s and the coordinator."),
    ),
    Datum(
        "hesitant_aims",
        {OWNER: ALL, PARTNER: Extent.ITEM_BY_ITEM},
        _("Seen by you, and by %(partner)s only where you show them one. Nobody else."),
    ),
    Datum(
        "working_style",
        {OWNER: ALL, PARTNER: Extent.IN_WORDS, COORDINATOR: Extent.IN_WORDS},
        _(
            "Seen by you. %(Partner)s and the coordinator see in words what the two of you share, not your answers."
        ),
    ),
    Datum(
        "interests",
        {OWNER: ALL, PARTNER: Extent.IN_WORDS, COORDINATOR: Extent.IN_WORDS},
        _("Seen by you. %(Partner)s and the coordinator see only those that the two of you share."),
    ),
    Datum(
        "absences",
        {OWNER: ALL, PARTNER: Extent.FROM_RELEASE, DELEGATE: Extent.TIMES},
        _(
            "Seen by you, by %(partner)s once your pair is published, and by your assistant if you name one. "
            "Nobody asks why."
        ),
    ),
    Datum(
        "corrections",
        {OWNER: ALL, COORDINATOR: ALL, ADMINISTRATOR: ALL},
        _("Seen by you, the coordinator and administrators."),
    ),
    Datum(
        "way_back",
        {},
        _(
            "Seen by nobody. It is kept sealed for a month, so that two entries that were put together by mistake can "
            "be parted again."
        ),
    ),
    Datum(
        "staff_file",
        {COORDINATOR: Extent.STATE_AND_DATE},
        _(
            "You do not see the file that your entry came from, and nobody can open it again. "
            "The coordinator sees when it came in and what was wrong with it."
        ),
    ),
)
