"""Two who write their page at the same moment: one is first, the other is told, and no words are lost; the same for a
release that is taken back while it is used."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from tests.matching.firm import Firm, make_firm
from tests.matching.racing import racing
from tests.pairs.test_agreement import make_pair, words
from turnabout.pairs.models import Agreement, AgreementVersion, Occasion, Pair
from turnabout.pairs.services import (
    confirm_terms,
    declare_occasion,
    release_occasion,
    revoke_release,
    state,
    use_release,
)

RACES = 25


@pytest.fixture
def firm(transactional_db: None) -> Firm:
    return make_firm()


@pytest.fixture
def pair(firm: Firm) -> Pair:
    return make_pair(firm)


def test_of_two_first_pages_at_once_one_is_kept_and_the_other_is_told(firm: Firm, pair: Pair) -> None:
    def write(who: Any, said: str) -> Any:
        terms = words(end_goal=said)
        return lambda: confirm_terms(actor=who, pair=pair.uuid, terms=terms, base=0)

    with racing() as race:
        for _ in range(RACES):
            Agreement.objects.all().delete()
            won = race(write(firm.ines.user, "Ines"), write(firm.tomas.user, "Tomas"))
            assert sum(won) == 1
            [version] = AgreementVersion.objects.all()
            assert version.terms["end_goal"] == ("Ines" if won[0] else "Tomas")
            assert not (version.mentor_signed_at and version.mentee_signed_at)


def test_a_release_is_either_used_or_taken_back(firm: Firm, pair: Pair) -> None:
    ines, tomas = firm.ines.user, firm.tomas.user
    state(actor=tomas, pair=pair.uuid, kinds=["pay"])
    declare_occasion(actor=tomas, pair=pair.uuid, kind="pay", words="May")
    occasion = Occasion.objects.get().uuid
    with racing() as race:
        for _ in range(RACES):
            with transaction.atomic():
                Occasion.objects.update(used_at=None, released_at=None)
            release_occasion(actor=ines, pair=pair.uuid, occasion=occasion)
            won = race(
                lambda: use_release(actor=tomas, pair=pair.uuid, occasion=occasion),
                lambda: revoke_release(actor=ines, pair=pair.uuid, occasion=occasion),
            )
            row = Occasion.objects.get()
            assert sum(won) == 1
            assert bool(row.used_at) == won[0]
            assert bool(row.released_at) == won[0]
