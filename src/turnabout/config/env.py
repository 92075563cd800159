"""Reads settings from the environment, with an error that names the variable and the remedy."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name, "yes" if default else "no").lower()
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. Set it to yes or no.")


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a whole number.")
    return int(value)


def choice(name: str, *allowed: str) -> str:
    """One of these words, or nothing."""
    value = text(name)
    if value not in {"", *allowed}:
        raise ImproperlyConfigured(f"{name} is {value!r}. Leave it out, or set it to {' or '.join(allowed)}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    return Path(text(name) or default).expanduser().resolve()
