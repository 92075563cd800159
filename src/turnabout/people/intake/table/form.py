"""What kind of file it is by its content, never by its name; whatever is no table is said so in one sentence."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from django.utils.translation import gettext as _

from turnabout.people.intake.table.plan import CSV, XLSX

LARGEST_UNPACKED: Final = 200 * 2**20
LARGEST_TEXTS: Final = 60 * 2**20  # the part of a workbook that has to be held in memory
MOST_PARTS: Final = 2_000
FIRST: Final = 4_096
PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")


class NotATable(Exception):
    """The file cannot be read at all; `remedy` says what to do instead."""

    def __init__(self, code: str, remedy: str) -> None:
        super().__init__(code)
        self.code, self.remedy = code, remedy


def broken() -> NotATable:
    return NotATable("broken", _("This workbook is damaged. Open it, save it once more, and try again."))


def too_large() -> NotATable:
    remedy = _("Unpacked this workbook is far too large. Save only the sheet with the list, as CSV.")
    return NotATable("too_large", remedy)


def form_of(data: bytes) -> str:
    """CSV or XLSX. Raises NotATable."""
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        _check_workbook(data)
        return XLSX
    head = data[:FIRST].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith(b"%PDF"):
        raise NotATable("pdf", _("This is a PDF, whatever its name. Ask for the list as CSV or XLSX."))
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        remedy = _(
            "This is an old or a locked Excel file. Open it, take the password off, and save it as XLSX."
        )
        raise NotATable("old_excel", remedy)
    if head[:200].lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise NotATable("page", _("This is a web page or XML. Ask for the list as CSV or XLSX."))
    if head.startswith((*PICTURES, b"\x1f\x8b", b"7z\xbc", b"Rar!", b"{\\rtf")) or _is_binary(data):
        raise NotATable("binary", _("This is no table. Save the list as CSV or XLSX and bring that in."))
    return CSV


def _is_binary(data: bytes) -> bool:
    """UTF-16 is full of NULs too, always on the same side."""
    head = data[:FIRST]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide(head):
        return False
    odd = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return odd > max(3, len(head) // 50)


def wide(head: bytes) -> str:
    """UTF-16 without a mark at its start: nearly every second byte is empty."""
    if len(head) < 8:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else ""


def _check_workbook(data: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise broken() from None
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        remedy = _("This is no Excel workbook. Save the list as XLSX or CSV and bring that in.")
        raise NotATable("other_zip", remedy)
    texts = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or texts > LARGEST_TEXTS:
        raise too_large()
