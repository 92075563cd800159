"""The English sentences of a pair's explanation. What was not entered has no sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from turnabout_engine.explain.structure import LineView, PairExplanation, Shared, Teaching, Viewer
from turnabout_engine.explain.words import AIM_LEVELS, LANGUAGE, OFFER_LEVELS, STYLE, count, duration, listed


@dataclass(frozen=True)
class Voice:
    """Who speaks to whom: "you" for the viewer, names for others; a coordinator reads of two named people."""

    viewer: Viewer
    names: dict[str, str]

    def subject(self, side: str) -> str:
        return "you" if side == self.viewer else self.names[side]

    def verb(self, side: str, plural: str, singular: str) -> str:
        return plural if side == self.viewer else singular

    @property
    def both(self) -> str:
        return "Both" if self.viewer == "coordinator" else "You both"

    @property
    def together(self) -> str:
        return "They" if self.viewer == "coordinator" else "You"


def sentences(explanation: PairExplanation, viewer: Viewer | None = None) -> tuple[str, ...]:
    """The pair in sentences, what they share first; `viewer` only to speak to somebody else in the same cut."""
    names = {"mentor": explanation.mentor_name, "mentee": explanation.mentee_name}
    voice = Voice(viewer or explanation.viewer, names)
    return (
        *_shared(explanation.shared, voice),
        *(_lesson(lesson, voice) for lesson in explanation.teaching),
        *_units(explanation, voice),
        *_hours(explanation, voice),
        *(_line(explanation.line, voice) if explanation.line else ()),
    )


def _shared(things: tuple[Shared, ...], voice: Voice) -> Iterator[str]:
    def values(kind: str) -> list[str]:
        return [thing.value for thing in things if thing.kind == kind]

    if interests := [value.replace("_", " ").replace("-", " ") for value in values("interest")]:
        yield (
            f"{voice.both} chose {listed(interests)} as an interest."
            if len(interests) == 1
            else (f"{voice.both} chose {listed(interests)} as interests.")
        )
    if aims := values("aim"):
        yield f"{voice.both} want to learn {listed(aims)}."
    if offers := values("offer"):
        yield f"{voice.both} can teach {listed(offers)}."
    if styles := [STYLE[int(t.value)][t.number] for t in things if t.kind == "style" and t.number]:
        yield f"{voice.both} like {listed(styles)}."
    for place in values("site"):
        yield f"{voice.both} work at {place}."
    for place in values("country"):
        yield f"{voice.both} are in {place}."
    if languages := [LANGUAGE.get(code, code) for code in values("language")]:
        yield f"{voice.both} speak {listed(languages)}."


def _lesson(lesson: Teaching, voice: Voice) -> str:
    learner = "mentee" if lesson.teacher == "mentor" else "mentor"
    teacher = voice.subject(lesson.teacher)
    can = f"{teacher} can teach {voice.subject(learner)} {lesson.topic}"
    knows = f"{teacher} {voice.verb(lesson.teacher, *OFFER_LEVELS[lesson.level])}"
    wants = f"{voice.subject(learner)} {voice.verb(learner, 'want', 'wants')} to get"
    way = f"from {AIM_LEVELS[lesson.now]} to {AIM_LEVELS[lesson.wanted]}"
    short = (
        ""
        if lesson.reaches >= lesson.wanted
        else f", and {AIM_LEVELS[lesson.reaches]} is as far as this can go"
    )
    return _capital(f"{can}: {knows}; {wants} {way}{short}.")


def _units(explanation: PairExplanation, voice: Voice) -> Iterator[str]:
    if explanation.units is not None:
        mentee_unit, mentor_unit = explanation.units
        mentee = f"{voice.subject('mentee')} {voice.verb('mentee', 'work', 'works')} in {mentee_unit}"
        mentor = f"{voice.subject('mentor')} {voice.verb('mentor', 'work', 'works')} in {mentor_unit}"
        yield _capital(f"{mentee}, {mentor}.")


def _hours(explanation: PairExplanation, voice: Voice) -> Iterator[str]:
    if explanation.hours == 0:
        yield f"{voice.together} have no working hours in common."
    elif explanation.hours:
        yield f"{voice.together} have at least {duration(explanation.hours)} of working time in common every week."


def _line(line: LineView, voice: Voice) -> Iterator[str]:
    if not line.known:
        return
    reach = "all the way up" if line.proved == "whole" else f"up to {count(line.proved, 'level', 'levels')}"
    other = "Neither is" if voice.viewer == "coordinator" else "Neither of you is"
    yield (
        f"{other} in the other's reporting line; this was checked {reach}."
        if line.holds
        else f"It could not be shown that {other[0].lower()}{other[1:]} in the other's reporting line."
    )
    if line.common_name is not None:
        steps = f"{line.mentee_steps} above {voice.names['mentee']}, {line.mentor_steps} above {voice.names['mentor']}"
        yield f"Nearest common manager: {line.common_name} ({steps})."
    elif line.distance is None:
        yield f"{voice.together} have no manager in common."
    elif voice.viewer != "coordinator":
        yield f"Your nearest common manager is {count(line.distance, 'step', 'steps')} away, both ways together."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
