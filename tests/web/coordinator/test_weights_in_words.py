"""What the weights mean, in a few sentences beside the choices."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from turnabout.programmes.forms_of import MUTUAL, REVERSE
from turnabout.programmes.services import set_policy
from turnabout.web.coordinator.cohort.weights_in_words import PHRASES, weights_in_words


def test_the_usual_weights_are_four_sentences() -> None:
    said = weights_in_words(REVERSE.policy()["weights"], REVERSE)
    assert said[0] == "It decides most whether the leader learns what they want to learn (50 %)."
    assert said[1].startswith("It counts much whether the reverse mentor learns something in return (20 %), ")
    assert "(5 %)" in said[2]
    assert said[3].startswith("It does not count whether they share interests")


def test_two_parts_that_decide_stand_together() -> None:
    said = weights_in_words(MUTUAL.policy()["weights"], MUTUAL)
    assert "(36 %), and " in said[0]


def test_nothing_is_left_out_and_nothing_said_twice() -> None:
    said = " ".join(weights_in_words(dict.fromkeys(PHRASES, 1), REVERSE))
    for phrase in PHRASES.values():
        assert said.count(str(phrase) % {"mentor": "reverse mentor", "mentee": "leader"}) == 1


def test_weights_of_nothing_are_still_sentences() -> None:
    [said] = weights_in_words(dict.fromkeys(PHRASES, 0), REVERSE)
    assert said.startswith("It does not count")


@pytest.mark.django_db
def test_the_rules_say_what_is_saved(as_: Any, cast: Cast) -> None:
    set_policy(actor=cast.noor, cohort=cast.cohort, policy={"weights": {"interests": 50}})
    page = as_(cast.noor).get(reverse("cohort_rules", args=[cast.cohort.uuid])).content.decode()
    assert "they share interests (33 %)" in page
