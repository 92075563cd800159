"""The secret parts of addresses and letters of this room: identifiers with a signature, so that a copy of the database
opens nothing."""

from __future__ import annotations

import base64
import binascii
import hmac
import uuid
from typing import Final

from django.utils.crypto import salted_hmac

LINK: Final = "turnabout.open-link"
QUIET: Final = "turnabout.no-reminders"
PAPER: Final = "turnabout.paper-code"
LETTERS: Final = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none that is taken for another one on paper
LENGTH: Final = 12  # 58 bits


def token_of(salt: str, identifier: uuid.UUID) -> str:
    """43 letters that stand in an address. A token of one kind is none of another."""
    return base64.urlsafe_b64encode(identifier.bytes + _signature(salt, identifier)).decode().rstrip("=")


def identifier_of(salt: str, token: str) -> uuid.UUID | None:
    """The identifier that a token was made for, or None where the token was not made here."""
    try:
        raw = base64.urlsafe_b64decode(token.encode() + b"=" * (-len(token) % 4))
    except (binascii.Error, UnicodeEncodeError, ValueError):
        return None
    if len(raw) != 32:
        return None
    identifier = uuid.UUID(bytes=raw[:16])
    return identifier if hmac.compare_digest(token_of(salt, identifier).encode(), token.encode()) else None


def code_of(identifier: uuid.UUID) -> str:
    """Twelve letters for a sheet of paper, made anew whenever they are printed: they are stored nowhere."""
    number = int.from_bytes(salted_hmac(PAPER, identifier.hex, algorithm="sha256").digest())
    letters = []
    for _place in range(LENGTH):
        number, at = divmod(number, len(LETTERS))
        letters.append(LETTERS[at])
    return "".join(letters)


def as_printed(code: str) -> str:
    """In groups of four."""
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def digest_of(typed: str) -> str:
    """By which the row of a code is found, however it was typed: with blanks, dashes, in small letters."""
    plain = "".join(letter for letter in typed.upper() if letter in LETTERS)
    return salted_hmac(f"{PAPER}.row", plain, algorithm="sha256").hexdigest()


def _signature(salt: str, identifier: uuid.UUID) -> bytes:
    return salted_hmac(salt, identifier.hex, algorithm="sha256").digest()[:16]
