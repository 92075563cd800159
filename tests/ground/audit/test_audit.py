"""The audit record: written with the change, never changed, read by administrators."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import Cast
from turnabout.ground.audit import triggers
from turnabout.ground.audit.context import request_id_var
from turnabout.ground.audit.models import Entry
from turnabout.ground.audit.selectors import PAGE, entries
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotFound

pytestmark = pytest.mark.django_db
SOURCE = Path(triggers.__file__).resolve().parents[2]


def an_entry(**wanted: Any) -> Entry:
    record(**{"actor": None, "action": "tried", "subject_kind": "test"} | wanted)
    return Entry.objects.latest("pk")


def refused(statement: Any) -> bool:
    try:
        with transaction.atomic():
            statement()
    except DatabaseError as error:
        return triggers.REFUSAL in str(error)
    return False


def sql(text: str) -> Any:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(text)

    return run


def test_an_entry_says_who_what_and_in_which_request(cast: Cast) -> None:
    subject = uuid.uuid4()
    token = request_id_var.set("r1")
    entry = an_entry(actor=cast.noor, subject_uuid=subject, facts={"seats": 3})
    request_id_var.reset(token)
    assert (entry.actor_uuid, entry.subject_uuid, entry.request_id) == (cast.noor.uuid, subject, "r1")
    assert entry.facts == {"seats": 3}


def test_no_entry_can_be_changed_or_deleted() -> None:
    entry = an_entry()
    assert refused(lambda: Entry.objects.filter(pk=entry.pk).update(action="other"))
    assert refused(lambda: Entry.objects.filter(pk=entry.pk).delete())
    assert refused(sql("UPDATE audit_entry SET action = 'other'"))
    assert refused(sql("DELETE FROM audit_entry"))
    if connection.vendor == "postgresql":
        assert refused(sql("TRUNCATE audit_entry"))
    assert Entry.objects.get().action == "tried"


def test_an_entry_cannot_be_replaced_by_another_of_the_same_number() -> None:
    entry = an_entry()
    if connection.vendor == "sqlite":
        columns = [field.column for field in Entry._meta.concrete_fields]
        chosen = ", ".join("'other'" if column == "action" else column for column in columns)
        statement = f"REPLACE INTO audit_entry ({', '.join(columns)}) SELECT {chosen} FROM audit_entry"
    else:
        statement = "INSERT INTO audit_entry SELECT * FROM audit_entry ON CONFLICT (id) DO UPDATE SET action = 'other'"
    assert refused(sql(statement))
    assert Entry.objects.get(pk=entry.pk).action == "tried"


def test_without_the_trigger_the_same_would_go_through() -> None:
    """So that the tests above cannot pass for another reason."""
    an_entry()
    with triggers.lifted(connection):
        assert not refused(lambda: Entry.objects.update(action="other"))
    assert Entry.objects.get().action == "other"
    assert refused(lambda: Entry.objects.update(action="again"))


def test_the_product_never_lifts_the_trigger() -> None:
    named = [
        path.name
        for path in SOURCE.rglob("*.py")
        if "triggers.lifted" in path.read_text() or "import lifted" in path.read_text()
    ]
    assert named == []


def test_an_entry_outlives_whom_it_tells_of(cast: Cast) -> None:
    entry = an_entry(actor=cast.stranger.user)
    identifier = cast.stranger.user.uuid
    cast.stranger.user.delete()
    assert Entry.objects.get(pk=entry.pk).actor_uuid == identifier


class TestReading:
    def test_an_administrator_reads_the_newest_first_in_pages(
        self, cast: Cast, django_assert_num_queries: Any
    ) -> None:
        for number in range(PAGE + 1):
            an_entry(action=f"act {number}")
        with django_assert_num_queries(2):
            first = entries(cast.administrator)
        assert (first.pages, first.total, len(first.rows)) == (2, PAGE + 1, PAGE)
        assert first.rows[0].action == f"act {PAGE}"
        assert [row.action for row in entries(cast.administrator, page=9).rows] == ["act 0"]

    def test_it_can_be_narrowed(self, cast: Cast) -> None:
        an_entry(actor=cast.noor, action="one")
        an_entry(actor=cast.piotr, action="two")
        assert [row.action for row in entries(cast.administrator, actor_uuid=cast.noor.uuid).rows] == ["one"]
        assert [row.action for row in entries(cast.administrator, action="two").rows] == ["two"]

    @pytest.mark.parametrize("who", ["noor", "sponsor", "safeguarding", "ines"])
    def test_nobody_else_finds_it(self, cast: Cast, who: str) -> None:
        viewer = getattr(cast, who)
        with pytest.raises(NotFound):
            entries(getattr(viewer, "user", viewer))

    def test_a_closed_administrator_finds_nothing(self, cast: Cast) -> None:
        cast.administrator.is_active = False
        with pytest.raises(NotFound):
            entries(cast.administrator)
