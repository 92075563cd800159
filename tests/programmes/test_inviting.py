"""Inviting: by filter, by list, by link, by a colleague's suggestion; nobody takes part before they say so themself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.notify.models import Message
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment, Nomination, OpenLink, Role
from turnabout.programmes.selectors import cohort_for_coordinator, open_cohorts
from turnabout.programmes.selectors.inviting import (
    Wish,
    asked_for_later,
    cohort_to_suggest_for,
    found_by_filter,
    found_by_lines,
    open_link,
    suggested_by_me,
    who_suggested,
)
from turnabout.programmes.services import ask_to_confirm, start_own_enrolment
from turnabout.programmes.services.inviting import invite, set_joining
from turnabout.programmes.services.links import join_by_link, make_open_link, revoke_open_link
from turnabout.programmes.services.nominating import nominate
from turnabout.programmes.tokens import LINK, token_of


def states(cohort: Cohort) -> dict[str, str]:
    return dict(cohort.enrolments.values_list("person__name", "state"))


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (Wish(units=("Marketing",)), ["Aiko 田中", "Ines Carvalho"]),
        (Wish(sites=("Porto",), highest=2), ["Ines Carvalho", "Zoë Stranger"]),
        (Wish(lowest=4), ["Aiko 田中", "Mina Sørensen", "Tomas Okafor"]),
        (Wish(language="pt"), ["Ines Carvalho"]),
        (Wish(units=("Marketing",), language="pt", lowest=3), []),
        (Wish(), []),
    ],
)
def test_people_are_found_by_unit_site_grade_and_language(cast: Cast, wish: Wish, found: list[str]) -> None:
    Person.objects.filter(pk=cast.ines.pk).update(languages=["en", "pt"])
    assert found_by_filter(cast.noor, cast.cohort, wish, "mentor").names == found


def test_pasted_mails_and_keys_name_people_and_what_is_unclear_names_nobody(cast: Cast) -> None:
    Person.objects.create(name="Other Tomas", email="Tomas@firm.example")
    pasted = "INES@firm.example; yusuf\nnobody@firm.example, tomas@firm.example  <aiko@firm.example>"
    found = found_by_lines(cast.noor, cast.cohort, pasted, "mentor")
    assert found.names == ["Aiko 田中", "Ines Carvalho", "يوسف حداد"]
    assert (found.unknown, found.unclear) == (["nobody@firm.example"], ["tomas@firm.example"])


def test_inviting_lists_people_mails_nobody_and_confirms_nobody(cast: Cast) -> None:
    done = invite(actor=cast.noor, cohort=cast.cohort, people=[cast.ines.pk, cast.yusuf.pk], seat="mentor")
    assert (done.new, done.there) == (2, 0)
    assert set(states(cast.cohort).values()) == {"listed"}
    assert not Message.objects.exists()
    assert found_by_filter(cast.noor, cast.cohort, Wish(units=("Marketing",)), "mentor").there == 1


@pytest.mark.parametrize("answered", ["confirmed", "declined", "withdrawn", "later", "removed"])
def test_whoever_has_answered_stays_as_they_are(cast: Cast, answered: str) -> None:
    Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state=answered)
    assert invite(actor=cast.noor, cohort=cast.cohort, people=[cast.ines.pk], seat="mentor").there == 1
    assert states(cast.cohort) == {"Ines Carvalho": answered}


def test_the_sponsors_list_has_the_sponsor_on_it_and_the_mail_says_so(cast: Cast) -> None:
    Person.objects.filter(pk=cast.mina.pk).update(user=cast.sponsor)
    done = invite(
        actor=cast.noor, cohort=cast.cohort, people=[cast.tomas.pk], seat="mentee", origin="sponsor"
    )
    assert done.new == 2
    assert states(cast.cohort) == {"Mina Sørensen": "listed", "Tomas Okafor": "listed"}
    ask_to_confirm(actor=cast.noor, cohort=cast.cohort)
    assert Message.objects.get(user=cast.tomas.user).params["sponsor"] == "Mina Sørensen"


def test_no_mail_says_that_a_sponsor_is_on_the_list_who_has_declined(cast: Cast) -> None:
    Person.objects.filter(pk=cast.mina.pk).update(user=cast.sponsor)
    invite(actor=cast.noor, cohort=cast.cohort, people=[cast.tomas.pk], seat="mentee", origin="sponsor")
    Enrolment.objects.filter(person=cast.mina).update(state="declined")
    ask_to_confirm(actor=cast.noor, cohort=cast.cohort)
    assert "sponsor" not in Message.objects.get(user=cast.tomas.user).params


def test_only_who_coordinates_invites_and_looks_for_people(cast: Cast) -> None:
    for who in (cast.piotr, cast.sponsor, cast.administrator, cast.ines.user):
        with pytest.raises(NotAllowed):
            invite(actor=who, cohort=cast.cohort, people=[cast.ines.pk], seat="mentor")
        with pytest.raises(NotFound):
            found_by_lines(who, cast.cohort, "ines", "mentor")
        with pytest.raises(NotAllowed):
            make_open_link(actor=who, cohort=cast.cohort)
    assert not Enrolment.objects.exists()


def test_who_asked_for_a_later_cohort_is_found_when_one_begins(cast: Cast) -> None:
    later = Cohort.objects.create(programme=cast.programme, name="Autumn", starts_on="2027-09-01")
    for cohort, person in ((cast.cohort, cast.tomas), (cast.other_cohort, cast.aiko)):
        Enrolment.objects.create(cohort=cohort, person=person, seat="mentee", state="later")
    assert asked_for_later(cast.noor, later, "mentee").names == ["Tomas Okafor"]
    assert asked_for_later(cast.noor, later, "mentor").names == []


def test_who_had_no_partner_before_is_asked_first_in_the_next_cohort(cast: Cast) -> None:
    """The mail that told them so has promised it."""
    later = Cohort.objects.create(programme=cast.programme, name="Autumn", starts_on="2027-09-01")
    for person, at in ((cast.tomas, "2027-03-01T09:00Z"), (cast.aiko, None)):
        seat = {"seat": "mentee", "state": "confirmed", "unplaced_at": at}
        Enrolment.objects.create(cohort=cast.cohort, person=person, **seat)
    assert asked_for_later(cast.noor, later, "mentee").names == ["Tomas Okafor"]


class TestSomebodyWhoLeft:
    """Ines is on no list any more; her mail may be somebody else's soon."""

    @pytest.fixture(autouse=True)
    def ines_has_left(self, cast: Cast) -> None:
        Person.objects.filter(pk=cast.ines.pk).update(gone_at=now())

    def test_is_found_neither_by_a_filter_nor_by_lines_nor_among_those_for_later(self, cast: Cast) -> None:
        Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="later")
        later = Cohort.objects.create(programme=cast.programme, name="Autumn", starts_on="2027-09-01")
        assert found_by_filter(cast.noor, later, Wish(units=("Marketing",)), "mentor").names == ["Aiko 田中"]
        lines = found_by_lines(cast.noor, later, "ines ines@firm.example", "mentor")
        assert (lines.names, lines.unknown) == ([], ["ines", "ines@firm.example"])
        assert asked_for_later(cast.noor, later, "mentor").names == []

    def test_is_put_on_no_list_by_whoever_found_them_a_moment_before(self, cast: Cast) -> None:
        Role.objects.create(programme=cast.programme, user=cast.ines.user, kind="sponsor")
        people = [cast.ines.pk, cast.yusuf.pk]
        invite(actor=cast.noor, cohort=cast.cohort, people=people, seat="mentor", origin="sponsor")
        assert states(cast.cohort) == {cast.yusuf.name: "listed"}

    def test_is_not_suggested_and_takes_no_seat(self, cast: Cast) -> None:
        gone = Person.objects.get(pk=cast.ines.pk)
        with pytest.raises(NotFound):
            nominate(actor=cast.aiko.user, cohort=cast.cohort, person=gone, seat="mentor")
        for known_as in (gone, cast.ines):  # as read now, and as a page read them before
            with pytest.raises(Refused):
                start_own_enrolment(actor=gone.user, cohort=cast.cohort, person=known_as, seat="mentor")
        assert states(cast.cohort) == {}


