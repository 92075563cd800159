"""What holds for every walk, whether the browser runs scripts or not."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Note
from tests.journeys.walk import Walk

MOST_ACTIVATIONS = 25
MOST_INPUTS = 40  # of one person's enrolment, what they press included, from the sign-in on


class FromFilesToPairs:
    """From an empty installation and two files to two people who read the page of their pair."""

    def test_published_pairs_take_at_most_25_activations(self, walk: Walk, note: Note) -> None:
        note("activations from the files to published pairs", len(walk.pressed))
        note("which are", ", ".join(walk.pressed))
        note("besides, to look at one pair, keep two together and take one decision back", len(walk.besides))
        note("seconds", round(walk.seconds))
        assert {"Bring it in", "Publish", "Release now"} <= set(walk.pressed)
        assert len(walk.pressed) <= MOST_ACTIVATIONS

    def test_both_people_of_a_pair_find_each_other_on_its_page(self, walk: Walk) -> None:
        first = walk.organisation.person(walk.organisation.cast.mentors[0]).name
        partner, back = walk.partners
        assert back == first
        assert partner not in {"", first}

    @pytest.mark.parametrize("seat", ["mentor", "mentee"])
    def test_people_enrol_on_a_phone(self, walk: Walk, seat: str, note: Note) -> None:
        hand = walk.enrolled[f"{seat} by phone"]
        note(f"a {seat} pressed, from the sign-in on", len(hand.pressed))
        note("typed, chose or tapped", len(hand.inputs))
        assert hand.touches
        assert len(hand.pressed) + len(hand.inputs) <= MOST_INPUTS

    def test_the_browser_complains_of_nothing(self, walk: Walk) -> None:
        assert walk.complaints == []
