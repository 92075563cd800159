"""The form of the names of grades: a line for each rank, with the names that mean it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

FEWEST: Final = 6  # lines that a form without any names has
SPARE: Final = 2  # empty lines above the highest rank in use
MOST: Final = 40
LONGEST: Final = 60  # letters of one name


class GradesForm(forms.Form):
    """`grades` maps names to ranks, 1 the most junior, as the policy of a cohort has them."""

    def __init__(self, *args: Any, grades: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rank in range(1, lines_for(grades) + 1):
            self.fields[f"rank_{rank}"] = forms.CharField(
                label=_label(rank),
                required=False,
                max_length=2000,
                initial=", ".join(_at(rank, grades)),
            )

    def clean(self) -> dict[str, Any]:
        """Each name means one rank."""
        values: dict[str, Any] = super().clean() or {}
        seen: dict[str, int] = {}
        for rank, field in self._ranks():
            for name in names_in(values.get(field, "")):
                self._check(name, rank, field, seen)
        return values

    def _check(self, name: str, rank: int, field: str, seen: dict[str, int]) -> None:
        key = _same(name)
        if key in seen and seen[key] != rank:
            self.add_error(
                field,
                _("“%(name)s” stands at rank %(rank)s already. Leave it at one of the two.")
                % {"name": name, "rank": seen[key]},
            )
        if len(name) > LONGEST:
            self.add_error(field, _("One of these names is very long. Put a comma between two names."))
        seen.setdefault(key, rank)

    def grades(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for rank, field in self._ranks():
            for name in names_in(self.cleaned_data[field]):
                if _same(name) not in map(_same, found):
                    found[name] = rank
        return found

    def _ranks(self) -> list[tuple[int, str]]:
        return [(int(field.removeprefix("rank_")), field) for field in self.fields]


def _at(rank: int, grades: Mapping[str, int]) -> list[str]:
    """By the alphabet: not every database keeps the order in which they were typed."""
    return sorted((name for name, its in grades.items() if its == rank), key=str.casefold)


def lines_for(grades: Mapping[str, int]) -> int:
    """Named ranks with two spare lines above them; a rank beyond the last line would be lost on saving."""
    highest = max(grades.values(), default=0)
    return max(FEWEST, min(highest + SPARE, MOST), highest)


def names_in(text: str) -> list[str]:
    return [" ".join(name.split()) for name in text.replace(";", ",").split(",") if name.strip()]


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _label(rank: int) -> Any:
    if rank == 1:
        return _("Rank 1, the most junior")
    return _("Rank %(rank)s") % {"rank": rank}
