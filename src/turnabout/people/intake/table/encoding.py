"""In which encoding a CSV file is written: certain for UTF-8 and UTF-16, guessed for the others."""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from turnabout.people.intake.table.form import wide
from turnabout.people.intake.table.naming import meaning
from turnabout.people.intake.table.plan import ENCODINGS, UTF8

SAMPLE: Final = 64 * 1024
BETWEEN: Final = re.compile("[,;\t|]")
OFFERED: Final = [name for name, _words in ENCODINGS]
LATIN: Final = ("cp1250", "cp1254", "mac_roman")
ICELANDIC: Final = frozenset("ðýþÐÝÞ")  # where Turkish has its own letters
SIGNS: Final = "’‘“”„–—…•·«»°ºª§©®€\u00a0"
SAME_AS: Final = {
    "cp1252": ("latin_1", "iso8859_1", "iso8859_15", "cp1252", "ascii"),
    "cp1250": ("iso8859_2", "cp1250"),
    "cp1251": ("koi8_r", "iso8859_5", "cp1251"),
    "cp932": ("shift_jis", "shift_jis_2004", "shift_jisx0213", "cp932"),
    "gb18030": ("gb2312", "gbk", "hz", "gb18030"),
    "big5": ("big5", "big5hkscs", "cp950"),
    "cp949": ("euc_kr", "johab", "cp949"),
    "euc_jp": ("euc_jis_2004", "euc_jisx0213", "euc_jp"),
}


def encoding_of(data: bytes, remembered: str = "") -> tuple[str, bool]:
    """The encoding, and whether that is certain."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", True
    without_mark = wide(data[:4096])
    if without_mark:
        return without_mark, True
    if _is(data, "utf-8"):
        return UTF8, True
    if remembered in OFFERED and remembered not in (UTF8, "utf-16") and _is(data[:SAMPLE], remembered):
        return remembered, True
    return _guessed(data), False


def _is(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        decoder.decode(data, final=encoding == "utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(data: bytes) -> str:
    """From the lines that tell something: those with letters beyond ASCII."""
    telling = [line for line in data.splitlines() if any(byte > 127 for byte in line)]
    sample = b"\n".join(telling)[:SAMPLE]
    names = [*OFFERED[2:]]
    found = from_bytes(sample, cp_isolation=names).best()
    likely = _western(_ours(found.encoding if found else ""), sample)
    marks = {name: _headings(data, name) for name in dict.fromkeys([likely, *names])}
    best = max(marks, key=lambda name: marks[name])  # the first of those that are level: the likely one
    return best


def _western(likely: str, sample: bytes) -> str:
    """A few names tell the encodings of Latin letters badly apart. Western European it is, unless that puts signs where
    other encodings have letters."""
    if likely not in LATIN or not _is(sample, "cp1252"):
        return likely
    beyond = {char for char in sample.decode("cp1252", errors="replace") if ord(char) > 127}
    is_western = not beyond & ICELANDIC and all(char.isalpha() or char in SIGNS for char in beyond)
    return "cp1252" if is_western else likely


def _ours(name: str) -> str:
    return next(
        (ours for ours, others in SAME_AS.items() if name in others), name if name in OFFERED else "cp1252"
    )


def _headings(data: bytes, encoding: str) -> int:
    """How many headings make sense when the top is read so: a short list in Japanese tells more by them than by its
    letters. Less than none where it cannot be read at all."""
    if not _is(data[:SAMPLE], encoding):
        return -1
    top = data[:8192].decode(encoding, errors="replace").splitlines()[:10]
    cells = {cell.strip(' "') for line in top for cell in BETWEEN.split(line)}
    return sum(bool(meaning(cell)) for cell in cells)