class TestOpenLinks:
    def link(self, cast: Cast, **more: object) -> tuple[OpenLink, str]:
        made = make_open_link(actor=cast.noor, cohort=cast.cohort, **more)
        return made, token_of(LINK, made.uuid)

    def test_anybody_on_the_staff_list_joins_by_a_link_even_where_one_joins_by_invitation(
        self, cast: Cast
    ) -> None:
        set_joining(actor=cast.noor, cohort=cast.cohort, by_invitation=True)
        assert cast.cohort not in open_cohorts(cast.stranger.user, cast.stranger)
        with pytest.raises(Refused):
            start_own_enrolment(
                actor=cast.stranger.user, cohort=cast.cohort, person=cast.stranger, seat="mentor"
            )
        link, token = self.link(cast)
        seat = join_by_link(actor=cast.stranger.user, person=cast.stranger, token=token, seat="mentor")
        assert (seat.state, seat.origin, seat.link) == ("listed", "link", link)

    def test_a_link_for_one_side_gives_that_side_whatever_is_asked(self, cast: Cast) -> None:
        _link, token = self.link(cast, seat="mentee")
        seat = join_by_link(actor=cast.stranger.user, person=cast.stranger, token=token, seat="mentor")
        assert seat.seat == "mentee"

    def test_taken_back_run_out_wrong_or_for_a_published_cohort_it_opens_nothing(self, cast: Cast) -> None:
        back, back_token = self.link(cast)
        revoke_open_link(actor=cast.deepa, link_uuid=back.uuid)
        old, old_token = self.link(cast)
        OpenLink.objects.filter(pk=old.pk).update(expires_at=now() - timedelta(minutes=1))
        good, good_token = self.link(cast)
        assert open_link(good_token) == good
        wrong = token_of("another salt", good.uuid)
        for token in (back_token, old_token, wrong, f"{good_token}A", "x", ""):
            assert open_link(token) is None
            with pytest.raises(NotFound):
                join_by_link(actor=cast.stranger.user, person=cast.stranger, token=token, seat="mentor")
        Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
        assert open_link(good_token) is None

    def test_nobody_joins_for_somebody_else_and_no_other_coordinator_takes_it_back(self, cast: Cast) -> None:
        link, token = self.link(cast)
        with pytest.raises(NotAllowed):
            join_by_link(actor=cast.ines.user, person=cast.stranger, token=token, seat="mentor")
        with pytest.raises(NotFound):
            revoke_open_link(actor=cast.piotr, link_uuid=link.uuid)
        assert open_link(token)


