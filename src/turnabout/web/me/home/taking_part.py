"""What is expected of somebody who takes part: an answer, a first look at a pair; and what is theirs already."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from turnabout.web.me.home.nobody_free import is_without
from turnabout.web.me.home.steps import OPEN, Step


def enrolment_steps(enrolments: list[Any]) -> list[Step]:
    """One for each cohort that waits for an answer; somebody with two seats answers both on one page."""
    waiting: dict[int, list[Any]] = {}
    for one in enrolments:
        if one.state in ("listed", "asked") and one.cohort.state in OPEN:
            waiting.setdefault(one.cohort_id, []).append(one)
    return [_confirm(seats) for seats in waiting.values()]


def _confirm(seats: list[Any]) -> Step:
    cohort = seats[0].cohort
    words = [_label(one) for one in seats]
    return Step(
        _("Say whether you take part in %(cohort)s") % {"cohort": cohort.name},
        _(
            "You are down as %(seat)s. Look at what the list says of you, add what you can teach and want to learn."
        )
        % {"seat": _(" and ").join(words)},
        _("Look and confirm"),
        reverse("enrolment", args=[seats[0].uuid]),
        by=date_format(cohort.starts_on, "j F Y"),
    )


def pair_steps(pairs: list[Any]) -> list[Step]:
    return [
        _agree(pair)
        if pair.introduced and not pair.agreed_at
        else Step(
            _("You and %(name)s are a pair") % {"name": pair.partner.name},
            _first_word(pair),
            _("Open your pair"),
            reverse("pair", args=[pair.uuid]),
        )
        for pair in pairs
        if pair.state == "active"
    ]


def _agree(pair: Any) -> Step:
    return Step(
        _("Agree with %(name)s on one page") % {"name": pair.partner.name},
        _("It is filled in already, and takes about eight minutes."),
        _("Open your page"),
        reverse("agreement", args=[pair.uuid]),
    )


def _first_word(pair: Any) -> str:
    if pair.agreed_at:
        return _("You have agreed on one page. What comes next is the two of you.")
    if pair.first_word_is_mine:
        return _("See what you share, and what each of you can teach the other. You write first.")
    return _("See what you share, and what each of you can teach the other. %(name)s writes first.") % {
        "name": pair.partner.name
    }


def pair_lines(pairs: list[Any]) -> list[dict[str, Any]]:
    return [
        {
            "person": {
                "name": pair.partner.name,
                "role": pair.partner.seat,
                "role_words": capfirst(pair.partner.seat_label),
                "title": pair.partner.title,
                "unit": pair.partner.unit,
                "note": pair.cohort,
            },
            "href": reverse("pair", args=[pair.uuid]),
        }
        for pair in pairs
    ]


def enrolment_lines(enrolments: list[Any]) -> list[dict[str, Any]]:
    """Seats that are answered, with a way back to them. As parts/definitions.html takes them."""
    words = {
        "confirmed": _("you take part as %(seat)s"),
        "declined": _("you said no to a place as %(seat)s"),
        "withdrawn": _("you withdrew as %(seat)s"),
        "later": _("you asked for a later cohort, as %(seat)s"),
    }
    return [
        {
            "term": one.cohort.name,
            "text": capfirst(words[one.state] % {"seat": _label(one)}),
            "note": _("There was no partner for you this time.") if is_without(one) else "",
            "action": {
                "label": _("Look or change") if one.cohort.state in OPEN else _("Look"),
                "href": reverse("enrolment", args=[one.uuid]),
            },
        }
        for one in enrolments
        if one.state in words
    ]


def also_here(person: Any, enrolments: list[Any], joinable: list[Any]) -> list[dict[str, str]]:
    """Quiet ways on: suggesting a colleague where a cohort is open to the person, and naming an assistant."""
    if person is None:
        return []
    mine = [one.cohort for one in enrolments if one.cohort.state in OPEN]
    cohorts = {cohort.pk: cohort for cohort in (*mine, *joinable)}
    suggesting = [
        {
            "label": _("Suggest a colleague for %(cohort)s") % {"cohort": cohort.name},
            "href": reverse("suggest", args=[cohort.uuid]),
        }
        for cohort in cohorts.values()
    ]
    assistants = {"label": _("Name an assistant who places your meetings"), "href": reverse("delegates")}
    return [*suggesting, assistants]


def joining(cohorts: list[Any]) -> list[dict[str, Any]]:
    return [
        {
            "term": cohort.name,
            "text": cohort.programme.name,
            "note": _("Begins on %(day)s") % {"day": date_format(cohort.starts_on, "j F Y")},
            "action": {"label": _("Take part"), "href": reverse("enrolment_start", args=[cohort.uuid])},
        }
        for cohort in cohorts
    ]


def _label(enrolment: Any) -> str:
    programme = enrolment.cohort.programme
    return str(programme.mentor_label if enrolment.seat == "mentor" else programme.mentee_label)
