"""Runs the product in a process of its own on the database of the test."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def environment(**extra: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "turnabout.config.settings",
        "TURNABOUT_HOME": str(settings.HOME),
        "DATABASE_URL": _database_url(),
        **extra,
    }


def _database_url() -> str:
    place = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{place['NAME']}"
    login = f"{quote(place['USER'])}:{quote(place['PASSWORD'])}@" if place["USER"] else ""
    host = quote(place["HOST"] or "", safe="")
    return f"postgres://{login}{host}:{place['PORT'] or 5432}/{place['NAME']}"
