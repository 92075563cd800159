"""The catalogue's writers, for whoever looks after topics: coordinators, deputies and administrators."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from turnabout.ground.errors import NotAllowed
from turnabout.people.services import topics
from turnabout.programmes.permissions import looks_after_topics

Done = TypeVar("Done")


def _for_who_looks_after_topics(service: Callable[..., Done]) -> Callable[..., Done]:
    @wraps(service)
    def checked(*, actor: Any, **given: Any) -> Done:
        if not looks_after_topics(actor):
            raise NotAllowed
        return service(actor=actor, **given)

    return checked


add_topic = _for_who_looks_after_topics(topics.add_topic)
settle_topic = _for_who_looks_after_topics(topics.settle_topic)
retire_topic = _for_who_looks_after_topics(topics.retire_topic)
bring_back_topic = _for_who_looks_after_topics(topics.bring_back_topic)
merge_topics = _for_who_looks_after_topics(topics.merge_topics)
undo_merge = _for_who_looks_after_topics(topics.undo_merge)
import_esco = _for_who_looks_after_topics(topics.import_esco)
take_back_esco = _for_who_looks_after_topics(topics.take_back_esco)
