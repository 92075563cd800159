"""The errors that services and selectors raise for doors to map: 404, 404 and a sentence for the person.

Exception
├── NotFound     absent, or not for this viewer: both look the same
├── NotAllowed   the actor has no right to this change (the web answers 404 too)
└── Refused      the change cannot be made now; `.message` says why, in words for people
"""

from __future__ import annotations

from django.utils.functional import Promise


class NotFound(Exception):
    """There is nothing here for this viewer."""


class NotAllowed(Exception):
    """This account has no right to make this change."""


class Refused(Exception):
    """The change cannot be made in the present state. `message` is lazy text that may be shown."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message
