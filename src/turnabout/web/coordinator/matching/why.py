"""The page of one proposal: the reasons for both sides, the score in words with the number behind, and the proof."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.matching.selectors import ProposalView
from turnabout.pairs.words import Voice, lessons, line_facts, line_verdict, meeting_hours, shared_sentences
from turnabout.web.coordinator.matching.instead import instead
from turnabout.web.coordinator.matching.words import aims_met, fit, person
from turnabout.web.drawing.teach import Party, Taught, TeachDrawing

PARTS: Final[dict[str, Promise]] = {
    "aims": gettext_lazy("What %(mentee)s wants to learn"),
    "in_return": gettext_lazy("What %(mentor)s wants to learn"),
    "style": gettext_lazy("Working style"),
    "overlap": gettext_lazy("Hours that meet"),
    "other_unit": gettext_lazy("Another unit"),
    "other_site": gettext_lazy("Another site"),
    "interests": gettext_lazy("Interests in common"),
    "innovation_influence": gettext_lazy("Innovation meets influence"),
}


FITS: Final[dict[str, Promise]] = {
    "thin": gettext_lazy("A thin fit."),
    "fair": gettext_lazy("A fair fit."),
    "good": gettext_lazy("A good fit."),
    "very_good": gettext_lazy("A very good fit."),
}


def shown(view: ProposalView) -> dict[str, Any]:
    programme = view.run.cohort.programme
    voice = Voice(mentor=view.mentor.name, mentee=view.mentee.name, topics=view.topics)
    return {
        "lead": _lead(view),
        "start": person(view.mentee, "mentee", programme, say_role="yes"),
        "end": person(view.mentor, "mentor", programme, say_role="yes"),
        "teach": drawing_of(view.explanation, voice, programme),
        "reasons": _reasons(view.explanation, voice),
        "fit": fit(view.band, view.visible_score, aims_met(view.explanation)),
        "parts": _parts(view, voice),
        "scale": _scale(view),
        "proof": _proof(view, voice),
        "instead": instead(view),
        "next": _next(view),
        "ways": _ways(view),
    }


def _lead(view: ProposalView) -> str:
    """The fit as a sentence, then what each side gets."""
    taught = [one["teacher"] for one in view.explanation.get("teaching", ())]
    words = {
        "mentor": view.mentor.name,
        "mentee": view.mentee.name,
        "met": taught.count("mentor"),
        "of": view.explanation.get("open_aims", {}).get("mentee", 0),
        "back": taught.count("mentee"),
    }
    there = (
        ngettext(
            "%(mentor)s can teach %(met)s of the %(of)s thing that %(mentee)s wants to learn.",
            "%(mentor)s can teach %(met)s of the %(of)s things that %(mentee)s wants to learn.",
            words["of"],
        )
        if words["of"]
        else _("What %(mentee)s would like to learn is for the two of them to find out.")
    )
    back = (
        ngettext("One thing comes back.", "%(back)s things come back.", words["back"])
        if words["back"]
        else _("Nothing comes back yet.")
    )
    return " ".join([str(FITS[view.band]), there % words, back % words])


def drawing_of(explanation: dict[str, Any], voice: Voice, programme: Any) -> TeachDrawing | None:
    """Mentor first, as arcs rise from them; None where neither can teach the other anything."""
    told = lessons(explanation, voice)
    if not told:
        return None
    return TeachDrawing(
        start=Party(voice.mentor, "mentor", capfirst(programme.mentor_label)),
        end=Party(voice.mentee, "mentee", capfirst(programme.mentee_label)),
        start_teaches=tuple(Taught(one.topic, one.way) for one in told if one.teacher == "mentor"),
        end_teaches=tuple(Taught(one.topic, one.way) for one in told if one.teacher == "mentee"),
    )


def _reasons(explanation: dict[str, Any], voice: Voice) -> list[dict[str, str]]:
    """What they share comes first, then what each can bring."""
    both = [
        *shared_sentences(explanation, voice),
        meeting_hours(explanation.get("hours"), voice),
        _units(explanation),
    ]
    return [
        *({"text": text, "role": ""} for text in both if text),
        *({"text": lesson.sentence, "role": lesson.teacher} for lesson in lessons(explanation, voice)),
    ]


def _units(explanation: dict[str, Any]) -> str:
    units = explanation.get("units")
    if not units:
        return ""
    return _("They work in different units: %(one)s and %(other)s.") % {"one": units[0], "other": units[1]}


def _parts(view: ProposalView, voice: Voice) -> list[dict[str, Any]]:
    names = {"mentor": voice.mentor, "mentee": voice.mentee}
    return [
        {"term": PARTS[part] % names, "text": _("%(points)s of %(most)s") % _hundredths(points, most)}
        for part, points, most in view.explanation.get("parts") or ()
    ]


def _scale(view: ProposalView) -> str:
    """What the number is out of: the parts that can be shown add up to less than the whole score."""
    parts = view.explanation.get("parts") or ()
    private = _("Hesitant aims and preferences are left out of it, which the match itself does count.")
    if not parts:
        return _("Only coordinators see this number. %(private)s") % {"private": private}
    most = sum(most for _part, _points, most in parts)
    return _(
        "Only coordinators see this number. It is %(points)s of %(most)s that can be shown. %(private)s"
    ) % {
        **_hundredths(view.visible_score, most),
        "private": private,
    }


def _hundredths(points: int, most: int) -> dict[str, int]:
    return {"points": points // 100, "most": most // 100}


def _proof(view: ProposalView, voice: Voice) -> dict[str, Any]:
    line = view.line_certificate
    return {"verdict": line_verdict(line, voice), "facts": line_facts(line, voice)}


def _next(view: ProposalView) -> dict[str, Any]:
    place = _("Pair %(place)s of %(of)s, counted from the weakest.") % {"place": view.place, "of": view.of}
    if view.stronger is None:
        back = reverse("run", args=[view.run.uuid])
        return {
            "heading": _("That was the last pair"),
            "text": place,
            "label": _("Back to the match"),
            "href": back,
        }
    return {
        "heading": _("Does it make sense?"),
        "text": _("%(place)s If it does, go on to the next one.") % {"place": place},
        "label": _("Next pair"),
        "href": reverse("proposal", args=[view.run.uuid, view.stronger]),
    }


def _ways(view: ProposalView) -> list[dict[str, Any]]:
    """Lock, part, or take it back; they stay on this page."""
    post = reverse("run_decide", args=[view.run.uuid]) + f"?proposal={view.uuid}"

    def way(kind: str, label: str, icon: str) -> dict[str, Any]:
        pressed = view.decision == kind
        value = f"{'undo' if pressed else kind}:{view.mentor.uuid}:{view.mentee.uuid}"
        act = {"label": label, "post": post, "name": "decide", "value": value, "pressed": pressed}
        return {**act, "icon": icon} if pressed else act

    locked = _("Locked: keep these two together") if view.decision == "lock" else _("Keep these two together")
    apart = way("forbid", _("Not these two"), "remove")
    closed = view.lock_closed and view.decision != "lock"
    return [apart] if closed else [way("lock", locked, "lock"), apart]
