"""Inviting by the pages: filter, list, link, letter, desk; and what the person then finds."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.web.me.reading_forms import fields, press
from turnabout.people.models import Aim, Hesitations, Person, Topic
from turnabout.people.services import load_catalogue
from turnabout.programmes.models import Cohort, Enrolment, EnrolmentDraft, OpenLink


@pytest.fixture
def invite(cast: Cast) -> str:
    return reverse("cohort_invite", args=[cast.cohort.uuid])


def states(cohort: Cohort) -> dict[str, tuple[str, str]]:
    rows = cohort.enrolments.values_list("person__name", "seat", "state")
    return {name: (seat, state) for name, seat, state in rows}


def test_a_filter_shows_first_who_that_is_and_one_button_lists_them(
    cast: Cast, as_: Any, invite: str
) -> None:
    browser = as_(cast.noor)
    page = browser.get(invite, {"look": "1", "seat": "mentor", "units": "Marketing", "highest": "2"})
    assert "1 person is found" in page.content.decode()
    assert not Enrolment.objects.exists()
    sent = {"way": "filter", "look": "1", "seat": "mentor", "units": "Marketing", "highest": "2"}
    said = browser.post(invite, sent, follow=True).content.decode()
    assert "1 person is new on the list." in said
    assert states(cast.cohort) == {"Ines Carvalho": ("mentor", "listed")}


def test_a_pasted_list_names_what_it_could_not_read(cast: Cast, as_: Any, invite: str) -> None:
    sent = {"way": "list", "seat": "mentee", "people": "tomas@firm.example\nnobody@firm.example\naiko"}
    said = as_(cast.noor).post(invite, sent, follow=True).content.decode()
    assert "2 people are new on the list." in said
    assert "Not on the staff list: nobody@firm.example." in said
    assert set(states(cast.cohort)) == {"Tomas Okafor", "Aiko 田中"}


def test_an_empty_list_is_said_at_its_field(cast: Cast, as_: Any, invite: str) -> None:
    answer = as_(cast.noor).post(invite, {"way": "list", "seat": "mentor", "people": " "})
    assert answer.status_code == 422
    assert "Mails or keys" in answer.content.decode()


def test_a_link_is_made_used_and_taken_back(cast: Cast, as_: Any, invite: str) -> None:
    browser = as_(cast.noor)
    browser.post(reverse("cohort_links", args=[cast.cohort.uuid]), {"seat": "mentor", "days": "7"})
    link = OpenLink.objects.get()
    page = browser.get(invite).content.decode()
    address = "/come/" + page.split("/come/")[1].split("<")[0]
    assert "Sign in with a code" in as_(None).get(address).content.decode()
    theirs = as_(cast.stranger)
    assert "Teach first" in theirs.get(address).content.decode()
    assert "Learn first" not in theirs.get(address).content.decode()
    theirs.post(address, {"seat": "mentee"})
    assert states(cast.cohort) == {"Zoë Stranger": ("mentor", "listed")}
    assert "1 person came by it" in browser.get(invite).content.decode()
    browser.post(reverse("link_back", args=[cast.cohort.uuid, link.uuid]))
    assert as_(cast.yusuf).get(address).status_code == 404


def test_a_letter_lets_somebody_without_mail_in_to_their_form(cast: Cast, as_: Any) -> None:
    person = Person.objects.create(name="No Mail")
    seat = Enrolment.objects.create(cohort=cast.cohort, person=person, seat="mentor")
    letters = reverse("cohort_letters", args=[cast.cohort.uuid])
    browser, theirs = as_(cast.noor), as_(None)
    said = browser.post(letters, follow=True).content.decode()
    code = said.split('class="letter-code">')[1].split("<")[0]
    wrong = theirs.post(reverse("paper"), {"code": code, "passphrase": "short"})
    assert (wrong.status_code, code in wrong.content.decode()) == (422, True)
    came = theirs.post(reverse("paper"), {"code": code, "passphrase": "three short words"})
    assert came["Location"] == reverse("enrolment", args=[seat.uuid])
    assert "Your place in" in theirs.get(came["Location"]).content.decode()
    assert code not in browser.get(letters).content.decode()


def test_a_letter_says_the_programme_s_own_words_and_how_to_come_in(cast: Cast, as_: Any) -> None:
    Enrolment.objects.create(cohort=cast.cohort, person=Person.objects.create(name="No Mail"), seat="mentor")
    browser, letters = as_(cast.noor), reverse("cohort_letters", args=[cast.cohort.uuid])
    ours = browser.post(letters, follow=True).content.decode()
    assert "no is a fine answer" in ours
    own = reverse("programme_mail", args=[cast.programme.uuid, "paper_letter"])
    browser.post(own, {"subject": "Come to {programme}", "body": "Dear {name},\n\n<b>please</b> come."})
    said = browser.get(letters).content.decode()
    assert "Come to Turnabout 2027" in said
    assert "<p>Dear No Mail,</p>" in said
    assert "&lt;b&gt;please" in said
    assert "no is a fine answer" not in said
    assert 'class="letter-code"' in said


def test_guesses_at_the_door_for_letters_are_few(
    cast: Cast, as_: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from turnabout.web.me.joining import paper

    monkeypatch.setattr(paper, "MOST_FROM_ONE_PLACE", 3)
    browser, given = as_(None), {"code": "AAAA-AAAA-AAAA", "passphrase": "three short words"}
    codes = [browser.post(reverse("paper"), given).status_code for _try in range(5)]
    assert codes == [422, 422, 422, 429, 429]


class TestAtTheDesk:
    @pytest.fixture
    def seat(self, cast: Cast) -> Enrolment:
        load_catalogue()
        return Enrolment.objects.create(cohort=cast.cohort, person=cast.tomas, seat="mentee", state="asked")

    def desk(self, cast: Cast, seat: Enrolment) -> str:
        return reverse("enrolment_desk", args=[cast.cohort.uuid, seat.uuid])

    def test_what_is_typed_is_marked_and_counts_once_they_confirm(
        self, cast: Cast, as_: Any, seat: Enrolment
    ) -> None:
        browser, address, video = as_(cast.noor), self.desk(cast, seat), Topic.objects.get(key="short-video")
        browser.post(address, fields(browser.get(address), "") | {"add": f"aims-{video.uuid}"})
        levels = {f"aims-{video.uuid}-now": "1", f"aims-{video.uuid}-wanted": "3", "capacity-mentee": "2"}
        typed = fields(browser.get(address), "") | levels | {"done": "yes"}
        said = browser.post(address, typed, follow=True).content.decode()
        assert "who looks at it and confirms" in said
        assert "typed by Noor" in said
        seat.refresh_from_db()
        assert (seat.state, seat.typed_by) == ("asked", cast.noor)
        form = reverse("enrolment", args=[seat.uuid])
        theirs = as_(cast.tomas)
        assert "Noor typed this for you" in theirs.get(form).content.decode()
        press(theirs, form, "confirm", "yes")
        seat.refresh_from_db()
        assert (seat.state, seat.capacity, seat.typed_by) == ("confirmed", 2, cast.noor)
        assert Aim.objects.get(person=cast.tomas).topic == video

    def test_it_never_holds_hesitations_or_people_whatever_is_sent(
        self, cast: Cast, as_: Any, seat: Enrolment
    ) -> None:
        browser, address, video = as_(cast.noor), self.desk(cast, seat), Topic.objects.get(key="short-video")
        page = browser.get(address).content.decode()
        assert "hesitant" not in page.replace("hesitate", "")
        assert "rather_not" not in page
        key = f"aims-{video.uuid}"
        forged = {"aims": str(video.uuid), f"{key}-now": "1", f"{key}-wanted": "3", f"{key}-hesitant": "on"}
        browser.post(
            address, {**forged, "rather_not": str(cast.ines.uuid), "interests": "choir", "done": "yes"}
        )
        kept = EnrolmentDraft.objects.get().values
        assert kept["aims"] == []
        assert not {"prefer", "rather_not", "interests", "style"} & set(kept)

    def test_what_they_keep_to_themself_is_not_there_and_not_lost(
        self, cast: Cast, as_: Any, seat: Enrolment
    ) -> None:
        secret = Topic.objects.get(key="when-a-post-goes-wrong")
        entry = {"uuid": str(secret.uuid), "topic": str(secret.uuid), "now": 0, "wanted": 2, "position": 0}
        Hesitations.objects.create(person=cast.tomas, aims={"aims": [entry], "fill": ""})
        browser, address = as_(cast.noor), self.desk(cast, seat)
        assert secret.name not in browser.get(address).content.decode()
        browser.post(address, fields(browser.get(address), "") | {"done": "yes"})
        own = as_(cast.tomas).get(reverse("enrolment", args=[seat.uuid])).content.decode()
        assert secret.name in own

    def test_once_they_type_or_answer_themself_nobody_types_for_them(
        self, cast: Cast, as_: Any, seat: Enrolment
    ) -> None:
        browser, address, form = as_(cast.noor), self.desk(cast, seat), reverse("enrolment", args=[seat.uuid])
        typed = fields(browser.get(address), "")
        theirs = as_(cast.tomas)
        press(theirs, form, "save", "yes", timezone="Asia/Tokyo")
        assert browser.get(address).status_code == 404
        assert browser.post(address, typed | {"done": "yes"}).status_code == 404
        assert EnrolmentDraft.objects.get().values["timezone"] == "Asia/Tokyo"


def test_somebody_with_one_seat_can_take_the_other_too(cast: Cast, as_: Any) -> None:
    seat = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")
    Cohort.objects.filter(pk=cast.cohort.pk).update(by_invitation=True)
    browser = as_(cast.ines)
    page = browser.get(reverse("enrolment", args=[seat.uuid])).content.decode()
    assert "The other side too?" in page
    browser.post(reverse("enrolment_start", args=[cast.cohort.uuid]), {"seat": "mentee"})
    assert set(cast.cohort.enrolments.values_list("seat", flat=True)) == {"mentor", "mentee"}
    assert "Both sides" in browser.get(reverse("enrolment", args=[seat.uuid])).content.decode()


def test_a_colleague_is_suggested_by_name(cast: Cast, as_: Any) -> None:
    browser, address = as_(cast.aiko), reverse("suggest", args=[cast.cohort.uuid])
    assert "Ines Carvalho" in browser.get(address, {"q": "Ines"}).content.decode()
    for _twice in range(2):
        said = browser.post(address, {"suggest": f"mentor-{cast.ines.uuid}"}, follow=True).content.decode()
        assert "Ines Carvalho is on the list of those to be asked." in said
    seat = Enrolment.objects.get()
    own = as_(cast.ines).get(reverse("enrolment", args=[seat.uuid])).content.decode()
    assert "Aiko 田中 thought of you for this." in own


def test_the_link_that_stops_reminders_looks_the_same_for_everybody(cast: Cast, as_: Any) -> None:
    from turnabout.programmes.tokens import QUIET, token_of

    seat = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")
    browser = as_(None)
    address = reverse("no_reminders", args=[token_of(QUIET, seat.uuid)])
    assert "Stop the reminders" in browser.get(address).content.decode()
    seat.refresh_from_db()
    assert not seat.no_reminders
    for one in (address, reverse("no_reminders", args=["nobody-has-this"])):
        assert "No more reminders" in browser.post(one, follow=True).content.decode()
    seat.refresh_from_db()
    assert seat.no_reminders


def test_closing_says_first_what_it_deletes(cast: Cast, as_: Any) -> None:
    browser, address = as_(cast.noor), reverse("cohort_close", args=[cast.cohort.uuid])
    assert "There is nothing to close" in browser.get(address).content.decode()
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    assert "cannot be undone" in browser.get(address).content.decode()
    assert "Close this cohort" in browser.get(reverse("cohort", args=[cast.cohort.uuid])).content.decode()
    browser.post(address)
    cast.cohort.refresh_from_db()
    assert cast.cohort.state == "closed"
