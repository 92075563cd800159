"""AES-256-GCM with the place of a value (table, row, column) as associated data: a moved value does not open."""

from __future__ import annotations

import base64
import binascii
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from turnabout.ground.secrets.keys import KeyRing

VERSION = "s1"
NONCE_BYTES = 12
TAG_BYTES = 16


class SealBroken(Exception):
    """A sealed value does not open: it was changed, moved from another place, or sealed under another key."""


def seal(ring: KeyRing, plain: bytes, place: str) -> str:
    """Text `version.key-id.base64(nonce + ciphertext)` that opens only at `place`."""
    key_id, nonce = ring.active, secrets.token_bytes(NONCE_BYTES)
    body = nonce + AESGCM(ring.key(key_id)).encrypt(nonce, plain, place.encode())
    return f"{VERSION}.{key_id}.{base64.b64encode(body).decode()}"


def unseal(ring: KeyRing, sealed: str, place: str) -> bytes:
    """The plain bytes. Raises SealBroken where the value does not belong to `place` or was changed."""
    body = _body(sealed, place)
    key = ring.key(key_of(sealed))
    try:
        return AESGCM(key).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], place.encode())
    except InvalidTag as error:
        raise SealBroken(place) from error


def key_of(sealed: str) -> str:
    """The id of the key under which a value was sealed."""
    return sealed.split(".", 2)[1]


def _body(sealed: str, place: str) -> bytes:
    version, _, rest = sealed.partition(".")
    encoded = rest.partition(".")[2]
    try:
        body = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SealBroken(f"{place}: unknown form") from error
    if version != VERSION or len(body) < NONCE_BYTES + TAG_BYTES:
        raise SealBroken(f"{place}: unknown form")
    return body
