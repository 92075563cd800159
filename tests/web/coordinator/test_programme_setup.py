"""Set-up of a programme through its pages: every part says what is set, errors keep what was typed, and much is undone
with a button. None of it needs a script."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import Cast
from tests.ground.accounts.drawing import drawn_png
from turnabout.ground.accounts.selectors import letterhead
from turnabout.ground.notify.models import OwnText
from turnabout.programmes.models import Programme, Role
from turnabout.programmes.services import SeatRow, enrol_from_file

pytestmark = pytest.mark.django_db
KIND = "please_confirm"


def at(cast: Cast, name: str, *more: Any) -> str:
    return reverse(name, args=[cast.programme.uuid, *more])


def page(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def undo(browser: Any, answer: Any) -> str:
    """Press the button that the last message offers."""
    address = page(answer).split('class="flash appears"')[-1].split('action="')[1].split('"')[0]
    return page(browser.post(address, follow=True))


def test_the_page_of_a_programme_says_what_is_set_and_what_is_open(as_: Any, cast: Cast) -> None:
    Role.objects.filter(programme=cast.programme, kind="safeguarding").delete()
    text = page(as_(cast.noor).get(at(cast, "programme")))
    for said in (
        "every two weeks",
        "proposes times and topics",
        "After 6 weeks",
        "All mails speak our words",
    ):
        assert said in text
    assert "No safeguarding contact yet" in text
    assert reverse("cohort_rules", args=[cast.cohort.uuid]) in text


def test_an_administrator_is_led_into_no_cohort(as_: Any, cast: Cast) -> None:
    text = page(as_(cast.administrator).get(at(cast, "programme")))
    assert cast.cohort.name in text
    assert reverse("cohort", args=[cast.cohort.uuid]) not in text


def test_coordinators_of_two_programmes_see_only_their_own(as_: Any, cast: Cast) -> None:
    other = reverse("programme", args=[cast.other_programme.uuid])
    assert as_(cast.noor).get(other).status_code == 404
    assert as_(cast.piotr).get(other).status_code == 200
    assert as_(cast.piotr).get(at(cast, "programme")).status_code == 404


def test_the_plan_is_changed_and_read_by_the_people_in_it(as_: Any, cast: Cast) -> None:
    enrol_from_file(actor=None, cohort=cast.cohort, rows=[SeatRow(cast.ines.pk, "mentor")])
    sent = {
        "name": "Turning",
        "purpose": "To learn <from> each other.",
        "mentor_label": "guide",
        "mentee_label": "leader",
        "cadence": "monthly",
        "driver": "mentee",
        "months": "12",
        "trial_weeks": "0",
        "agreement_nudges": "1",
    }
    as_(cast.noor).post(at(cast, "programme_plan"), sent)
    text = page(as_(cast.ines).get(at(cast, "programme_about")))
    for said in ("To learn &lt;from&gt; each other.", "once a month, for about 12 months", "no trial period"):
        assert said in text
    assert "The leader proposes times and topics." in text


def test_a_plan_with_a_gap_keeps_what_was_typed(as_: Any, cast: Cast) -> None:
    sent = {"name": "", "purpose": "Typed", "cadence": "weekly"}
    answer = as_(cast.noor).post(at(cast, "programme_plan"), sent)
    assert answer.status_code == 422
    assert "Typed" in page(answer)
    assert Programme.objects.get(pk=cast.programme.pk).purpose == ""


def test_a_number_set_elsewhere_survives_the_page(as_: Any, cast: Cast) -> None:
    Programme.objects.filter(pk=cast.programme.pk).update(months=7, trial_weeks=5)
    text = page(as_(cast.noor).get(at(cast, "programme_plan")))
    assert '<option value="7" selected>' in text
    assert '<option value="5" selected>' in text


def test_somebody_from_outside_is_named_and_taken_away_and_back(as_: Any, cast: Cast) -> None:
    noor = as_(cast.noor)
    sent = {"kind": "safeguarding", "email": "ada@outside.example", "name": "Ada Ombuds"}
    answer = noor.post(at(cast, "programme_people"), sent, follow=True)
    assert "Ada Ombuds is named" in page(answer)
    assert "On no staff list" in page(answer)
    ada = Role.objects.get(user__email="ada@outside.example").user
    away = noor.post(at(cast, "role_away", "safeguarding", ada.uuid), follow=True)
    assert "no longer has this role" in page(away)
    assert "Everything is as it was" in undo(noor, away)
    assert Role.objects.filter(user=ada, kind="safeguarding").exists()


def test_the_last_coordinator_is_kept_and_told(as_: Any, cast: Cast) -> None:
    noor = as_(cast.noor)
    answer = noor.post(
        at(cast, "role_away", "coordinator", cast.noor.uuid),
        follow=True,
        HTTP_REFERER=f"http://testserver{at(cast, 'programme_people')}",
    )
    assert "Name another one first" in page(answer)


def test_who_leaves_their_own_programme_lands_at_home(as_: Any, cast: Cast) -> None:
    answer = as_(cast.deepa).post(at(cast, "role_away", "deputy", cast.deepa.uuid), follow=True)
    assert answer.request["PATH_INFO"] == reverse("home")
    assert "no longer has this role" in page(answer)


def test_a_wrong_mail_stands_at_its_field(as_: Any, cast: Cast) -> None:
    answer = as_(cast.noor).post(at(cast, "programme_people"), {"kind": "deputy", "email": "no mail"})
    assert answer.status_code == 422
    assert 'value="no mail"' in page(answer)


def test_a_mail_is_looked_at_before_it_is_kept(as_: Any, cast: Cast) -> None:
    noor, where = as_(cast.noor), at(cast, "programme_mail", KIND)
    words = {"subject": "Come to {programme}", "body": "Dear {name},\n\n<b>please</b> come."}
    looked = page(noor.post(where, words | {"look": "1"}))
    assert f"<h3>Come to {cast.programme.name}</h3>" in looked
    assert "&lt;b&gt;please&lt;/b&gt; come." in looked
    assert not OwnText.objects.exists()
    assert "Mails from now on say this" in page(noor.post(where, words, follow=True))
    assert "1 mail speaks your own words" in page(noor.get(at(cast, "programme")))


def test_a_mail_goes_back_to_ours_and_that_is_undone(as_: Any, cast: Cast) -> None:
    noor = as_(cast.noor)
    noor.post(at(cast, "programme_mail", KIND), {"subject": "Mine", "body": "Mine."})
    back = noor.post(at(cast, "programme_mail_ours", KIND), follow=True)
    assert "say our words again" in page(back)
    assert 'value="Mine"' not in page(back)
    assert 'value="Mine"' in undo(noor, back)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"subject": "Hello {mail}", "body": "x"}, "{mail} is not known here"),
        ({"subject": "Hello", "body": ""}, "put the text back to ours"),
        ({"subject": "Hello", "body": "a { b"}, "single { or }"),
    ],
)
def test_a_text_that_cannot_be_sent_stays_with_its_remedy(
    as_: Any, cast: Cast, words: dict[str, str], said: str
) -> None:
    answer = as_(cast.noor).post(at(cast, "programme_mail", KIND), words)
    assert answer.status_code == 422
    assert said in page(answer)
    assert words["subject"] in page(answer)
    assert not OwnText.objects.exists()


def test_a_mail_that_is_not_the_programmes_to_word_is_not_there(as_: Any, cast: Cast) -> None:
    assert as_(cast.noor).get(at(cast, "programme_mail", "account_login_code")).status_code == 404


def test_the_legal_basis_stands_on_the_page_that_people_read(as_: Any, cast: Cast) -> None:
    noor = as_(cast.noor)
    about = at(cast, "programme_about")
    assert "has not said yet on what legal basis" in page(noor.get(about))
    noor.post(
        at(cast, "programme_basis"),
        {"basis": "agreement", "note": "Works agreement of 3 May", "purposes": ["met"]},
    )
    text = page(noor.get(about))
    assert "an agreement with the works council" in text
    assert "Works agreement of 3 May" in text
    assert "met last month" in text
    assert "tell their story" not in text


def test_the_mark_is_shown_as_mails_carry_it(as_: Any, cast: Cast) -> None:
    browser, where = as_(cast.administrator), reverse("organisation")
    mark = SimpleUploadedFile("mark.png", drawn_png(600, 100), "image/png")
    assert "Mails from now on carry this" in page(
        browser.post(where, {"name": "Quillmere", "mark": mark}, follow=True)
    )
    shown = browser.get(reverse("organisation_mark"))
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert "Quillmere" in page(as_(cast.noor).get(at(cast, "programme_mail", KIND)))
    browser.post(where, {"name": "Quillmere", "without_mark": "on"})
    assert browser.get(reverse("organisation_mark")).status_code == 404


def test_a_drawing_that_could_run_is_refused_and_the_name_kept(as_: Any, cast: Cast) -> None:
    svg = SimpleUploadedFile("mark.svg", b"<svg onload='alert(1)'/>", "image/png")
    answer = as_(cast.administrator).post(reverse("organisation"), {"name": "Quillmere", "mark": svg})
    assert answer.status_code == 422
    assert "not a PNG picture" in page(answer)
    assert 'value="Quillmere"' in page(answer)
    assert letterhead().mark == b""