class TestSuggestions:
    def test_a_suggestion_lists_and_the_mail_names_who_thought_of_them(self, cast: Cast) -> None:
        nominate(actor=cast.aiko.user, cohort=cast.cohort, person=cast.ines, seat="mentor")
        seat = Enrolment.objects.get()
        assert (seat.state, seat.origin, seat.seat) == ("listed", "nominated", "mentor")
        ask_to_confirm(actor=cast.noor, cohort=cast.cohort)
        assert Message.objects.get().params["suggested_by"] == "Aiko 田中"
        assert who_suggested(cast.ines.user, seat) == ["Aiko 田中"]
        with pytest.raises(NotFound):
            who_suggested(cast.aiko.user, seat)

    @pytest.mark.parametrize("state", [None, "listed", "asked", "confirmed", "declined", "later", "removed"])
    def test_nothing_that_comes_back_tells_what_they_answered(self, cast: Cast, state: str | None) -> None:
        if state:
            Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state=state)
        nominate(actor=cast.aiko.user, cohort=cast.cohort, person=cast.ines, seat="mentor")
        nominate(actor=cast.aiko.user, cohort=cast.cohort, person=cast.ines, seat="mentor")
        assert suggested_by_me(cast.aiko.user, cast.cohort) == ["Ines Carvalho"]
        assert states(cast.cohort) == {"Ines Carvalho": state or "listed"}
        assert Nomination.objects.count() == 1

    def test_contacts_from_outside_and_people_of_a_closed_door_suggest_nobody(self, cast: Cast) -> None:
        for who in (cast.safeguarding, cast.piotr, cast.administrator):
            with pytest.raises(NotAllowed):
                nominate(actor=who, cohort=cast.cohort, person=cast.ines, seat="mentor")
            with pytest.raises(NotFound):
                cohort_to_suggest_for(who, cast.cohort.uuid)
        set_joining(actor=cast.noor, cohort=cast.cohort, by_invitation=True)
        fresh = cohort_for_coordinator(cast.noor, cast.cohort.uuid)
        with pytest.raises(NotAllowed):
            nominate(actor=cast.aiko.user, cohort=fresh, person=cast.ines, seat="mentor")
        nominate(actor=cast.sponsor, cohort=fresh, person=cast.ines, seat="mentor")

    def test_nobody_suggests_themself_or_without_end(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from turnabout.programmes.services import nominating

        monkeypatch.setattr(nominating, "MOST", 1)
        with pytest.raises(Refused):
            nominate(actor=cast.ines.user, cohort=cast.cohort, person=cast.ines, seat="mentor")
        nominate(actor=cast.ines.user, cohort=cast.cohort, person=cast.yusuf, seat="mentor")
        with pytest.raises(Refused):
            nominate(actor=cast.ines.user, cohort=cast.cohort, person=cast.tomas, seat="mentee")
