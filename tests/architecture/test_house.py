"""The house stands: imports and relations flow one way, and the migrations say what the models say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

ROOT = Path(__file__).resolve().parents[2]
ORDER = ["ground", "people", "programmes", "pairs", "matching", "learning", "meetings", "insight"]


def room(model: type[models.Model]) -> int | None:
    """The place of a model's room in the order; None for models of libraries."""
    parts = model.__module__.split(".")
    return ORDER.index(parts[1]) if parts[0] == "turnabout" else None


def relations() -> list[tuple[type[models.Model], models.Field, type[models.Model]]]:
    return [
        (model, field, field.related_model)
        for model in apps.get_models()
        if room(model) is not None
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and isinstance(field.related_model, type)
    ]


def test_imports_follow_the_order_of_the_rooms() -> None:
    answer = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_every_relation_points_to_the_same_or_an_earlier_room() -> None:
    assert relations(), "there are relations to look at"
    for model, field, target in relations():
        there, here = room(target), room(model)
        assert there is None or (here is not None and there <= here), (
            f"{model.__name__}.{field.name} points to a later room"
        )


def test_relations_across_rooms_add_nothing_to_the_other_room() -> None:
    across = [(m, f, t) for m, f, t in relations() if room(t) is not None and room(m) != room(t)]
    assert across, "there are relations across rooms to look at"
    for model, field, _target in across:
        assert (field.remote_field.related_name or "").endswith("+"), (
            f"{model.__name__}.{field.name}: say related_name='+'"
        )


@pytest.mark.django_db
def test_no_migration_is_pending() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
