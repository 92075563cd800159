"""Takes a PNG picture apart and puts it together anew: only its pixels are kept, whatever else was hidden in the file.

Nothing else is taken. An SVG is a program of sorts, and other formats would need a library for one picture's sake."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by kind of colour
DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
LARGEST_SIDE: Final = 1200
LARGEST_FILE: Final = 1_000_000


@dataclass(frozen=True)
class Picture:
    png: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Header:
    width: int
    height: int
    depth: int
    colour: int

    @property
    def raw_length(self) -> int:
        """Bytes of the pixels before they are packed: each row has one byte more, for its filter."""
        return self.height * (1 + (self.width * self.depth * CHANNELS[self.colour] + 7) // 8)


def plain_png(data: bytes) -> Picture:
    """The picture with its pixels alone. Raises Refused with what is wrong and the remedy."""
    if len(data) > LARGEST_FILE:
        raise Refused(_("This file is larger than one megabyte. Make the picture smaller."))
    if not data.startswith(SIGNATURE):
        raise Refused(_("This is not a PNG picture. Open it in any drawing program and save it as PNG."))
    try:
        return _anew(list(_chunks(data)))
    except (struct.error, zlib.error, ValueError, IndexError):
        raise Refused(_("This picture is damaged. Save it as PNG once more, and try again.")) from None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        if zlib.crc32(kind + body) != checksum:
            raise ValueError
        yield kind, body
        if kind == b"IEND":
            return
        at += 12 + length
    raise ValueError


def _anew(chunks: list[tuple[bytes, bytes]]) -> Picture:
    if chunks[0][0] != b"IHDR":
        raise ValueError
    header = _header(chunks[0][1])
    kept = [(kind, body) for kind, body in chunks if kind in (b"PLTE", b"tRNS")]
    if any(len(body) > 768 for _kind, body in kept) or len(kept) > 2:
        raise ValueError
    pixels = _pixels(b"".join(body for kind, body in chunks if kind == b"IDAT"), header.raw_length)
    parts = [(b"IHDR", chunks[0][1]), *kept, (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b"")]
    return Picture(SIGNATURE + b"".join(_packed(*part) for part in parts), header.width, header.height)


def _header(body: bytes) -> Header:
    width, height, depth, colour, packing, filtering, interlaced = struct.unpack(">IIBBBBB", body)
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise Refused(_("This picture has more than 1,200 points on a side. Make it smaller."))
    if interlaced:
        raise Refused(_("This PNG is interlaced. Save it once more without that option."))
    if depth not in DEPTHS[colour] or packing or filtering:
        raise ValueError
    return Header(width, height, depth, colour)


def _pixels(packed: bytes, length: int) -> bytes:
    """Unpacks as much as the picture can hold and not a byte more, so that a small file cannot fill the memory."""
    unpacking = zlib.decompressobj()
    pixels = unpacking.decompress(packed, length + 1)
    if len(pixels) != length or not unpacking.eof:
        raise ValueError
    return pixels


def _packed(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
