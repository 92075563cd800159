"""What the page says to the senior, to the junior and to the safeguarding contact."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.pairs.selectors import StayOutView
from turnabout.pairs.stay_out import DECISIONS, OWN


def shown(view: StayOutView) -> dict[str, Any]:
    senior, junior = view.side(view.senior), view.side(_other(view.senior))
    partner = junior if view.is_senior else senior
    may_write = bool(view.reader) and not view.is_over
    return {
        "view": view,
        "heading": _heading(view, senior.name, junior.name),
        "lead": _lead(view, senior.name, junior.name),
        "senior": senior.name,
        "junior": junior.name,
        "partner": partner.name,
        "statements": [_statement(view, one) for one in view.statements],
        "occasions": [_occasion(view, one) for one in view.occasions],
        "may_state": may_write and view.is_senior,
        "may_declare": bool(view.reader and view.held_kinds),
        "contacts": [name for name, _mail in view.contacts],
        "read_on": [_day(at) for at in view.read_at],
    }


def _heading(view: StayOutView, senior: str, junior: str) -> str:
    if view.is_senior:
        return _("What I stay out of")
    return _("What %(senior)s stays out of") % {"senior": senior}


def _lead(view: StayOutView, senior: str, junior: str) -> str:
    if view.is_senior:
        return _(
            "Say which decisions about %(junior)s you keep away from while you are a pair, and for a time after. It "
            "makes plain talk possible."
        ) % {"junior": junior}
    if view.reader:
        return _(
            "Decisions about you that %(senior)s keeps away from while you are a pair, and for a time after."
        ) % {"senior": senior}
    return _("Decisions about %(junior)s that %(senior)s keeps away from.") % {
        "senior": senior,
        "junior": junior,
    }


def _statement(view: StayOutView, one: Any) -> dict[str, Any]:
    note = [
        _("Stated by %(name)s on %(day)s") % {"name": view.side(one.seat).name, "day": _day(one.stated_at)}
    ]
    if one.until is None:
        note.append(
            ngettext(
                "holds while the pair lasts and for %(n)s month after",
                "holds while the pair lasts and for %(n)s months after",
                one.months,
            )
            % {"n": one.months}
        )
    elif one.holds:
        note.append(_("holds until %(day)s") % {"day": _day(one.until)})
    else:
        note.append(_("held until %(day)s") % {"day": _day(one.until)})
    return {
        "uuid": one.uuid,
        "text": kind_words(one.kind, one.words),
        "note": "; ".join(note) + ".",
        "may_be_taken_back": one.may_be_taken_back and one.seat == view.reader,
    }


def _occasion(view: StayOutView, one: Any) -> dict[str, Any]:
    stated = [statement.seat for statement in view.statements if statement.kind == one.kind]
    senior = stated[0] if stated else view.senior
    is_junior = bool(view.reader) and view.reader != senior
    return {
        "uuid": one.uuid,
        "text": one.words,
        "kind": kind_words(one.kind, ""),
        "note": _stands(view, one, view.side(senior).name),
        "may_release": is_junior and not one.released_at,
        "may_revoke": is_junior and bool(one.released_at) and not one.used_at,
        "may_use": view.reader == senior and bool(one.released_at) and not one.used_at,
    }


def _stands(view: StayOutView, one: Any, senior: str) -> str:
    words = {"name": senior, "day": _day(one.used_at or one.released_at or one.declared_at)}
    if one.used_at:
        return _("%(name)s spoke, with leave, on %(day)s.") % words
    if one.released_at:
        return _("%(name)s may speak on this occasion, since %(day)s.") % words
    return _("Came up on %(day)s. %(name)s stays out of it.") % words


def kind_words(kind: str, words: str) -> str:
    return words if kind == OWN and words else capfirst(DECISIONS[kind])


def _day(at: Any) -> str:
    return date_format(localtime(at), "j F Y")


def _other(seat: str) -> str:
    return "mentee" if seat == "mentor" else "mentor"
