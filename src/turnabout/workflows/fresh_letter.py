"""A fresh letter for a forgotten passphrase: not for somebody in a pair, whose page is their partner's too."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.pairs.selectors import people_in_pairs
from turnabout.programmes.selectors.letters import letter_in_use
from turnabout.programmes.services.paper_anew import make_letter_anew

if TYPE_CHECKING:
    from turnabout.ground.accounts.models import User
    from turnabout.people.models import Person
    from turnabout.programmes.models import Cohort


@transaction.atomic
def fresh_letter(*, actor: User, cohort: Cohort, person: uuid.UUID) -> Person:
    """Raises NotFound for whoever does not coordinate the cohort, and where no letter of it was used."""
    found = letter_in_use(actor, cohort, person)
    if found.pk in people_in_pairs():
        raise Refused(
            _(
                "They have been in a pair. What stands on its page belongs to the two of them, so no letter can open "
                "it anew."
            )
        )
    make_letter_anew(actor=actor, cohort=cohort, person=found)
    return found
