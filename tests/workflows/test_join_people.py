"""Two entries become one person in all rooms at once, and two again exactly as they were; one entry becomes two."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.utils.timezone import now
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.cast import Cast, make_cast
from tests.workflows.files import person
from turnabout.ground.accounts.models import User
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.ledger import Ledger
from turnabout.ground.notify.models import Message
from turnabout.ground.pointing import pointers
from turnabout.matching.models import Decision
from turnabout.matching.services import watch_lines
from turnabout.pairs.models import Pair
from turnabout.people.models import (
    Absence,
    Aim,
    Correction,
    Experiences,
    Hesitations,
    Intake,
    Offer,
    Person,
    PersonKey,
    PersonMerge,
    ReportingLine,
    Source,
    Topic,
)
from turnabout.people.selectors import own_profile, search_people
from turnabout.people.selectors.directory import person_by_uuid
from turnabout.people.services.joining import Split, Wish, forget_merges
from turnabout.programmes.models import (
    Delegation,
    Enrolment,
    EnrolmentDraft,
    Nomination,
    PaperCode,
    Preferences,
    Role,
)
from turnabout.programmes.selectors.own import names_of
from turnabout.programmes.selectors.seats import confirmed_seats
from turnabout.programmes.services.preferences import save_preferences
from turnabout.workflows.bring_in import bring_in_staff_list
from turnabout.workflows.intake import read_waiting_files
from turnabout.workflows.join_people import (
    agree_to_join,
    decline_to_join,
    join_people,
    split_person,
    undo_join,
)
from turnabout.workflows.undo_intake import undo_intake

pytestmark = pytest.mark.django_db

# Rows that tell what was done, or that a match has read: they stay as they were.
HISTORY = {"PersonMerge", "Proposal", "Unplaced", "LeftOut"}
TOLD = {"audit.Entry", "notify.Message", "people.PersonMerge"}


def twin(cast: Cast, user: bool = False, **more: Any) -> Person:
    """Zoë once more, on the list of another firm."""
    firm, _made = Source.objects.get_or_create(key="firm", defaults={"name": "Firm", "employer": "Firm"})
    values = {"name": "Zoë Stranger-Vega", "email": "zoe@second.example", "grade": 3, "unit": "Labs", **more}
    account = User.objects.create_user(email="zoe@second.example") if user else None
    made = Person.objects.create(user=account, **values)
    PersonKey.objects.create(source=firm, key="z", person=made)
    line = {"manager": cast.mina, "manager_key": "boss", "kind": "solid", "source": firm}
    ReportingLine.objects.create(person=made, **line)
    ReportingLine.objects.create(person=cast.yusuf, manager=made, manager_key="z", kind="dotted", source=firm)
    return made


def without_account(found: Person) -> Person:
    Person.objects.filter(pk=found.pk).update(user=None)
    found.refresh_from_db()
    return found


def everything() -> dict[str, Any]:
    """Every row of every table of the product as it stands in the database, but for what tells of the act itself."""
    found = {}
    for model in apps.get_models():
        if model.__module__.startswith("turnabout.") and model._meta.label not in TOLD:
            found |= Ledger(model._base_manager.all()).before
    return found


def joined(cast: Cast, other: Person, **wish: Any) -> PersonMerge:
    return join_people(actor=cast.administrator, stay=cast.stranger, other=other, wish=Wish(**wish))


def confide(found: Person, cohort: Any, *, topics: list[Topic], named: list[Person], seat: str) -> None:
    """Everything that a person can have said, as far as it hangs on them."""
    said = [
        {"uuid": str(t.uuid), "topic": str(t.uuid), "now": 0, "wanted": 2, "position": n}
        for n, t in enumerate(topics)
    ]
    Hesitations.objects.create(person=found, aims={"aims": said, "fill": ""})
    Experiences.objects.create(person=found, shown={"keys": ["faith"], "fill": ""})
    Preferences.objects.create(
        cohort=cohort, person=found, people={"prefer": [], "rather_not": [str(one.uuid) for one in named]}
    )
    EnrolmentDraft.objects.create(cohort=cohort, person=found, values={"typed": "x"})
    Enrolment.objects.create(cohort=cohort, person=found, seat=seat, state="confirmed", answered_at=now())
    for n, topic in enumerate(topics):
        Offer.objects.create(person=found, topic=topic, level=n + 1)
        Aim.objects.create(person=found, topic=topic, level_now=n, level_wanted=n + 2, position=n)
    Absence.objects.create(person=found, first=dt.date(2031, 1, 1), last=dt.date(2031, 1, 2))
    Correction.objects.create(person=found, about="name", said="Zoë")


def topics(*names: str) -> list[Topic]:
    return [Topic.objects.get_or_create(key=name, defaults={"name": name})[0] for name in names]


def test_all_that_hung_on_the_other_entry_hangs_on_the_one_that_stays(cast: Cast) -> None:
    other, stay = twin(cast), cast.stranger
    confide(stay, cast.cohort, topics=topics("a", "b"), named=[cast.mina], seat="mentor")
    confide(other, cast.cohort, topics=topics("b", "c"), named=[cast.aiko], seat="mentee")
    joined(cast, other)
    for room in ("people", "programmes", "pairs", "matching"):
        for model, field in pointers(room, Person):
            left = model._base_manager.filter(**{field: other})
            assert model.__name__ in HISTORY or not left.exists(), f"{model.__name__}.{field}"
    assert {key.key for key in stay.keys.all()} == {"stranger", "z"}
    assert stay.lines_down.filter(person=cast.yusuf, manager_key="z").exists()
    assert {seat.seat for seat in Enrolment.objects.filter(person=stay)} == {"mentor", "mentee"}
    profile = own_profile(stay.user)
    assert {offer.topic.key for offer in profile.offers} == {"a", "b", "c"}
    assert [(aim.topic.key, aim.hesitant) for aim in profile.aims] == [
        ("a", False),
        ("b", False),
        ("c", False),
    ]
    assert {aim["topic"] for aim in Hesitations.objects.get().aims["aims"]} == {
        str(topic.uuid) for topic in topics("a", "b", "c")
    }, "sealed anew in the row that stays"
    [wishes] = Preferences.objects.all()
    assert set(wishes.people["rather_not"]) == {str(cast.mina.uuid), str(cast.aiko.uuid)}


def test_the_other_entry_leads_on_and_is_found_no_more(cast: Cast, as_: Any) -> None:
    other = twin(cast)
    assert search_people(cast.ines.user, "Stranger").total == 2
    merge = joined(cast, other)
    assert [one.pk for one in search_people(cast.ines.user, "Stranger").rows] == [cast.stranger.pk]
    assert person_by_uuid(cast.ines.user, other.uuid) == cast.stranger
    undo_join(actor=cast.administrator, merge=merge)
    assert search_people(cast.ines.user, "Stranger").total == 2


def test_values_stay_as_somebody_decided_and_what_a_person_confirmed_is_never_decided(cast: Cast) -> None:
    other = twin(cast, title="Senior engineer", hours="Mon 09:00-10:00", own_fields=["hours"])
    Person.objects.filter(pk=cast.stranger.pk).update(own_fields=["languages"], unit="")
    joined(cast, other, fields={"name": "other", "grade": "stays", "hours": "stays", "languages": "other"})
    stay = Person.objects.get(pk=cast.stranger.pk)
    assert (stay.name, stay.grade, stay.title) == ("Zoë Stranger-Vega", 2, "Engineer")
    assert stay.unit == "Labs", "something counts before nothing"
    assert (stay.hours, stay.languages) == ("Mon 09:00-10:00", ["en"])
    assert stay.own_fields == ["hours", "languages"]


def test_the_account_goes_to_the_entry_that_stays(cast: Cast) -> None:
    account = cast.stranger.user
    stay = twin(cast)
    join_people(actor=cast.administrator, stay=stay, other=cast.stranger, wish=Wish())
    assert Person.objects.get(user=account) == stay
    assert [(one.kind, one.user) for one in Message.objects.filter(kind="entries_joined")] == [
        ("entries_joined", account)
    ]


FIRM = "person_id,name,email,grade,manager_id\nboss,Boss,boss@second.example,5,\nz,Zoë S-V,zoe@second.example,3,boss\n"


def both_files(cast: Cast) -> None:
    staff = "person_id,name,email,grade,manager_id\nstranger,Zoë Stranger,stranger@firm.example,2,mina\n"
    for source, text in ((Source.objects.get(key="staff"), staff), (Source.objects.get(key="firm"), FIRM)):
        bring_in_staff_list(actor=cast.administrator, file_name="a.csv", data=text.encode(), source=source)
        read_waiting_files()


def test_later_files_of_both_lists_keep_the_tie_and_change_nothing_back_and_forth(cast: Cast) -> None:
    other = twin(cast)
    staff = Source.objects.get(key="staff")
    both_files(cast)
    people = Person.objects.count()
    joined(cast, other, list=staff.pk)
    for _time in range(2):
        both_files(cast)
        stay = Person.objects.get(pk=cast.stranger.pk)
        assert (stay.name, stay.grade, stay.email) == ("Zoë Stranger", 2, "stranger@firm.example")
    assert Person.objects.count() == people
    last = Intake.objects.latest("pk")
    assert (last.counts["new"], last.counts["led"], last.counts["changed"]) == (0, 1, 0)
    assert person("z") == cast.stranger


def test_when_the_leading_list_names_them_no_more_the_other_one_leads(cast: Cast) -> None:
    joined(cast, twin(cast), list=Source.objects.get(key="staff").pk)
    PersonKey.objects.filter(key="stranger").update(gone_at=now())
    both = bring_in_staff_list(
        actor=cast.administrator, file_name="a.csv", data=FIRM.encode(), source=Source.objects.get(key="firm")
    )
    read_waiting_files()
    assert Intake.objects.get(pk=both.pk).state == "switched"
    assert Person.objects.get(pk=cast.stranger.pk).grade == 3


def test_somebody_s_word_against_the_other_entry_counts_for_the_person(cast: Cast) -> None:
    """Ines would rather not have Zoë: not under her other name either."""
    other = twin(cast)
    Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="confirmed")
    Preferences.objects.create(
        cohort=cast.cohort, person=cast.ines, people={"prefer": [], "rather_not": [str(other.uuid)]}
    )
    Enrolment.objects.create(cohort=cast.cohort, person=other, seat="mentee", state="confirmed")
    merge = joined(cast, other)
    [seat] = [seat for seat in confirmed_seats(cast.cohort) if seat.person_id == cast.ines.pk]
    assert seat.rather_not == (str(cast.stranger.uuid),)
    undo_join(actor=cast.administrator, merge=merge)
    [seat] = [seat for seat in confirmed_seats(cast.cohort) if seat.person_id == cast.ines.pk]
    assert seat.rather_not == (str(other.uuid),)


def test_their_form_names_the_person_who_is_there_now_and_can_be_saved_again(cast: Cast) -> None:
    other = twin(cast)
    mine = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")
    Enrolment.objects.create(cohort=cast.cohort, person=other, seat="mentee", state="confirmed")
    joined(cast, other)
    named = names_of(cast.ines.user, mine, [str(other.uuid)])
    assert named[str(other.uuid)].uuid == str(cast.stranger.uuid)
    save_preferences(cohort=cast.cohort, person=cast.ines, prefer=[], rather_not=[str(other.uuid)])
    assert Preferences.objects.get().people["rather_not"] == [str(cast.stranger.uuid)]


def test_of_two_words_on_one_couple_not_these_two_counts(cast: Cast) -> None:
    other = twin(cast)
    for found, kind in ((cast.stranger, "lock"), (other, "forbid")):
        Decision.objects.create(cohort=cast.cohort, round=0, mentor=found, mentee=cast.aiko, kind=kind)
    joined(cast, other)
    assert [(one.mentor, one.kind) for one in Decision.objects.all()] == [(cast.stranger, "forbid")]


def pair(cast: Cast, mentor: Person, mentee: Person, state: str = "active", cohort: Any = None) -> Pair:
    out = None if state == "held" else now()
    sealed = {"explanation": {}, "line_certificate": {}}
    return Pair.objects.create(
        cohort=cohort or cast.cohort, mentor=mentor, mentee=mentee, state=state, released_at=out, **sealed
    )


def test_of_two_seats_in_a_cohort_the_one_with_a_pair_stays(cast: Cast) -> None:
    other = twin(cast)
    for found, state in ((cast.stranger, "declined"), (other, "confirmed")):
        Enrolment.objects.create(
            cohort=cast.cohort, person=found, seat="mentor", state=state, answered_at=now()
        )
        Enrolment.objects.filter(person=cast.stranger).update(answered_at=now() + dt.timedelta(hours=1))
    pair(cast, other, cast.aiko)
    joined(cast, other)
    assert Enrolment.objects.get(person=cast.stranger).state == "confirmed"
    assert Pair.objects.get().mentor == cast.stranger


def in_the_way(cast: Cast, other: Person, what: str) -> None:
    if what == "both have a pair":
        pair(cast, cast.stranger, cast.aiko), pair(cast, other, cast.tomas)
    elif what == "they were a pair":
        pair(cast, cast.stranger, other, "ended")
    elif what == "the same partner":
        pair(cast, cast.stranger, cast.aiko, "ended"), pair(cast, other, cast.aiko, "ended")
    elif what == "a pair about to come out":
        pair(cast, other, cast.aiko, "held")
    elif what == "one assists the other":
        Delegation.objects.create(leader=other, assistant=cast.stranger)


WAYS = (
    "both have a pair",
    "they were a pair",
    "the same partner",
    "a pair about to come out",
    "one assists the other",
)


@pytest.mark.parametrize("what", WAYS)
def test_what_cannot_become_one_is_refused_and_nothing_moves(cast: Cast, what: str) -> None:
    other = twin(cast)
    in_the_way(cast, other, what)
    before = everything()
    with pytest.raises(Refused, match="Ask the coordinators of your programmes"):
        joined(cast, other)
    assert everything() == before


def test_nobody_above_the_other_is_the_same_person(cast: Cast) -> None:
    with pytest.raises(Refused, match="stands above the other"):
        join_people(actor=cast.administrator, stay=cast.mina, other=twin(cast), wish=Wish())


@pytest.mark.parametrize("who", ["noor", "deepa", "sponsor", "piotr", "stranger"])
def test_only_an_administrator_joins_and_parts(cast: Cast, who: str) -> None:
    """Noor coordinates both, and may not: it would move mails, accounts and lines of every programme."""
    other = twin(cast)
    for found in (other, cast.stranger):
        Enrolment.objects.create(cohort=cast.cohort, person=found, seat="mentor")
    actor = getattr(getattr(cast, who), "user", getattr(cast, who))
    with pytest.raises(NotAllowed):
        join_people(actor=actor, stay=cast.stranger, other=other, wish=Wish())
    merge = joined(cast, other)
    for act in (
        lambda: undo_join(actor=actor, merge=merge),
        lambda: split_person(actor=actor, person=cast.stranger, split=Split("A", "B", [1])),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_not_even_with_an_entry_of_their_own(cast: Cast) -> None:
    """They would come to read what somebody else was told in confidence."""
    other = twin(cast)
    User.objects.filter(pk=cast.stranger.user.pk).update(is_administrator=True)
    with pytest.raises(Refused, match="your own entry"):
        join_people(
            actor=User.objects.get(pk=cast.stranger.user.pk), stay=cast.stranger, other=other, wish=Wish()
        )


@pytest.mark.parametrize("account", ["stays", "other"])
def test_of_two_accounts_one_is_closed_when_its_owner_agrees_and_not_before(cast: Cast, account: str) -> None:
    other = twin(cast, user=True)
    closing, kept = (
        (other.user, cast.stranger.user) if account == "stays" else (cast.stranger.user, other.user)
    )
    before = everything()
    merge = joined(cast, other, account=account)
    assert merge.state == "asked"
    assert everything() == before, "nothing has changed yet"
    assert [(one.kind, one.user) for one in Message.objects.all()] == [("entries_to_join", closing)]
    for somebody_else in (kept, cast.ines.user, cast.administrator):
        with pytest.raises(NotFound):
            agree_to_join(actor=somebody_else, merge=merge)
    done = agree_to_join(actor=closing, merge=merge)
    closing.refresh_from_db()
    assert (done.state, closing.is_active) == ("done", False)
    assert Person.objects.get(user=kept) == cast.stranger
    undo_join(actor=cast.administrator, merge=done)
    assert everything() == before


def test_a_no_ends_it_and_an_account_with_a_part_to_run_is_not_closed(cast: Cast) -> None:
    other = twin(cast, user=True)
    merge = joined(cast, other)
    decline_to_join(actor=other.user, merge=merge)
    assert PersonMerge.objects.get(pk=merge.pk).state == "declined"
    Role.objects.create(programme=cast.programme, user=other.user, kind="deputy")
    with pytest.raises(Refused, match="runs a programme"):
        joined(cast, other)
    assert joined(cast, other, account="other").state == "asked"


def test_what_somebody_changed_since_stays_when_it_is_undone(cast: Cast) -> None:
    other = twin(cast)
    merge = joined(cast, other, fields={"unit": "other"})
    Person.objects.filter(pk=cast.stranger.pk).update(title="Head of Labs")
    undo_join(actor=cast.administrator, merge=merge)
    stay = Person.objects.get(pk=cast.stranger.pk)
    assert (stay.unit, stay.title) == ("Research", "Head of Labs")
    assert person("z") == other
    with pytest.raises(Refused, match="cannot be undone"):
        undo_join(actor=cast.administrator, merge=merge)


def test_the_newest_is_undone_first(cast: Cast) -> None:
    other = twin(cast)
    first = joined(cast, other)
    third = Person.objects.create(name="Zoë once more")
    before = everything()
    second = joined(cast, third)
    with pytest.raises(Refused, match="Undo that first"):
        undo_join(actor=cast.administrator, merge=first)
    undo_join(actor=cast.administrator, merge=second)
    assert everything() == before
    undo_join(actor=cast.administrator, merge=first)


def test_after_a_month_nothing_is_kept_of_the_way_back(cast: Cast) -> None:
    merge = joined(cast, other := twin(cast))
    forget_merges()
    assert PersonMerge.objects.get(pk=merge.pk).ledger is not None
    PersonMerge.objects.update(done_at=now() - dt.timedelta(days=31))
    forget_merges()
    assert PersonMerge.objects.get(pk=merge.pk).ledger is None
    other.refresh_from_db()
    assert (other.email, other.grade, other.unit) == ("", None, "")
    with pytest.raises(Refused, match="cannot be undone"):
        undo_join(actor=cast.administrator, merge=merge)


def test_a_file_is_not_undone_past_a_merge(cast: Cast) -> None:
    other = twin(cast)
    intake = bring_in_staff_list(
        actor=cast.administrator,
        file_name="a.csv",
        data=b"person_id,title\nz,Fellow\n",
        source=Source.objects.get(key="firm"),
        waits=True,
    )
    read_waiting_files()
    from turnabout.people.services import approve

    approve(actor=cast.administrator, intake=Intake.objects.get(pk=intake.pk), gone=False, same=[])
    read_waiting_files()
    intake.refresh_from_db()
    merge = joined(cast, other)
    with pytest.raises(Refused, match="were put together"):
        undo_intake(actor=cast.administrator, intake=intake)
    undo_join(actor=cast.administrator, merge=merge)
    undo_intake(actor=cast.administrator, intake=intake)


def test_one_entry_that_was_two_is_split_and_put_back_exactly(cast: Cast) -> None:
    other = twin(cast)
    joined(cast, other, fields={"unit": "other"})
    stay = Person.objects.get(pk=cast.stranger.pk)
    Enrolment.objects.create(cohort=cast.cohort, person=stay, seat="mentor", state="asked")
    before = everything()
    key = PersonKey.objects.get(key="z")
    line = ReportingLine.objects.get(person=stay, source=key.source)
    split = Split(
        "Zoë Stranger", "Zoë Vega", [key.pk], [line.pk], {"unit": "goes", "grade": "both", "title": "stays"}
    )
    merge = split_person(actor=cast.administrator, person=stay, split=split)
    new = person("z")
    assert (new.name, new.unit, new.grade, new.title, new.user) == ("Zoë Vega", "Labs", 2, "", None)
    stay.refresh_from_db()
    assert (stay.name, stay.unit, stay.grade, stay.title) == ("Zoë Stranger", "", 2, "Engineer")
    assert Enrolment.objects.get().person == stay, "seats stay with the account"
    assert new.lines_up.get() == line
    assert new.lines_down.get().person == cast.yusuf
    undo_join(actor=cast.administrator, merge=merge)
    assert everything() == before


@pytest.mark.parametrize("keys", ["none", "all"])
def test_a_split_leaves_each_of_the_two_a_key(cast: Cast, keys: str) -> None:
    joined(cast, twin(cast))
    chosen = [] if keys == "none" else list(cast.stranger.keys.values_list("pk", flat=True))
    with pytest.raises(Refused, match="at least one key"):
        split_person(actor=cast.administrator, person=cast.stranger, split=Split("A", "B", chosen))


def test_who_came_out_of_a_split_and_takes_part_is_not_undone_away(cast: Cast) -> None:
    joined(cast, twin(cast))
    key = PersonKey.objects.get(key="z")
    merge = split_person(
        actor=cast.administrator, person=cast.stranger, split=Split("Zoë", "Zoë Vega", [key.pk])
    )
    Enrolment.objects.create(cohort=cast.cohort, person=person("z"), seat="mentor")
    with pytest.raises(Refused, match="Put the two together instead"):
        undo_join(actor=cast.administrator, merge=PersonMerge.objects.get(pk=merge.pk))


def test_every_step_stands_in_the_audit_record_without_content(cast: Cast) -> None:
    merge = joined(cast, twin(cast))
    undo_join(actor=cast.administrator, merge=merge)
    told = Entry.objects.filter(subject_kind="person", subject_uuid=cast.stranger.uuid).order_by("pk")
    assert [one.action for one in told] == ["people merged", "merge or split undone"]
    assert {one.actor_uuid for one in told} == {cast.administrator.uuid}
    assert all(set(one.facts) == {"merge"} for one in told)


class TestAnyMerge(TestCase):
    """Whatever the two have said and take part in: together and apart again is what it was, to the last byte."""

    @settings(max_examples=10)
    @given(st.data())
    def test_merging_and_undoing_changes_nothing(self, data: st.DataObject) -> None:
        cast = make_cast()
        other, stay = twin(cast), cast.stranger
        draw = data.draw
        for found in (stay, other):
            self.fill(cast, found, draw)
        wish = Wish(
            fields=draw(
                st.dictionaries(
                    st.sampled_from(["name", "email", "grade", "unit"]), st.sampled_from(["stays", "other"])
                )
            ),
            list=draw(st.sampled_from([None, *Source.objects.values_list("pk", flat=True)])),
        )
        watch_lines()  # a pair in one line is marked as that before, not by the merge
        before = everything()
        first, second = draw(st.sampled_from([(stay, other), (other, stay)]))
        try:
            merge = join_people(actor=cast.administrator, stay=first, other=second, wish=wish)
        except Refused:
            assert everything() == before
            return
        assert not Enrolment.objects.filter(person=second).exists()
        assert undo_join(actor=cast.administrator, merge=merge) == 0
        assert everything() == before

    def fill(self, cast: Cast, found: Person, draw: Any) -> None:
        some = [one for one in topics("a", "b", "c") if draw(st.booleans())]
        seat = draw(st.sampled_from(["mentor", "mentee"]))
        if draw(st.booleans()):
            confide(found, cast.cohort, topics=some, named=[cast.mina, cast.aiko], seat=seat)
        if draw(st.booleans()):
            Enrolment.objects.create(cohort=cast.other_cohort, person=found, seat="mentor", state="declined")
            pair(
                cast,
                found,
                draw(st.sampled_from([cast.tomas, cast.mina])),
                draw(st.sampled_from(["active", "ended"])),
            )
        if draw(st.booleans()):
            Nomination.objects.create(cohort=cast.cohort, person=found, seat="mentor", by=cast.ines.user)
            late = now() + dt.timedelta(days=9)
            PaperCode.objects.create(
                cohort=cast.cohort, person=found, digest=str(found.pk), by=cast.noor, expires_at=late
            )
            Delegation.objects.create(leader=found, assistant=cast.ines)
            Decision.objects.create(
                cohort=cast.cohort,
                round=0,
                mentor=found,
                mentee=cast.aiko,
                kind=draw(st.sampled_from(["lock", "forbid"])),
            )
        if draw(st.booleans()):
            PersonKey.objects.filter(person=found).update(gone_at=now())
            Person.objects.filter(pk=found.pk).update(gone_at=now())
        Person.objects.filter(pk=found.pk).update(
            own_fields=draw(st.lists(st.sampled_from(["hours", "languages", "style"]), unique=True)),
            style=draw(st.sampled_from([None, [1, 2, 3]])),
        )
