"""A workbook is a packed file: a few kilobytes unfold to millions of elements, or to a row with the number nine hundred
million. Every part is counted on its way to the reader, and refused before the reader holds it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Final
from xml.parsers import expat

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS
from openpyxl.xml.functions import iterparse

from turnabout.people.intake.table.form import broken, too_large

LAST_ROW: Final = 2**20  # of a sheet, in every program
MOST_CELLS: Final = 5_000_000
MOST_STRINGS: Final = 1_500_000  # in the table that cells point to
MOST_ELEMENTS: Final = 25_000_000
MOST_HELD: Final = 300_000  # elements that the reader keeps at once: of a row, a string, or a small part
MOST_BYTES_HELD: Final = 32 * 2**20
PIECE: Final = 64 * 1024
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXT, RUN = (f"{{{MAIN}}}{name}" for name in ("t", "r"))
CELL, ROW, STRING = (f"{MAIN}}}{name}" for name in ("c", "row", "si"))


class Watch:
    """Counts what passes. `whole` is a part that is held until its end."""

    def __init__(self, *, whole: bool) -> None:
        self.whole = whole
        self.cells = self.strings = self.elements = self.row = 0
        self.held_since = self.bytes = self.bytes_since = 0
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._element
        self.parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, data: bytes) -> None:
        """Raises NotATable."""
        for first in range(0, len(data), PIECE):
            piece = data[first : first + PIECE]
            self.bytes += len(piece)
            try:
                self.parser.Parse(piece)
            except (expat.ExpatError, ValueError, LookupError) as error:
                raise broken() from error
            self._look()

    def _look(self) -> None:
        if (
            self.elements - self.held_since > MOST_HELD
            or self.bytes - self.bytes_since > MOST_BYTES_HELD
            or self.cells > MOST_CELLS
            or self.strings > MOST_STRINGS
            or self.elements > MOST_ELEMENTS
        ):
            raise too_large()

    def _element(self, name: str, attributes: list[str]) -> None:
        self.elements += 1
        if name == CELL:
            self.cells += 1
        elif name == ROW:
            self._row(attributes)
            self._let_go()
        elif name == STRING:
            self.strings += 1
            self._let_go()

    def _row(self, attributes: list[str]) -> None:
        named = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("r")
        self.row = int(float(named)) if named else self.row + 1
        if not 0 < self.row <= LAST_ROW:
            raise broken()

    def _let_go(self) -> None:
        """The reader forgets each row and each string before the next."""
        if not self.whole:
            self.held_since, self.bytes_since = self.elements, self.bytes

    def _doctype(self, *_: Any) -> None:
        raise broken()  # no workbook has one; what it declares could unfold without end


class Watched:
    """A part that is read piece by piece; `beat` is called with each."""

    def __init__(self, part: IO[bytes], watch: Watch, beat: Callable[[], None]) -> None:
        self.part, self.watch, self.beat = part, watch, beat

    def read(self, size: int = -1) -> bytes:
        data = self.part.read(size)
        self.watch.feed(data)
        self.beat()
        return data

    def close(self) -> None:
        self.part.close()

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Archive(zipfile.ZipFile):
    """Its parts, watched."""

    beat: Callable[[], None]

    def open(self, name: Any, *args: Any, **more: Any) -> Any:
        return Watched(super().open(name, *args, **more), Watch(whole=False), self.beat)

    def read(self, name: Any, pwd: bytes | None = None) -> bytes:
        """For what the reader holds as a whole."""
        watch, data = Watch(whole=True), b""
        with super().open(name, "r", pwd) as part:
            while piece := part.read(PIECE):
                watch.feed(piece)
                data += piece
        return data


class Sheet(ReadOnlyWorksheet):
    def _get_size(self) -> None:
        """What a sheet says of its size may be wrong; where it says nothing all of it would be read to find out."""


class Reader(ExcelReader):
    """Reads what a list needs: sheets, shared texts and which numbers are dates. Properties, themes, links, drawings
    and charts are left alone."""

    def read(self) -> None:
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)
        self.read_worksheets()

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(_strings(source))

    def read_worksheets(self) -> None:
        for sheet, part in self.parser.find_sheets():
            if part.target in self.valid_files and "chartsheet" not in part.Type:
                found = Sheet(self.wb, sheet.name, part.target, self.shared_strings)
                self.wb._sheets.append(found)


def _strings(source: Any) -> Iterator[str]:
    """As the library reads them, plain or in runs, without an object for every one: ten times as fast."""
    for _event, node in iterparse(source):
        if node.tag == f"{{{STRING}":
            text = node.findtext(TEXT) or ""
            for run in node.iterfind(RUN):
                text += run.findtext(TEXT) or ""
            node.clear()
            yield text.replace("x005F_", "")


@contextmanager
def book_of(content: IO[bytes], beat: Callable[[], None]) -> Iterator[Any]:
    with Archive(content) as archive:
        archive.beat = beat
        reader = Reader(content, read_only=True, keep_links=False)
        reader.archive = archive
        reader.read()
        yield reader.wb
