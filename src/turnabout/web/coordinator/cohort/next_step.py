"""The one next step of a cohort, in words, for its own page and the coordinator's start page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.web.coordinator.cohort.standing import Standing
from turnabout.web.coordinator.cohort.steps import sides
from turnabout.web.coordinator.matching.alone_after import without_in_words


@dataclass(frozen=True)
class NextStep:
    heading: str
    text: str = ""
    label: str = ""
    href: str = ""
    other: dict[str, str] = field(default_factory=dict)
    done: bool = False


def next_of(standing: Standing) -> NextStep:
    return NEXT[standing.now](standing)


def _bring_in_staff(standing: Standing) -> NextStep:
    return NextStep(
        _("Bring in the staff list"),
        _(
            "A CSV file with a row for each person. Who takes part can stand in the same file or in a second one."
        ),
        _("Bring in a file"),
        reverse("cohort_intakes", args=[standing.cohort.uuid]),
    )


def _bring_in_enrolments(standing: Standing) -> NextStep:
    return NextStep(
        _("Say who takes part"),
        _(
            "Bring in a file with the roles, or send people the address of this cohort: they can join by themselves."
        ),
        _("Bring in a file"),
        reverse("cohort_intakes", args=[standing.cohort.uuid]),
    )


def _ask(standing: Standing) -> NextStep:
    if not standing.to_ask:
        return _wait(standing)
    counts = standing.counts
    if not counts.listed:
        text = _("Some people have not answered for more than a week. They can be asked once more.")
    elif counts.waiting or counts.confirmed:
        text = _("Some people on the list have not been asked yet.")
    else:
        text = _(
            "Nobody has been mailed so far. Each person sees what the list says of them, and says yes or no."
        )
    return NextStep(
        _("Ask them to confirm") if counts.listed else _("Ask again"),
        text,
        _("See who gets a mail"),
        reverse("cohort_ask", args=[standing.cohort.uuid]),
        _match_already(standing),
    )


def _wait(standing: Standing) -> NextStep:
    """Nobody can be asked now, and there is nobody to match on one side."""
    cohort = standing.cohort.uuid
    if standing.counts.waiting:
        return NextStep(
            _("People are answering"),
            _("A match needs at least one confirmed person on each side. After a week you can ask again."),
            other={"label": _("See who has answered"), "href": reverse("cohort_enrolments", args=[cohort])},
            done=True,
        )
    if standing.counts.listed:
        return NextStep(
            _("Nobody can be asked yet"),
            _(
                "There is no mail of their own on the list for the people who have not answered. Add their mails."
            ),
            _("See who has none"),
            reverse("cohort_ask", args=[cohort]),
        )
    return NextStep(
        _("One side is still missing"),
        _("A match needs a confirmed person on each side. Add people to the other one."),
        _("Bring in a file"),
        reverse("cohort_intakes", args=[cohort]),
    )


def _match_already(standing: Standing) -> dict[str, str]:
    if not standing.counts.can_match:
        return {}
    return {
        "label": _("Or match those who have"),
        "href": reverse("cohort_runs", args=[standing.cohort.uuid]),
    }


def _match(standing: Standing) -> NextStep:
    href = reverse("cohort_runs", args=[standing.cohort.uuid])
    if standing.run is None:
        counts = standing.counts
        who = sides(
            counts.of(state="confirmed", seat="mentor"),
            counts.of(state="confirmed", seat="mentee"),
            standing.cohort,
        )
        return NextStep(
            _("Match"),
            _("Confirmed: %(who)s. You see every pair with its reasons before anybody else does.")
            % {"who": who},
            _("Go to the match"),
            href,
        )
    if standing.run.state in ("queued", "running"):
        return NextStep(
            _("The match is being made"), _("You can leave it alone; it goes on."), _("Look at it"), href
        )
    if standing.run.state == "failed":
        again = _("Nothing is lost. Start it once more.")
        return NextStep(_("The last match failed"), again, _("Go to the match"), href)
    return NextStep(
        _("Review the pairs"),
        _("The weakest come first. Keep two people together, keep them apart, or match again; then publish."),
        _("Review the pairs"),
        reverse("run", args=[standing.run.uuid]),
    )


def _publish(standing: Standing) -> NextStep:
    return NextStep(
        _("The pairs are held"),
        _(
            "Until the hold ends nobody else sees them. Look them over; call them back, and nobody will know; or "
            "release them now."
        ),
        _("See what will be published"),
        reverse("publication", args=[standing.cohort.uuid]),
    )


def _done(standing: Standing) -> NextStep:
    cohort = standing.cohort
    href = reverse("publication", args=[cohort.uuid])
    told = _("Both people of each pair have a mail with a link to their page.")
    alone = without_in_words(standing.counts.unplaced, cohort.programme)
    other = {"label": _("See the publication"), "href": href}
    if alone:
        told = _("%(told)s %(alone)s, and have a mail that says so.") % {"told": told, "alone": alone}
        other = {"label": _("See who has no partner"), "href": f"{href}?show=unplaced"}
    return NextStep(_("The pairs are published"), told, other=other, done=True)


NEXT: Final = {
    "staff": _bring_in_staff,
    "enrolments": _bring_in_enrolments,
    "ask": _ask,
    "match": _match,
    "publish": _publish,
    "done": _done,
}
