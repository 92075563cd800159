"""What the page of a pair says to one of the two: what they share, who can teach what, how we know, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from turnabout.pairs.selectors import AgreementView, CourseView, PairView, Side
from turnabout.pairs.words import (
    Lesson,
    Voice,
    lessons,
    line_facts,
    line_verdict,
    meeting_hours,
    nothing_shared,
    opening,
    shared_sentences,
)
from turnabout.web.drawing.teach import Party, Taught, TeachDrawing
from turnabout.web.me.agreement.next_step import from_the_pair
from turnabout.web.me.course.shown import next_step as course_step
from turnabout.web.me.course.shown import shown as course_shown
from turnabout.web.me.pair.first_word import afterwards, letter_to, next_step, questions


def shown(
    view: PairView, agreement: AgreementView, course: CourseView, topics: Mapping[str, str]
) -> dict[str, Any]:
    line, voice = view.line, _voice(view, topics)
    told = lessons(view.explanation, voice)
    return {
        "view": view,
        "partner": line.partner,
        "heading": _("You and %(name)s") % {"name": line.partner.name},
        "lead": _lead(view, voice),
        **course_shown(course),
        "next": course_step(course) or from_the_pair(agreement) or next_step(view),
        "first": {} if agreement.introduction_held_at else _first(view),
        "agreement": agreement,
        "start": _person(line.me, _("You")),
        "end": _person(line.partner, line.partner.name),
        "teach": _drawing(line.me, line.partner, told),
        "reasons": _reasons(view, voice, told),
        "proof": [line_verdict(view.line_certificate, voice), *line_facts(view.line_certificate, voice)],
        "coordinators": view.coordinators,
        "safe": view.safe,
    }


def _first(view: PairView) -> dict[str, Any]:
    """What helps with the first 20 minutes; nothing where the pair is over."""
    if view.is_over:
        return {}
    waits = not view.line.first_word_is_mine and bool(view.line.partner.email)
    return {
        "questions": questions(),
        "afterwards": afterwards(view),
        "letter": letter_to(view) if waits else "",
    }


def _voice(view: PairView, topics: Mapping[str, str]) -> Voice:
    sides = {side.seat: side.name for side in (view.line.me, view.line.partner)}
    return Voice(mentor=sides["mentor"], mentee=sides["mentee"], reader=view.line.me.seat, topics=topics)


def _person(side: Side, name: str) -> dict[str, str]:
    return {
        "name": name,
        "role": side.seat,
        "role_words": capfirst(side.seat_label),
        "title": side.title,
        "unit": side.unit,
        "note": side.site,
    }


def _lead(view: PairView, voice: Voice) -> str:
    """The first three things that the two share. Language and hours alone are little, and the page says so."""
    said = opening(view.explanation, voice)
    hours = meeting_hours(view.explanation.get("hours"), voice)
    if not said and not hours:
        return nothing_shared()
    kinds = {item["kind"] for item in view.explanation.get("shared", ())}
    if kinds - {"language", "country"}:
        return " ".join([*said, _("That is a good place to start.")])
    known = [text for text in (*said, hours) if text]
    return " ".join([*known, _("The rest is for the two of you to find out.")])


def _drawing(me: Side, partner: Side, told: tuple[Lesson, ...]) -> TeachDrawing | None:
    """The reader stands where a line of text begins. None where neither entered what the other wants to learn."""
    if not told:
        return None

    def taught(seat: str) -> tuple[Taught, ...]:
        return tuple(Taught(lesson.topic, lesson.way) for lesson in told if lesson.teacher == seat)

    return TeachDrawing(
        start=_party(me, _("You")),
        end=_party(partner, partner.name),
        start_teaches=taught(me.seat),
        end_teaches=taught(partner.seat),
    )


def _party(side: Side, name: str) -> Party:
    return Party(name, "mentor" if side.seat == "mentor" else "mentee", capfirst(side.seat_label))


def _reasons(view: PairView, voice: Voice, told: tuple[Lesson, ...]) -> list[dict[str, str]]:
    both = [
        *shared_sentences(view.explanation, voice),
        meeting_hours(view.explanation.get("hours"), voice),
        _units(view, voice),
    ]
    return [
        *({"text": text, "role": ""} for text in both if text),
        *({"text": lesson.sentence, "role": lesson.teacher} for lesson in told),
    ]


def _units(view: PairView, voice: Voice) -> str:
    """The explanation names the mentee's unit first; the reader's own comes first here."""
    units = view.explanation.get("units")
    if not units:
        return ""
    mine, theirs = units if voice.reader == "mentee" else reversed(units)
    return _("You work in different units: you in %(mine)s, %(name)s in %(theirs)s.") % {
        "mine": mine,
        "theirs": theirs,
        "name": voice.partner,
    }
