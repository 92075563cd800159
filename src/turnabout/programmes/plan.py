"""What a programme decides before anybody is asked: its form, how often pairs meet, who drives, on what legal basis."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Form(TextChoices):
    REVERSE = "reverse", _("Reverse mentoring")
    MUTUAL = "mutual", _("Mutual mentoring")
    TRADITIONAL = "traditional", _("Traditional mentoring")


class Cadence(TextChoices):
    WEEKLY = "weekly", _("every week")
    FORTNIGHTLY = "fortnightly", _("every two weeks")
    MONTHLY = "monthly", _("once a month")
    OWN = "own", _("as each pair likes")


class Driver(TextChoices):
    """Who proposes times and topics."""

    MENTOR = "mentor", _("whoever teaches first")
    MENTEE = "mentee", _("whoever learns first")
    PAIR = "pair", _("each pair decides")


class Basis(TextChoices):
    """On what an organisation rests the processing of personal data."""

    UNDECIDED = "undecided", _("not decided yet")
    CONSENT = "consent", _("consent: each person says yes, and can take it back")
    INTEREST = "interest", _("legitimate interest of the organisation, weighed and written down")
    AGREEMENT = "agreement", _("an agreement with the works council, or another collective agreement")
    CONTRACT = "contract", _("the contract of employment")


MATCHING: Final = _(
    "Matching: who can teach what to whom, and whether the rules allow it. No programme is without it."
)
PURPOSES: Final[dict[str, str | Promise]] = {
    "met": _(
        "Seeing whether each pair met last month (yes or no, nothing else), so that help can be offered."
    ),
    "figures": _("Figures about the programme as a whole, in which nobody can be told apart."),
    "stories": _("Asking pairs whether they would like to tell their story; each of the two has to agree."),
}
MONTHS: Final = range(1, 25)
TRIAL_WEEKS: Final = range(0, 27)
AGREEMENT_NUDGES: Final = range(0, 6)
