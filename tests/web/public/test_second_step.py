"""A second step to sign in: an app that shows codes, recovery codes, and who needs one where it is required."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast
from tests.web.public.test_sign_in import ask, confirm, newest_code
from turnabout.ground.accounts.models import User
from turnabout.ground.accounts.second_step import forget_second_step, set_rule
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.ground.notify.delivery import deliver_due
from turnabout.ground.notify.models import Message
from turnabout.people.models import Person
from turnabout.programmes.models import Enrolment
from turnabout.programmes.selectors.letters import letters_of
from turnabout.programmes.services.paper import make_letters

pytestmark = pytest.mark.django_db


def shown(secret: str) -> str:
    """What the app shows now. The code of this half minute may have been used already, so that is forgotten."""
    cache.clear()
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def set_up_app(browser: Client) -> str:
    page = browser.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'<code class="code-key">(\w+)</code>', page)
    assert secret
    answer = browser.post(reverse("mfa_activate_totp"), {"code": shown(secret[1])})
    assert answer.url == reverse("mfa_view_recovery_codes")
    return secret[1]


def sign_in_as_far_as_the_mail(email: str) -> Client:
    deliver_due()  # so that the code is in the newest mail
    EmailAddress.objects.update_or_create(
        user=User.objects.get(email=email), email=email, defaults={"verified": True, "primary": True}
    )
    browser = Client()
    ask(browser, email)
    confirm(browser, newest_code())
    return browser


def is_in(browser: Client) -> bool:
    return browser.get(reverse("account_email")).status_code == 200


def test_after_the_app_is_set_up_a_code_by_mail_is_not_enough(as_: Any, cast: Cast) -> None:
    secret = set_up_app(as_(cast.noor))
    browser = sign_in_as_far_as_the_mail(cast.noor.email)
    assert not is_in(browser)
    step = reverse("mfa_authenticate")
    assert "The second step" in browser.get(step).content.decode()
    assert "This is not the code" in browser.post(step, {"code": "000000"}).content.decode()
    assert not is_in(browser)
    browser.post(step, {"code": shown(secret)})
    assert is_in(browser)


def test_a_recovery_code_works_once_in_place_of_the_phone(as_: Any, cast: Cast) -> None:
    noor = as_(cast.noor)
    set_up_app(noor)
    codes = re.findall(
        r"<li><code>(\w+)</code>", noor.get(reverse("mfa_view_recovery_codes")).content.decode()
    )
    assert len(codes) == 10
    step = reverse("mfa_authenticate")
    first, again = (sign_in_as_far_as_the_mail(cast.noor.email) for _ in range(2))
    first.post(step, {"code": codes[0]})
    assert is_in(first)
    again.post(step, {"code": codes[0]})
    assert not is_in(again)


def test_the_key_of_the_app_and_the_recovery_codes_stand_in_no_table(as_: Any, cast: Cast) -> None:
    noor = as_(cast.noor)
    secret = set_up_app(noor)
    codes = re.findall(
        r"<li><code>(\w+)</code>", noor.get(reverse("mfa_view_recovery_codes")).content.decode()
    )
    with connection.cursor() as cursor:
        for table in ("mfa_authenticator", "django_session", "audit_entry", "notify_message"):
            cursor.execute(f"SELECT * FROM {table}")
            kept = str(cursor.fetchall())
            assert secret not in kept
            assert not any(code in kept for code in codes)


def test_what_happens_to_it_is_told_by_mail_and_written_down(
    as_: Any, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(as_(cast.noor))
    assert set(Message.objects.values_list("kind", "address")) == {
        ("account_totp_activated", cast.noor.email)
    }
    entry = Entry.objects.get(action="totp activated")
    assert (entry.actor_uuid, entry.facts) == (cast.noor.uuid, {})


def test_switching_it_off_asks_who_it_is(as_: Any, cast: Cast) -> None:
    secret = set_up_app(as_(cast.noor))
    noor = as_(cast.noor)
    answer = noor.get(reverse("mfa_deactivate_totp"))
    assert answer.url.startswith(reverse("mfa_reauthenticate"))
    noor.post(answer.url, {"code": shown(secret)})
    noor.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=cast.noor, type="totp").exists()
    assert "account_totp_deactivated" in set(Message.objects.values_list("kind", flat=True))


def test_guessing_codes_ends_after_a_few(as_: Any, cast: Cast) -> None:
    secret = set_up_app(as_(cast.noor))
    browser = sign_in_as_far_as_the_mail(cast.noor.email)
    step = reverse("mfa_authenticate")
    for _ in range(12):
        page = browser.post(step, {"code": "000000"}).content.decode()
    assert "too often" in page.lower()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    browser.post(step, {"code": code})
    assert not is_in(browser)


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "mfa_add_webauthn"])
def test_its_pages_have_one_heading_and_no_script_of_their_own(as_: Any, cast: Cast, name: str) -> None:
    page = as_(cast.noor).get(reverse(name)).content.decode()
    assert page.count("<h1") == 1
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)


def test_its_pages_with_an_app_have_one_heading_too(as_: Any, cast: Cast) -> None:
    noor = as_(cast.noor)
    set_up_app(noor)
    for name in ("mfa_index", "mfa_view_recovery_codes", "mfa_reauthenticate"):
        assert noor.get(reverse(name)).content.decode().count("<h1") == 1, name
    for name in ("mfa_generate_recovery_codes", "mfa_deactivate_totp", "mfa_add_webauthn"):
        assert noor.get(reverse(name)).content.decode().count("<h1") == 1, name


# who needs one


def later(browser: Client, days: int) -> None:
    """As if the person had been asked so many days ago, and a minute had gone by in this browser."""
    User.objects.exclude(second_step_asked_at=None).update(second_step_asked_at=now() - timedelta(days=days))
    session = browser.session
    session["second_step"] = {"at": 0, "locked": session.get("second_step", {}).get("locked", False)}
    session.save()


def test_nobody_needs_one_unless_the_installation_says_so(as_: Any, cast: Cast) -> None:
    assert as_(cast.noor).get(reverse("home")).status_code == 200
    cast.noor.refresh_from_db()
    assert cast.noor.second_step_asked_at is None


def test_staff_roles_are_reminded_and_then_get_no_further(as_: Any, cast: Cast) -> None:
    set_rule(actor=cast.administrator, is_required=True, grace_days=14)
    noor = as_(cast.noor)
    assert "please set up a second step" in noor.get(reverse("home")).content.decode()
    assert "please set up" not in noor.get(reverse("home")).content.decode(), "said once a visit"
    later(noor, 13)
    assert noor.get(reverse("home")).status_code == 200
    later(noor, 15)
    assert noor.get(reverse("home")).url == reverse("mfa_index")
    assert noor.post(reverse("cohort_rules", args=[cast.cohort.uuid])).url == reverse("mfa_index")
    for name in ("mfa_index", "mfa_activate_totp", "account_email", "account_logout"):
        assert noor.get(reverse(name)).status_code == 200, name


def test_who_makes_the_rule_sees_at_once_what_it_does(as_: Any, cast: Cast) -> None:
    browser = as_(cast.administrator)
    browser.get(reverse("home"))
    browser.post(reverse("sign_in_rules"), {"is_required": "on", "grace_days": "0"})
    assert browser.get(reverse("home")).url == reverse("mfa_index")


def test_the_pages_open_as_soon_as_it_is_set_up(as_: Any, cast: Cast) -> None:
    set_rule(actor=cast.administrator, is_required=True, grace_days=0)
    noor = as_(cast.noor)
    assert noor.get(reverse("home")).url == reverse("mfa_index")
    set_up_app(noor)
    assert noor.get(reverse("home")).status_code == 200


@pytest.mark.parametrize("name", ["deepa", "safeguarding", "administrator"])
def test_it_holds_for_whoever_sees_more_than_their_own(as_: Any, cast: Cast, name: str) -> None:
    set_rule(actor=cast.administrator, is_required=True, grace_days=0)
    assert as_(getattr(cast, name)).get(reverse("home")).status_code == 302


@pytest.mark.parametrize("name", ["ines", "tomas", "sponsor"])
def test_and_for_nobody_else(as_: Any, cast: Cast, name: str) -> None:
    set_rule(actor=cast.administrator, is_required=True, grace_days=0)
    assert as_(getattr(cast, name)).get(reverse("home")).status_code == 200


def test_switching_it_on_again_starts_everybodys_time_anew(as_: Any, cast: Cast) -> None:
    set_rule(actor=cast.administrator, is_required=True, grace_days=14)
    noor = as_(cast.noor)
    noor.get(reverse("home"))
    later(noor, 100)
    set_rule(actor=cast.administrator, is_required=False, grace_days=14)
    set_rule(actor=cast.administrator, is_required=True, grace_days=14)
    assert as_(User.objects.get(pk=cast.noor.pk)).get(reverse("home")).status_code == 200


def test_only_administrators_rule_and_forget(cast: Cast) -> None:
    for user in (cast.noor, cast.sponsor):
        with pytest.raises(NotAllowed):
            set_rule(actor=user, is_required=True, grace_days=0)
        with pytest.raises(NotAllowed):
            forget_second_step(actor=user, email=cast.noor.email)


def test_a_lost_second_step_is_taken_away_and_its_owner_told(as_: Any, cast: Cast) -> None:
    set_up_app(as_(cast.noor))
    page, browser = reverse("second_step_forget"), as_(cast.administrator)
    answer = browser.post(page, {"email": "Noor@firm.example"}, follow=True)
    assert "has no second step any more" in answer.content.decode()
    assert Message.objects.filter(kind="account_second_step_forgotten", user=cast.noor).exists()
    assert is_in(sign_in_as_far_as_the_mail(cast.noor.email))
    again = browser.post(page, {"email": "noor@firm.example"})
    assert again.status_code == 422
    assert "has no second step" in again.content.decode()


def test_nobody_forgets_their_own(cast: Cast) -> None:
    with pytest.raises(Refused, match="another administrator"):
        forget_second_step(actor=cast.administrator, email=cast.administrator.email)


def test_administrators_see_who_has_none(as_: Any, cast: Cast) -> None:
    browser = as_(cast.administrator)
    set_up_app(as_(cast.noor))
    page = browser.get(reverse("sign_in_rules")).content.decode()
    assert cast.deepa.name in page
    assert f"<bdi>{cast.noor.name}</bdi>" not in page
    assert cast.ines.name not in page
    browser.post(reverse("sign_in_rules"), {"is_required": "on", "grace_days": "7"})
    assert '<option value="7" selected>' in browser.get(reverse("sign_in_rules")).content.decode()


# who came in by a letter


def test_whoever_came_in_by_a_letter_sets_one_up_with_their_passphrase_and_is_asked_for_it(
    cast: Cast,
) -> None:
    person = Person.objects.create(name="Kofi Without")
    seat = Enrolment.objects.create(cohort=cast.cohort, person=person, seat="mentor")
    make_letters(actor=cast.noor, cohort=cast.cohort)
    given = {"code": letters_of(cast.noor, cast.cohort)[0].code, "passphrase": "three short words"}
    first, later = Client(), Client()
    first.post(reverse("paper"), given)
    again = f"{reverse('account_reauthenticate')}?next={reverse('mfa_activate_totp')}"
    assert "Your passphrase" in first.get(again).content.decode()
    assert "This is not your password" in first.post(again, {"password": "a guess"}).content.decode()
    assert first.post(again, {"password": "three short words"}).url == reverse("mfa_activate_totp")
    secret = set_up_app(first)
    answer = later.post(reverse("paper"), given)
    assert answer.url == reverse("mfa_authenticate")
    assert not is_in(later)
    came = later.post(answer.url, {"code": shown(secret)})
    assert came.url == reverse("enrolment", args=[seat.uuid])
    assert is_in(later)
