"""Fetches all that the form of one enrolment needs, once, in a fixed number of queries; strangers get NotFound."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from turnabout.people.selectors import own_profile, topics_by_key
from turnabout.programmes.selectors import Found, find_people, names_of, own_answer, own_enrolment, own_seats
from turnabout.programmes.selectors.inviting import who_suggested
from turnabout.web.me.enrolment import values as forms
from turnabout.web.me.enrolment.keeping import ELSEWHERE, kept, why_kept


@dataclass
class Desk:
    """One person before the form of one cohort."""

    request: HttpRequest
    enrolment: Any

    @classmethod
    def of(cls, request: HttpRequest, enrolment: uuid.UUID) -> Desk:
        return cls(request, own_enrolment(request.user, enrolment))

    @property
    def is_open(self) -> bool:
        return self.enrolment.cohort.state in ("open", "held")  # a hold is not to be noticed

    @cached_property
    def seats(self) -> list[Any]:
        return own_seats(self.request.user, self.enrolment)

    @cached_property
    def topics(self) -> dict[str, Any]:
        return {str(topic.uuid): topic for topic in topics_by_key().values()}

    @cached_property
    def fresh(self) -> forms.Values:
        """What was said before this form was touched."""
        profile = own_profile(self.request.user)
        return forms.from_profile(profile, self.seats, self._said.prefer, self._said.rather_not)

    @cached_property
    def kept(self) -> Any:
        return kept(self.request, self.enrolment.uuid)

    @property
    def was_elsewhere(self) -> bool:
        """Whether it is kept because another window has written since, not because a session had ended."""
        return why_kept(self.request) == ELSEWHERE

    @property
    def epoch(self) -> int:
        return int(self._said.epoch)

    @property
    def has_draft(self) -> bool:
        return self._said.draft is not None

    @property
    def typed_by(self) -> str:
        """Who typed what stands here, if it was not the person."""
        return str(self._said.typed_by)

    @property
    def suggested_by(self) -> str:
        if self.enrolment.origin != "nominated":
            return ""
        return _(" and ").join(who_suggested(self.request.user, self.enrolment))

    def values(self) -> forms.Values:
        """What the form shows: kept from an ended session, else typed and not confirmed, else what is there."""
        if self.kept is not None:
            return forms.from_draft(forms.from_post(self.kept, self.seats), self.fresh)
        if self._said.draft is None:
            return self.fresh
        typed = forms.from_draft(self._said.draft, self.fresh)
        return forms.with_hesitant(typed, self.fresh) if self.typed_by else typed

    def own_topics(self, values: forms.Values) -> list[Any]:
        """Those of the person, said before or in this form."""
        lists = [said[name] for said in (self.fresh, values) for name in forms.LISTS]
        wanted = dict.fromkeys(row["topic"] for rows in lists for row in rows)
        return [self.topics[uuid] for uuid in wanted if uuid in self.topics]

    def people_named(self, values: forms.Values) -> dict[str, Found]:
        return names_of(self.request.user, self.enrolment, [*values["prefer"], *values["rather_not"]])

    def people_found(self, values: forms.Values) -> list[Found]:
        return find_people(self.request.user, self.enrolment, values["find"]["people"])

    @cached_property
    def _said(self) -> Any:
        return own_answer(self.request.user, self.enrolment)
