"""The next step on the page of a pair: one of the two writes first, and the other knows until when to wait."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from urllib.parse import quote

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from turnabout.pairs.selectors import PairView

WAIT: Final = timedelta(days=7)


def next_step(view: PairView) -> dict[str, Any]:
    if view.is_over:
        return _over()
    if not view.line.partner.email:
        return _without_mail(view)
    if view.line.first_word_is_mine:
        return _write(view)
    return _wait(view) if localdate() <= _until(view) else _write_anyway(view)


def questions() -> list[str]:
    """For the first 20 minutes: easy to answer for both, whoever asks."""
    return [
        _("What does a good day at work look like for you?"),
        _("What would you like to understand better a few months from now?"),
        _("How often do we meet, where, and what stays between us?"),
    ]


def letter_to(view: PairView) -> str:
    """A mail to the partner, begun: whoever stares at an empty one does not send it."""
    line = view.line
    text = _(
        "Hello %(partner)s,\n\nwe are a pair in %(programme)s. Shall we take 20 minutes? Tuesday at ... or Thursday at "
        "... would suit me.\n\n%(me)s"
    ) % {"partner": line.partner.name, "programme": line.programme, "me": line.me.name}
    subject, body = _("Our first 20 minutes"), text.replace("\n", "\r\n")
    return f"{_mailto(line.partner.email)}?subject={quote(subject)}&body={quote(body)}"


def afterwards(view: PairView) -> str:
    """Who proposes times and topics from the second time on, as the programme has decided."""
    if view.driver == "pair":
        return _("From then on either of you proposes times and topics.")
    if view.driver == view.line.me.seat:
        return _("From then on you propose times and topics.")
    return _("From then on %(name)s proposes times and topics.") % {"name": view.line.partner.name}


def _write(view: PairView) -> dict[str, Any]:
    return {
        "heading": _("You write first"),
        "text": _("%(name)s waits for a word from you. Name two times for 20 minutes. The mail is %(mail)s.")
        % _words(view),
        "label": _("Write to %(name)s") % _words(view),
        "href": letter_to(view),
    }


def _wait(view: PairView) -> dict[str, Any]:
    return {
        "heading": _("%(name)s writes first") % _words(view),
        "text": _("Nothing by %(day)s? Write to %(mail)s yourself, or tell %(coordinator)s.") % _words(view),
        "done": True,
    }


def _write_anyway(view: PairView) -> dict[str, Any]:
    return {
        "heading": _("Has %(name)s written?") % _words(view),
        "text": _("If not, write yourself: the mail is %(mail)s. Or tell %(coordinator)s.") % _words(view),
        "label": _("Write to %(name)s") % _words(view),
        "href": letter_to(view),
    }


def _words(view: PairView) -> dict[str, str]:
    name = next((name for name, _mail in view.coordinators), "")
    return {
        "name": view.line.partner.name,
        "mail": view.line.partner.email,
        "day": date_format(_until(view), "j F"),
        "coordinator": name or _("your coordinator"),
    }


def _until(view: PairView) -> Any:
    return localdate(view.line.released_at) + WAIT


def _without_mail(view: PairView) -> dict[str, Any]:
    text = _("The staff list has no mail for %(name)s. Your coordinator can bring you together.")
    step = {"heading": _("Agree on your first 20 minutes"), "text": text % _words(view)}
    mail = next((mail for _name, mail in view.coordinators if mail), "")
    return step | ({"label": _("Write to your coordinator"), "href": _mailto(mail)} if mail else {})


def _over() -> dict[str, Any]:
    return {
        "heading": _("This pair is over"),
        "text": _("The page stays here for the two of you to look something up."),
        "done": True,
    }


def _mailto(mail: str) -> str:
    return f"mailto:{quote(mail, safe='@+')}"
