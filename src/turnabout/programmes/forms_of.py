"""The three forms that a programme can start from: words, rhythm, and the rules and weights that fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from turnabout.programmes.plan import Cadence, Driver, Form
from turnabout.programmes.policy import default_policy

Text = str | Promise


@dataclass(frozen=True)
class Template:
    form: Form
    tells: Text
    mentor_label: Text
    mentee_label: Text
    cadence: Cadence
    driver: Driver
    months: int
    trial_weeks: int
    purpose: Text
    rules: dict[str, Any] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)

    def policy(self) -> dict[str, Any]:
        """The defaults of all programmes, with what is different in this form."""
        plain = default_policy()
        return {**plain, **self.rules, "weights": {**plain["weights"], **self.weights}}


REVERSE: Final = Template(
    form=Form.REVERSE,
    tells=_("Somebody junior teaches a leader what is newer or different, and learns from them in return."),
    mentor_label=_("reverse mentor"),
    mentee_label=_("leader"),
    cadence=Cadence.FORTNIGHTLY,
    driver=Driver.MENTOR,
    months=9,
    trial_weeks=6,
    purpose=_(
        "Leaders learn from colleagues who know something newer or different, and those colleagues are heard."
    ),
)
MUTUAL: Final = Template(
    form=Form.MUTUAL,
    tells=_("Two colleagues teach each other, whatever their rank. What both get counts alike."),
    mentor_label=_("host"),
    mentee_label=_("guest"),
    cadence=Cadence.FORTNIGHTLY,
    driver=Driver.PAIR,
    months=6,
    trial_weeks=6,
    purpose=_("Colleagues who know different things teach each other, across ranks and units."),
    rules={"grade_gap": None},
    weights={"aims": 40, "in_return": 40},
)
TRADITIONAL: Final = Template(
    form=Form.TRADITIONAL,
    tells=_(
        "Somebody experienced advises a colleague. The rules set no order of grades: whom you enrol as mentor decides."
    ),
    mentor_label=_("mentor"),
    mentee_label=_("mentee"),
    cadence=Cadence.MONTHLY,
    driver=Driver.MENTEE,
    months=12,
    trial_weeks=8,
    purpose=_("Colleagues learn from the experience of others, beyond their own unit."),
    rules={"grade_gap": None},
    weights={"aims": 50, "in_return": 5, "other_unit": 10},
)
TEMPLATES: Final = {one.form.value: one for one in (REVERSE, MUTUAL, TRADITIONAL)}


def template_of(form: str) -> Template:
    """What nobody offers is reverse mentoring."""
    return TEMPLATES.get(form, REVERSE)
