"""Who sees what passes between the two people of a pair, and what they tell about it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from turnabout.ground.privacy.audiences import Audience, Datum, Extent

OWNER, PARTNER, COORDINATOR = Audience.OWNER, Audience.PARTNER, Audience.COORDINATOR
SAFEGUARDING = Audience.SAFEGUARDING
ALL = Extent.ALL

PAIRS: Final = (
    Datum(
        "pair",
        {
            OWNER: Extent.FROM_RELEASE,
            PARTNER: Extent.FROM_RELEASE,
            COORDINATOR: ALL,
            SAFEGUARDING: Extent.IF_STATED,
        },
        _(
            "Seen by you and %(partner)s once it is published, by the coordinator, and by the safeguarding contact if "
            "one of you says what they stay out of."
        ),
    ),
    Datum(
        "explanation",
        {OWNER: Extent.FROM_RELEASE, PARTNER: Extent.FROM_RELEASE, COORDINATOR: ALL},
        _("Seen by you, %(partner)s and the coordinator. It says nothing of hesitant aims or preferences."),
    ),
    Datum(
        "line_certificate",
        {OWNER: Extent.VERDICT, PARTNER: Extent.VERDICT, COORDINATOR: ALL},
        _(
            "You and %(partner)s see the verdict and the distance. The coordinator sees the nearest common manager too."
        ),
    ),
    Datum(
        "agreement",
        {OWNER: ALL, PARTNER: ALL, COORDINATOR: Extent.STATE_AND_DATE},
        _("Seen by you and %(partner)s. The coordinator sees only whether there is one, and since when."),
    ),
    Datum(
        "stay_out",
        {OWNER: ALL, PARTNER: ALL, SAFEGUARDING: ALL},
        _("Seen by you, %(partner)s and the safeguarding contact. Nobody else."),
    ),
    Datum(
        "notes",
        {OWNER: Extent.AS_SET, PARTNER: Extent.AS_SET},
        _("Seen by you, and by %(partner)s if you set it so. Nobody else."),
    ),
    Datum(
        "messages",
        {OWNER: Extent.AS_SET, PARTNER: Extent.AS_SET},
        _("Seen by you and %(partner)s. Nobody else."),
    ),
    Datum(
        "goals",
        {OWNER: Extent.AS_SET, PARTNER: Extent.AS_SET},
        _("Seen by you, and by %(partner)s if you set it so. Nobody else."),
    ),
    Datum(
        "meetings",
        {
            OWNER: ALL,
            PARTNER: ALL,
            COORDINATOR: Extent.LAST_MONTH_IF_ON,
            Audience.DELEGATE: Extent.TIMES,
        },
        _(
            "Seen by you and %(partner)s. An assistant you name sees the times. If the programme says so, the "
            "coordinator sees whether you met last month, and no more."
        ),
    ),
    Datum("fit_check", {OWNER: ALL}, _("Seen by you. Nobody else.")),
    Datum(
        "ending",
        {OWNER: ALL, COORDINATOR: Extent.ENDED, PARTNER: Extent.ENDED},
        _(
            "Seen by you. %(Partner)s and the coordinator see that the pair ended: not who asked, and not why."
        ),
    ),
    Datum("trial_answer", {OWNER: ALL}, _("Seen by you. Nobody else, not even afterwards.")),
    Datum(
        "pause",
        {OWNER: ALL, PARTNER: ALL},
        _("Seen by you and %(partner)s: from when to when, and no cause."),
    ),
    Datum(
        "survey_answers",
        {OWNER: ALL},
        _("Seen by you. Others see only figures in which nobody can be told apart."),
    ),
    Datum(
        "safeguarding_case",
        {OWNER: ALL, SAFEGUARDING: Extent.OWN_CASES},
        _("Seen by you and the safeguarding contact. Nobody else."),
    ),
)
