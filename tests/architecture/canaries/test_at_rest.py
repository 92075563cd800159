"""Nothing that is said in confidence can be read from a copy of the database: no table, no file, no session, no job."""

from __future__ import annotations

import base64
import json
import pickle
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from tests.architecture.canaries.birds import World
from turnabout.ground.audit.models import Entry
from turnabout.ground.privacy.register import REGISTER
from turnabout.people.models import Topic

pytestmark = pytest.mark.django_db
# A topic is a word of the catalogue, whoever chose it.
CATALOGUE = {"people.Topic.key", "people.Topic.name"}


def tables() -> Iterator[tuple[str, list[str], list[tuple[Any, ...]]]]:
    """Every table as the database holds it: name, columns, rows."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield table, [column[0] for column in cursor.description], cursor.fetchall()


def texts() -> Iterator[tuple[str, str]]:
    """Every text in every column, by `table.column`. Identifiers and numbers are no texts."""
    for table, columns, rows in tables():
        for row in rows:
            for column, value in zip(columns, row, strict=True):
                if isinstance(value, (str, bytes, list, dict)):
                    yield f"{table}.{column}", value if isinstance(value, str) else str(value)


def confided(world: World) -> dict[str, str]:
    """What must not be readable in any form: sealed canaries, and the identifiers of what somebody hesitates about."""
    said = {canary.text: canary.key for canary in world.canaries if not canary.open_at_rest}
    topics = Topic.objects.filter(name__in=("Qhesitant", "Qoflea"))
    return said | {str(topic.uuid): f"that somebody hesitates about {topic.name}" for topic in topics}


def encoded(text: str) -> Iterator[str]:
    """The text, and those of its letters in base64 that do not depend on what stands before and after it."""
    yield text
    data = text.encode()
    for shift in range(3):
        whole = base64.b64encode(b"." * shift + data).decode()
        yield whole[-(-shift * 8 // 6) : (shift + len(data)) * 8 // 6]


def test_what_is_confided_stands_in_no_table(world: World) -> None:
    secrets = {form: key for text, key in confided(world).items() for form in encoded(text)}
    stored = list(texts())
    assert len(stored) > 500, "there are rows to look at"
    found = {f"{place}: {key}" for place, text in stored for form, key in secrets.items() if form in text}
    assert not found, "\n".join(sorted(found))


def test_what_is_confided_stands_in_no_file_of_the_database(world: World) -> None:
    """On SQLite: the file, its log and its index. PostgreSQL's files belong to its own machine."""
    if connection.vendor != "sqlite":
        return
    name = Path(connection.settings_dict["NAME"])
    files = {path.name: path.read_bytes() for path in name.parent.glob(f"{name.name}*")}
    assert any(name.endswith("-wal") for name in files), "the log is looked at too"
    assert any(b"Qofferalone" in content for content in files.values()), "what is open is there"
    secrets = {form.encode(): key for text, key in confided(world).items() for form in encoded(text)}
    found = {
        f"{name}: {key}"
        for name, content in files.items()
        for form, key in secrets.items()
        if form in content
    }
    assert not found, "\n".join(sorted(found))


def test_what_is_open_stands_only_in_fields_that_the_register_calls_personal(world: World) -> None:
    personal, known = set(), {}
    for row in REGISTER:
        model = apps.get_model(row.model.split(".")[0], row.model.split(".")[1])
        known[f"{model._meta.db_table}.{model._meta.get_field(row.field).column}"] = row
        personal |= {row.key} if row.datum else set()
    found = set()
    for place, text in texts():
        row = known.get(place)
        if row is None or (row.key not in personal and row.key not in CATALOGUE):
            found |= {f"{place}: {canary.key}" for canary in world.singing(text)}
    assert not found, "\n".join(sorted(found))


def test_the_audit_record_holds_numbers_and_states_and_no_content(world: World) -> None:
    entries = list(Entry.objects.all())
    assert {"enrolment confirmed", "match released", "file queued", "enrolment declined"} <= {
        entry.action for entry in entries
    }
    for entry in entries:
        assert not world.singing(json.dumps(entry.facts)), entry


def test_sessions_hold_no_content_and_no_code_that_could_be_read(world: World) -> None:
    stores = [import_module(settings.SESSION_ENGINE).SessionStore(key) for key in world.sessions]
    opened = json.dumps([dict(store.items()) for store in stores])
    assert "kept-enrolment" in opened, "somebody typed after the end of a session"
    assert '"code"' in opened, "somebody waits for a code"
    for session in Session.objects.all():
        raw = f"{session.session_key} {session.session_data}"
        assert not any(key in raw for key in world.sessions), "with it anybody could go on with the session"
        assert not {key for text, key in confided(world).items() for form in encoded(text) if form in raw}
        assert not world.singing(raw)


def test_the_cache_holds_no_mail_and_no_content(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM turnabout_cache")
        rows = cursor.fetchall()
    assert rows, "failed sign-ins are counted there"
    for key, value in rows:
        said = f"{key} {pickle.loads(base64.b64decode(value))!r}"
        assert not world.singing(said), said


def test_what_the_job_library_keeps_names_chores_and_nothing_else(world: World) -> None:
    from django_tasks_db.models import DBTaskResult

    rows = list(DBTaskResult.objects.values())
    assert rows, "workers were woken"
    assert {row["args_kwargs"]["args"][0] for row in rows} <= {
        "mail",
        "intakes",
        "runs",
        "release_due",
        "clean_up",
    }
    assert not any(world.singing(str(row)) for row in rows)
