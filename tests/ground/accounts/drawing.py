"""Draws small PNG pictures for tests, sound and otherwise."""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def drawn_png(
    width: int, height: int, *, extra: bytes = b"", pixels: bytes | None = None, interlaced: int = 0
) -> bytes:
    """A grey picture; `extra` are chunks between its head and its pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, interlaced))
    raw = pixels if pixels is not None else (b"\0" + b"\x80" * width) * height
    return SIGNATURE + head + extra + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
