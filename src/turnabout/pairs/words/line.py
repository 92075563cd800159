"""The proof that neither of two people decides about the other, in words; the pair reads verdict and distance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext, ngettext

from turnabout.pairs.words.voice import Voice


def line_verdict(line: Mapping[str, Any], voice: Voice) -> str:
    """One sentence: what was looked at, and that it holds."""
    if not line.get("holds"):
        return gettext("There is no proof for this pair.")
    if not line["known"]:
        return (
            gettext("No reporting line is listed for at least one of you, so there was none to compare.")
            if voice.to_one_of_them
            else gettext(
                "No reporting line is listed for at least one of them, so there was none to compare."
            )
        )
    if line["proved"] == "whole":
        return (
            gettext("Neither of you stands above the other at any level, in solid or in dotted lines.")
            if voice.to_one_of_them
            else gettext("Neither stands above the other at any level, in solid or in dotted lines.")
        )
    return _up_to(int(line["proved"]), voice)


def _up_to(levels: int, voice: Voice) -> str:
    if voice.to_one_of_them:
        return (
            ngettext(
                "Proved up to level %d: neither of you is the other’s manager, in solid or in dotted lines.",
                "Proved up to level %d: within so many steps neither of you stands above the other, in solid or in "
                "dotted lines.",
                levels,
            )
            % levels
        )
    return (
        ngettext(
            "Proved up to level %d: neither is the other’s manager, in solid or in dotted lines.",
            "Proved up to level %d: within so many steps neither stands above the other, in solid or in dotted lines.",
            levels,
        )
        % levels
    )


def line_facts(line: Mapping[str, Any], voice: Voice) -> tuple[str, ...]:
    """How far apart the two are; the coordinator also reads who the nearest common manager is."""
    return tuple(_facts(line, voice)) if line.get("holds") and line["known"] else ()


def _facts(line: Mapping[str, Any], voice: Voice) -> Iterator[str]:
    distance = line["distance"]
    if distance is None:
        yield (
            gettext("You have no manager in common.")
            if voice.to_one_of_them
            else gettext("They have no manager in common.")
        )
    elif voice.to_one_of_them:
        steps = ngettext("%d step", "%d steps", distance) % distance
        yield gettext("By way of the nearest manager above both, you are %s apart.") % steps
    else:
        yield from _named(line, voice)


def _named(line: Mapping[str, Any], voice: Voice) -> Iterator[str]:
    steps = {seat: line[f"{seat}_steps"] for seat in ("mentee", "mentor")}
    words = {seat: ngettext("%d step", "%d steps", count) % count for seat, count in steps.items()}
    yield gettext(
        "Nearest common manager: %(manager)s, %(mentee_steps)s above %(mentee)s and %(mentor_steps)s above %(mentor)s."
    ) % {
        "manager": line["common_name"],
        "mentee": voice.mentee,
        "mentor": voice.mentor,
        "mentee_steps": words["mentee"],
        "mentor_steps": words["mentor"],
    }
    yield gettext("Distance: %s.") % (ngettext("%d step", "%d steps", line["distance"]) % line["distance"])
