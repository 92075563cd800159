"""Skills of the European taxonomy come in as its files are published, and go again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cast import Cast
from turnabout.ground.errors import Refused
from turnabout.people.models import Offer, Topic
from turnabout.people.selectors import search_topics
from turnabout.people.services import load_catalogue
from turnabout.people.services.topics import import_esco, take_back_esco

pytestmark = pytest.mark.django_db
HEAD = "conceptType,conceptUri,preferredLabel,altLabels,description\n"
SMALL = (
    HEAD + "K,http://e.example/1,weave baskets,plait baskets | weave baskets | make baskets,"
    '"Weave a basket. Then weave another one."\n'
    'K,http://e.example/2,knots,"reef knot\nbowline",Tie knots that hold.\n'
    "K,http://e.example/3,Asking an AI assistant well,,Known already.\n"
    "K,,no address,,\nK,http://e.example/4,,,\n"
).encode()
DATA = Path(os.environ.get("TURNABOUT_DATA", "../shared/data"))


def test_skills_become_topics_with_other_words_and_one_sentence() -> None:
    load_catalogue()
    taken = import_esco(actor=None, data=SMALL)
    assert (taken.new, taken.changed, taken.known, taken.left_out) == (2, 0, 1, 2)
    basket = search_topics("make baskets")[0]
    assert (basket.name, basket.sentence, basket.aliases) == (
        "Weave baskets",
        "Weave a basket.",
        ["plait baskets", "make baskets"],
    )
    assert search_topics("bowlin")[0].name == "Knots"


def test_the_same_file_changes_nothing_and_a_new_edition_rewords() -> None:
    import_esco(actor=None, data=SMALL)
    assert import_esco(actor=None, data=SMALL).changed == 0
    taken = import_esco(actor=None, data=SMALL.replace(b"knots,", b"knots and hitches,"))
    assert (taken.new, taken.changed) == (0, 1)


def test_what_nobody_names_goes_again_and_the_rest_is_retired(cast: Cast) -> None:
    import_esco(actor=None, data=SMALL)
    Offer.objects.create(person=cast.ines, topic=search_topics("knots")[0], level=2)
    assert take_back_esco(actor=None) == 3
    assert list(Topic.objects.filter(origin="esco").values_list("name", "state")) == [("Knots", "retired")]
    assert search_topics("baskets") == []


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"name,topic\na,b\n",
        b"\xff\xfe\x00",
        b"%PDF-1.7 of skills",
        HEAD.encode() + b'K,"' + b"x" * 200_000,
    ],
)
def test_what_is_no_such_file_is_refused_in_words(wrong: bytes) -> None:
    with pytest.raises(Refused):
        import_esco(actor=None, data=wrong)
    assert not Topic.objects.filter(origin="esco").exists()


@pytest.mark.real_data
def test_the_published_collection_of_digital_skills_comes_in_whole() -> None:
    path = DATA / "esco" / "digitalSkillsCollection_en.csv"
    if not path.exists():
        pytest.skip("TURNABOUT_DATA has no esco")
    load_catalogue()
    taken = import_esco(actor=None, data=path.read_bytes())
    assert taken.new + taken.known + taken.left_out == 1201
    assert taken.left_out == 0
    assert search_topics("haskel")[0].name == "Haskell"
