"""The sentence beside a field says what the table says."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.functional import Promise

from turnabout.ground.privacy.table import TABLE, Audience, Extent, UnknownDatum, may_see, seen_by

WORD = {
    Audience.OWNER: "you",
    Audience.PARTNER: "your partner",
    Audience.COORDINATOR: "coordinator",
    Audience.SPONSOR: "sponsor",
    Audience.SAFEGUARDING: "safeguarding",
    Audience.DELEGATE: "assistant",
    Audience.ADMINISTRATOR: "administrator",
    Audience.STAFF: "staff",
}


@pytest.mark.parametrize("datum", TABLE)
def test_the_sentence_names_exactly_the_audiences_of_the_row(datum: str) -> None:
    sentence = str(seen_by(datum))
    if TABLE[datum].sees == dict.fromkeys(Audience, Extent.ALL):
        assert sentence == "Seen by everyone in your organisation."
        return
    without_partner = sentence.lower().replace("your partner", "").replace("your organisation", "")
    for audience, word in WORD.items():
        text = sentence.lower() if audience is Audience.PARTNER else without_partner
        named = word in text
        if audience is Audience.OWNER:
            continue  # "you" is the reader of every sentence
        assert named == (may_see(audience, datum) is not None), f"{datum}, {audience}: {sentence}"


def test_sentences_are_translated_when_they_are_shown() -> None:
    sentence = seen_by("open_aims")
    assert isinstance(sentence, Promise)
    with translation.override("en-gb"):
        assert str(sentence) == "Seen by you, your partner and the coordinator."


def test_the_partner_is_called_by_name_where_the_page_knows_it() -> None:
    assert str(seen_by("notes", "Tomas")) == "Seen by you, and by Tomas if you set it so. Nobody else."
    assert str(seen_by("grade", "100% Zoë")).endswith(
        "100% Zoë sees only that the rule on grades holds, and which of you has more say."
    )


def test_the_tag_prints_the_sentence_and_escapes_a_name() -> None:
    template = Template('{% load privacy %}{% seen_by "messages" name %}')
    assert template.render(Context({"name": "<b>"})) == "Seen by you and &lt;b&gt;. Nobody else."


def test_an_unknown_datum_says_which_there_are() -> None:
    with pytest.raises(UnknownDatum, match="hesitant_aims"):
        seen_by("shoe_size")


def test_hesitant_aims_are_for_the_owner_and_item_by_item_for_the_partner() -> None:
    assert TABLE["hesitant_aims"].sees == {Audience.OWNER: Extent.ALL, Audience.PARTNER: Extent.ITEM_BY_ITEM}


def test_nobody_sees_the_full_score() -> None:
    assert TABLE["full_score"].sees == {}
