"""The mail that asks people to take part, before anybody gets it: read by a coordinator, and sent to them alone."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.notify.selectors import letter_of
from turnabout.ground.notify.services import Draft, send_many
from turnabout.programmes.models import Cohort
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.sender import Sender
from turnabout.programmes.services.invitations import rhythm_params


def invitation_to_read(viewer: User, cohort: Cohort) -> Any:
    """The letter as the viewer would get it, were they asked. Its link leads back to the page of asking."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    return letter_of(_draft(viewer, cohort))


@transaction.atomic
def send_trial(*, actor: User, cohort: Cohort) -> None:
    """To the coordinator who asks for it, and nobody else."""
    if not coordinates(actor, cohort.programme):
        raise NotAllowed
    if not send_many([_draft(actor, cohort, trial=True)]):
        raise Refused(_("There is no mail on your account, so nothing can be sent to you."))
    record(
        actor=actor,
        action="invitation tried out",
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
    )


def _draft(user: User, cohort: Cohort, *, trial: bool = False) -> Draft:
    params = {
        **Sender.of(cohort.programme).params(),
        **rhythm_params(cohort.programme),
        "cohort": cohort.name,
        "name": user.name,
        "trial": trial,  # the mail says so
        "view": "cohort_ask",
        "args": [str(cohort.uuid)],
    }
    return Draft("please_confirm", user=user, params=params)
