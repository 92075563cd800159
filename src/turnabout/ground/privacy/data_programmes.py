"""Who sees how a person takes part in a programme, and what a match makes of it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from turnabout.ground.privacy.audiences import Audience, Datum, Extent

OWNER, PARTNER, COORDINATOR = Audience.OWNER, Audience.PARTNER, Audience.COORDINATOR
ADMINISTRATOR, STAFF = Audience.ADMINISTRATOR, Audience.STAFF
ALL = Extent.ALL

PROGRAMMES: Final = (
    Datum("role", dict.fromkeys(Audience, ALL), _("Seen by everyone in your organisation.")),
    Datum(
        "mail_of_role",
        {OWNER: ALL, ADMINISTRATOR: ALL, STAFF: ALL},
        _("Seen by you, administrators and all staff: whoever runs a programme can be written to."),
    ),
    Datum(
        "seat",
        {OWNER: ALL, PARTNER: Extent.FROM_RELEASE, COORDINATOR: ALL},
        _("Seen by you and the coordinator, and by %(partner)s once your pair is published."),
    ),
    Datum(
        "nomination",
        {OWNER: ALL, COORDINATOR: ALL},
        _(
            "Seen by the person you suggest and the coordinator, with your name. What they answer is not told to you, "
            "nor to their manager."
        ),
    ),
    Datum(
        "delegation",
        {OWNER: ALL, Audience.DELEGATE: ALL},
        _("Seen by you and your assistant, with what they did for you. Nobody else."),
    ),
    Datum("saved_view", {OWNER: ALL}, _("Seen by you. Nobody else.")),
    Datum("capacity", {OWNER: ALL, COORDINATOR: ALL}, _("Seen by you and the coordinator.")),
    Datum(
        "without_partner",
        {OWNER: ALL, COORDINATOR: ALL},
        _("Seen by you and the coordinator. Nobody else."),
    ),
    Datum(
        "preferences",
        {OWNER: ALL, COORDINATOR: Extent.RUN_TOTALS},
        _(
            "Seen by you. The coordinator sees one total for a whole match, and none if it is small. "
            "The people you name are not told."
        ),
    ),
    Datum(
        "decline_reason",
        {OWNER: ALL, COORDINATOR: Extent.IF_OWNER_SAYS},
        _("Seen by you, and by the coordinator only if you say so."),
    ),
    Datum(
        "visible_score",
        {PARTNER: Extent.IN_WORDS, OWNER: Extent.IN_WORDS, COORDINATOR: Extent.BAND_AND_PARTS},
        _(
            "You and %(partner)s see the reasons in words. The coordinator sees how strong the match is, and why."
        ),
    ),
    Datum(
        "full_score",
        {},
        _("Seen by nobody. It stays on the server, and people are told only whether a rule holds."),
    ),
    Datum(
        "next_partner",
        {OWNER: ALL, COORDINATOR: ALL},
        _(
            "Seen by you, and by the coordinator a day or two later: that you have room, or want a later cohort."
        ),
    ),
    Datum("decision", {COORDINATOR: ALL}, _("Seen by the coordinator.")),
    Datum(
        "unplaced",
        {COORDINATOR: ALL},
        _("Seen by the coordinator. Private reasons are never told apart from others."),
    ),
    Datum(
        "report",
        {OWNER: Extent.PUBLISHED, COORDINATOR: Extent.PUBLISHED, Audience.SPONSOR: Extent.PUBLISHED},
        _(
            "Published figures, seen by you, the coordinator and the sponsor. None of them points to one person."
        ),
    ),
)
