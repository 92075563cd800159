"""The sentence beside a field names only what is there: whoever is afraid looks for it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from turnabout.ground.privacy.table import TABLE, seen_by

WHERE = {"directory": "own_offers", "assistant": "delegates"}


@pytest.mark.parametrize("word", WHERE)
def test_what_a_sentence_sends_people_to_has_a_page(word: str) -> None:
    assert any(word in str(seen_by(datum)).lower() for datum in TABLE), f"no sentence says {word} any more"
    assert reverse(WHERE[word])
