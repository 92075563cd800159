"""The secret part of an entry link: its identifier with a signature, so that a copy of the database opens no door."""

from __future__ import annotations

import base64
import binascii
import hmac
import uuid

from django.utils.crypto import salted_hmac

SALT = "turnabout.entry-link"


def token_of(identifier: uuid.UUID) -> str:
    """43 letters that stand in the address of the link."""
    return base64.urlsafe_b64encode(identifier.bytes + _signature(identifier)).decode().rstrip("=")


def identifier_of(token: str) -> uuid.UUID | None:
    """The identifier that a token was made for, or None where the token was not made here."""
    try:
        raw = base64.urlsafe_b64decode(token.encode() + b"=" * (-len(token) % 4))
    except (binascii.Error, UnicodeEncodeError):
        return None
    if len(raw) != 32:
        return None
    identifier = uuid.UUID(bytes=raw[:16])
    genuine = hmac.compare_digest(raw[16:], _signature(identifier)) and token == token_of(identifier)
    return identifier if genuine else None


def _signature(identifier: uuid.UUID) -> bytes:
    return salted_hmac(SALT, identifier.hex, algorithm="sha256").digest()[:16]
