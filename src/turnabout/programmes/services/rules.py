"""Changes what a cohort is called and by which rules its people are matched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.programmes.models import Cohort
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.policy import FLOOR_ON, PARTS, default_policy
from turnabout.programmes.weighing import too_telling


@transaction.atomic
def set_policy(*, actor: User, cohort: Cohort, policy: Mapping[str, Any]) -> Cohort:
    """`policy` holds the keys to change; the others stay. Matching refuses values that the engine cannot use."""
    return set_cohort(actor=actor, cohort=cohort, policy=policy)


@transaction.atomic
def set_cohort(
    *,
    actor: User,
    cohort: Cohort,
    name: str = "",
    starts_on: date | None = None,
    mentor_label: str = "",
    mentee_label: str = "",
    policy: Mapping[str, Any] | None = None,
) -> Cohort:
    """What is left out or empty stays as it is."""
    if not coordinates(actor, cohort.programme):
        raise NotAllowed
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if cohort.state != Cohort.State.OPEN:
        raise Refused(_("The pairs of this cohort are made. Its rules stay as they were."))
    cohort.name = name.strip() or cohort.name
    cohort.starts_on = starts_on or cohort.starts_on
    before = {**merged({}, {}), **cohort.policy}
    cohort.policy = {**merged(cohort.policy, policy or {}), "start": cohort.starts_on.isoformat()}
    changed = sorted(key for key in cohort.policy if cohort.policy[key] != before.get(key))
    _count(cohort, changed)
    cohort.save()
    _set_labels(cohort, mentor_label, mentee_label)
    facts = {"policy": cohort.policy, "changed": changed, "changes_after_a_match": cohort.rules_changes}
    _record(
        actor,
        cohort,
        "rules changed after a match" if changed and cohort.first_match_at else "rules set",
        facts,
    )
    return cohort


def _count(cohort: Cohort, changed: list[str]) -> None:
    """Whoever tries rule after rule against the pairs they give leaves a trace that everybody on the page sees."""
    if changed:
        cohort.rules_changed_at = now()
        cohort.rules_changes += cohort.first_match_at is not None


def _record(actor: User, cohort: Cohort, action: str, facts: Mapping[str, Any]) -> None:
    record(
        actor=actor,
        action=action,
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts=dict(facts),
    )


def merged(policy: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Defaults, what the cohort has, and the changes over it. Keys that the engine does not know are refused."""
    unknown = sorted(set(changes) - set(default_policy())) + sorted(
        set(changes.get("weights", ())) - set(PARTS)
    )
    if unknown:
        raise Refused(_("There is no rule called %(names)s.") % {"names": ", ".join(unknown)})
    whole = {**default_policy(), **policy, **changes}
    whole["weights"] = {**PARTS, **policy.get("weights", {}), **changes.get("weights", {})}
    if whole["floor_on"] != FLOOR_ON:
        raise Refused(
            _("In a programme the least score of a pair always leaves out what people keep private.")
        )
    for remedy in too_telling(whole["weights"]).values():
        raise Refused(remedy)
    return whole


def _set_labels(cohort: Cohort, mentor_label: str, mentee_label: str) -> None:
    programme = cohort.programme
    programme.mentor_label = mentor_label.strip() or programme.mentor_label
    programme.mentee_label = mentee_label.strip() or programme.mentee_label
    programme.save(update_fields=["mentor_label", "mentee_label"])
