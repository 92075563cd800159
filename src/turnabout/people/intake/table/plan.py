"""How a file is read: guessed, shown, corrected, and remembered for the next one of its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

CSV, XLSX = "csv", "xlsx"
UTF8: Final = "utf-8-sig"
GIVEN, FAMILY = "given_name", "family_name"
MAIL_KEY: Final = "mail_key"  # a list without keys of its own: people go by their mail

ENCODINGS: Final = (
    (UTF8, "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp1252", "Western European (Windows-1252)"),
    ("cp1250", "Central European (Windows-1250)"),
    ("cp1251", "Cyrillic (Windows-1251)"),
    ("cp1253", "Greek (Windows-1253)"),
    ("cp1254", "Turkish (Windows-1254)"),
    ("cp1255", "Hebrew (Windows-1255)"),
    ("cp1256", "Arabic (Windows-1256)"),
    ("cp932", "Japanese (Shift JIS)"),
    ("euc_jp", "Japanese (EUC)"),
    ("gb18030", "Chinese, simplified (GB 18030)"),
    ("big5", "Chinese, traditional (Big5)"),
    ("cp949", "Korean (Windows-949)"),
    ("mac_roman", "Western European (Macintosh)"),
)
SEPARATORS: Final = (",", ";", "\t", "|")


@dataclass(frozen=True)
class Plan:
    """`header` counts the rows that are not blank, from 0. `columns` says what each column of the file is read as: one
    of our names, a part of the name, or "" for nothing. `sure` is False where a person should look first."""

    form: str = CSV
    encoding: str = UTF8
    separator: str = ","
    sheet: str = ""
    header: int = 0
    columns: tuple[str, ...] = ()
    sure: bool = True

    def plain(self) -> dict[str, Any]:
        return {**asdict(self), "columns": list(self.columns)}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Plan:
        return cls(**{**plain, "columns": tuple(plain["columns"])})

    def changed(self, **values: Any) -> Plan:
        return replace(self, **values)
