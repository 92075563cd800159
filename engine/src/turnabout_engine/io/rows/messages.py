"""What reading a file has to say: the header found, notices, and problems with line, column, value and remedy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """The columns this file has and the parser reads, in the file's order."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something done with the file that is no fault.

    code: missing_column, unknown_column, dropped_column, private_column, hours_without_zone, first_file_wins,
    second_file_wins, unmapped_grade.
    """

    code: str
    column: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One cell that cannot be used; `line` is where its row starts, `value` is empty for private columns."""

    line: int
    column: str
    value: str
    remedy: str
    code: str

    def __str__(self) -> str:
        place = f"line {self.line}" + (f", {self.column}" if self.column else "")
        return f"{place}: {self.value!r}. {self.remedy}" if self.value else f"{place}: {self.remedy}"


SHOWN = 100


def printable(value: str) -> str:
    """A value as it can be shown and stored: broken bytes replaced, no control characters, not too long."""
    whole = value[: SHOWN + 1].encode("utf-8", "replace").decode("utf-8")
    whole = "".join(char if char.isprintable() else " " for char in whole)
    return whole if len(whole) <= SHOWN else whole[:SHOWN] + "…"
