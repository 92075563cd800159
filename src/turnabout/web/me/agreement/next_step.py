"""What is expected of one of the two about their page, on the page itself and on that of the pair."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from turnabout.pairs.selectors import AgreementView


def next_step(view: AgreementView) -> dict[str, Any]:
    if view.is_over:
        return _done(
            _("This pair is over"), _("The page stays here for the two of you to look something up.")
        )
    if view.latest is None:
        return _begin(view)
    if view.confirmed_for_me:
        return _was_it_you(view)
    if view.waits_for_me:
        return _confirm(view)
    if view.waits_for_partner:
        return _done(_("%(name)s is asked to confirm") % _name(view), _waiting_words(view))
    if view.unseen:
        text = _("It stands below: what was there before, and what stands there now.")
        return _post(
            view, "seen", _("%(name)s has changed something") % _name(view), text, _("I have seen it")
        )
    return _done(_("You both stand by this page"), _since(view))


def from_the_pair(view: AgreementView) -> dict[str, Any] | None:
    """On the page of the pair; None as long as the introduction is what comes next."""
    if view.is_over or (view.introduction_held_at is None and view.latest is None):
        return None
    here = reverse("agreement", args=[view.line.uuid])
    step = next_step(view)
    if step.get("done"):
        return {**step, "label": _("Open your page"), "href": here}
    if view.latest is None:
        return step
    return {"heading": step["heading"], "text": step["text"], "label": _("Open your page"), "href": here}


def _begin(view: AgreementView) -> dict[str, Any]:
    return {
        "heading": _("Agree on one page"),
        "text": _(
            "It is filled in already. Read it together on one screen, or each on your own; change what does not suit "
            "you, and both confirm. It takes about eight minutes."
        ),
        "label": _("Open the page"),
        "href": reverse("agreement_words", args=[view.line.uuid]),
    }


def _confirm(view: AgreementView) -> dict[str, Any]:
    if view.standing:
        heading = _("%(name)s asks for other words") % _name(view)
        text = _("They are about what stays between you or how you stop, so they hold only once you say yes.")
        return _post(view, "confirm", heading, text, _("I agree to the new words"))
    heading = _("%(name)s has confirmed this page") % _name(view)
    text = _("Read it. If you want something else, change it first; if it suits you, confirm it too.")
    return _post(view, "confirm", heading, text, _("I confirm it too")) | {
        "other": {
            "label": _("Change something first"),
            "href": reverse("agreement_words", args=[view.line.uuid]),
        }
    }


def _was_it_you(view: AgreementView) -> dict[str, Any]:
    heading = _("Was it you who confirmed on the screen of %(name)s?") % _name(view)
    text = _("Your name was put under this page there. If it was not you, take it away below.")
    return _post(view, "confirm", heading, text, _("Yes, that was me"))


def _post(view: AgreementView, step: str, heading: str, text: str, label: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "text": text,
        "label": label,
        "post": reverse("agreement_step", args=[view.line.uuid, step]),
        "hidden": [("base", view.number)],
    }


def _done(heading: str, text: str) -> dict[str, Any]:
    return {"heading": heading, "text": text, "done": True}


def _waiting_words(view: AgreementView) -> str:
    if view.standing:
        return _("Until then the earlier words on what stays between you and how you stop hold.")
    return _("You have confirmed. You can still change something; %(name)s sees it.") % _name(view)


def _since(view: AgreementView) -> str:
    if view.agreed_at is None:
        return ""
    day = date_format(localtime(view.agreed_at), "j F Y")
    return _("Since %(day)s. Either of you can change it at any time, and the other is told.") % {"day": day}


def _name(view: AgreementView) -> dict[str, str]:
    return {"name": view.line.partner.name}
