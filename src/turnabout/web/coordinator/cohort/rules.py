"""The form of a cohort's rules and weights: plain sentences on the page, the engine's keys and numbers behind them."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from turnabout.matching.selectors import policy_problems
from turnabout.programmes.selectors import too_telling

Choices = list[tuple[str, str | Promise]]

LINE: Final[Choices] = [
    ("whole", _("anybody in their reporting line")),
    ("1", _("their own manager or report")),
    ("2", _("anybody up to 2 steps above or below")),
    ("3", _("anybody up to 3 steps above or below")),
    ("4", _("anybody up to 4 steps above or below")),
    ("5", _("anybody up to 5 steps above or below")),
]
GAP: Final[Choices] = [
    ("off", _("may be any")),
    ("0", _("is the same or higher")),
    ("1", _("is at least 1 step higher")),
    ("2", _("is at least 2 steps higher")),
    ("3", _("is at least 3 steps higher")),
]
OVERLAP: Final[Choices] = [
    ("0", _("need not meet")),
    ("1", _("meet for at least 1 hour a week")),
    ("2", _("meet for at least 2 hours a week")),
    ("3", _("meet for at least 3 hours a week")),
    ("5", _("meet for at least 5 hours a week")),
    ("10", _("meet for at least 10 hours a week")),
]
FLOOR: Final[Choices] = [
    ("1", _("is better than none (from 1)")),
    ("1000", _("is left out if very weak (from 1,000)")),
    ("2500", _("is left out unless it fits (from 2,500)")),
    ("4500", _("is left out unless it fits well (from 4,500)")),
]
MODE: Final[Choices] = [
    ("fair", _("makes the weakest pair as strong as it can be, then all pairs together")),
    ("total", _("makes all pairs together as strong as they can be")),
]
WORDS: Final[Choices] = [
    ("0", _("not at all (0)")),
    ("5", _("a little (5)")),
    ("10", _("something (10)")),
    ("20", _("much (20)")),
    ("50", _("most (50)")),
]
WEIGHTS: Final[dict[str, str | Promise]] = {
    "aims": _("The leader learns what they want to learn"),
    "in_return": _("The mentor learns something in return"),
    "style": _("They like to work in a similar way"),
    "overlap": _("Their working hours meet often"),
    "other_unit": _("They come from different units"),
    "other_site": _("They come from different sites"),
    "preference": _("One of them asked for the other"),
    "interests": _("They share interests"),
    "innovation_influence": _("One works where new things start, the other where decisions are made"),
}
SWITCHES: Final = ("other_unit", "other_site", "mutual")
NAMES: Final[dict[str, str | Promise]] = {
    "innovation_units": _("Units where new things start"),
    "innovation_grades": _("Grades where new things start"),
    "influence_units": _("Units where decisions are made"),
    "influence_grades": _("Grades where decisions are made"),
}


class RulesForm(forms.Form):
    """Reads a policy mapping and gives it back changed. A value that no choice names stays, shown as its number."""

    reporting_line = forms.ChoiceField(label=_("Nobody is paired with"), choices=LINE)
    grade_gap = forms.ChoiceField(label=_("The leader's grade"), choices=GAP)
    same_language = forms.BooleanField(label=_("They share at least one language"), required=False)
    overlap_hours = forms.ChoiceField(label=_("Their working hours"), choices=OVERLAP)
    other_unit = forms.BooleanField(label=_("They work in different units"), required=False)
    other_site = forms.BooleanField(label=_("They work at different sites"), required=False)
    mutual = forms.BooleanField(
        label=_("The same two may be paired both ways"),
        help_text=_(
            "As two pairs: each is mentor once and learner once. Without this they are paired one way at most."
        ),
        required=False,
    )
    floor = forms.ChoiceField(
        label=_("A weak pair"),
        help_text=_("Pairs are scored from 0 to 10,000. A bad pair can do more harm than none."),
        choices=FLOOR,
    )

    mode = forms.ChoiceField(label=_("Once most people are placed, the match"), choices=MODE)

    def __init__(self, *args: Any, policy: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy = policy
        for part, label in WEIGHTS.items():
            self.fields[f"weight_{part}"] = forms.ChoiceField(label=label, choices=WORDS)
        for key, label in NAMES.items():
            self.fields[key] = forms.CharField(label=label, required=False, max_length=400)
        for name, value in as_fields(policy).items():
            self.fields[name].initial = value
            _offer(self.fields[name], value)

    @property
    def weights(self) -> list[forms.BoundField]:
        return [self[f"weight_{part}"] for part in WEIGHTS]

    @property
    def names(self) -> list[forms.BoundField]:
        return [self[key] for key in NAMES]

    @property
    def names_open(self) -> bool:
        """Whether the units and grades are shown at once: some are named, or one is wrong."""
        return any(bound.value() or bound.errors for bound in self.names)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        weights = [values.get(f"weight_{part}") for part in WEIGHTS]
        if all(weight == "0" for weight in weights):
            self.add_error("weight_aims", _("At least one of these has to count."))
        elif not self.errors:
            for part, remedy in too_telling(self.changed_policy()["weights"]).items():
                self.add_error(f"weight_{part}", remedy)
        if not self.errors:
            for problem in policy_problems(self.changed_policy()):
                self.add_error(None, f"{problem.key}: {problem.remedy}")
        return values

    def changed_policy(self) -> dict[str, Any]:
        """The policy with what the form says, ready for the service."""
        values = self.cleaned_data
        line, gap = values["reporting_line"], values["grade_gap"]
        return {
            **self.policy,
            "reporting_line": line if line == "whole" else int(line),
            "grade_gap": None if gap == "off" else int(gap),
            "same_language": values["same_language"],
            "overlap_hours": _number(values["overlap_hours"]),
            **{key: values[key] for key in (*SWITCHES, "mode")},
            "floor": int(values["floor"]),
            "weights": {part: _number(values[f"weight_{part}"]) for part in WEIGHTS},
            **{key: [name.strip() for name in values[key].split(",") if name.strip()] for key in NAMES},
        }


def as_fields(policy: dict[str, Any]) -> dict[str, Any]:
    """The values of the form for a policy."""
    gap = policy["grade_gap"]
    return {
        "reporting_line": str(policy["reporting_line"]),
        "grade_gap": "off" if gap is None else str(gap),
        "same_language": policy["same_language"],
        "overlap_hours": f"{policy['overlap_hours']:g}",
        **{key: policy.get(key, False) for key in SWITCHES},
        "mode": policy.get("mode", "total"),
        "floor": str(policy["floor"]),
        **{f"weight_{part}": f"{policy['weights'].get(part, 0):g}" for part in WEIGHTS},
        **{key: ", ".join(str(name) for name in policy.get(key, ())) for key in NAMES},
    }


def _number(text: str) -> int | float:
    value = float(text)
    return int(value) if value == int(value) else value


def _offer(field: forms.Field, value: Any) -> None:
    """A number set elsewhere stands among the choices, so that saving the page does not change it."""
    if isinstance(field, forms.ChoiceField) and str(value) not in dict(field.choices):
        field.choices = [*field.choices, (str(value), str(value))]
