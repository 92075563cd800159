"""Reads the data files of the catalogue: TOML, one a family, numbered in the order in which pages show them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from turnabout.people.catalogue.entries import Experience, Family, Topic

DATA: Final = Path(__file__).parent / "data"


def read_families() -> tuple[Family, ...]:
    files = sorted(DATA.glob("[0-9]-*.toml"))
    return tuple(_family(_load(path)) for path in files)


def read_experiences() -> tuple[Experience, ...]:
    return tuple(Experience(**entry) for entry in _load(DATA / "lived.toml")["experience"])


def _load(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _family(data: dict[str, Any]) -> Family:
    return Family(data["key"], data["name"], tuple(_topic(data["key"], entry) for entry in data["topic"]))


def _topic(family: str, entry: dict[str, str]) -> Topic:
    aliases = split_aliases(entry["aliases"])
    return Topic(entry["key"], entry["name"], entry["sentence"], family, aliases, entry.get("part_of", ""))


def split_aliases(text: str) -> tuple[str, ...]:
    """Aliases stand in one text with commas, so that a translator gets them as one and may give more or fewer."""
    return tuple(alias.strip() for alias in text.split(",") if alias.strip())
