"""A sealed value opens in its own row and nowhere else, and nothing of it stands in the database."""

from __future__ import annotations

import copy
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core import checks, serializers
from django.db import connection, models, transaction
from django.test.utils import isolate_apps

from turnabout.ground.notify.models import Message
from turnabout.ground.secrets.checks import check_sealed_fields
from turnabout.ground.secrets.fields import PAD_TO, Sealed, SealedField
from turnabout.ground.secrets.keys import KeyRing, KeysUnreadable
from turnabout.ground.secrets.rotation import reseal
from turnabout.ground.secrets.seal import SealBroken, key_of
from turnabout.people.models import Intake, Source

pytestmark = pytest.mark.django_db
CANARY = "canary: hesitant about 数据 and budgets"


@pytest.fixture
def ring(settings: Any, tmp_path: Path) -> KeyRing:
    settings.KEY_RING = KeyRing(tmp_path / "keys")
    return settings.KEY_RING


def a_row(params: Any = CANARY) -> Message:
    identifier = uuid.uuid4()
    return Message.objects.create(uuid=identifier, kind="test", message_id=str(identifier), params=params)


def again(row: models.Model) -> Any:
    return type(row)._base_manager.get(pk=row.pk)


def opened(row: models.Model, column: str) -> Any:
    return getattr(again(row), column)


def stored(row: models.Model, column: str = "params") -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return cursor.fetchone()[0]


def store(row: models.Model, value: str, column: str = "params") -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s", [value, row.pk])


class TestOpening:
    @pytest.mark.parametrize(
        "value", [CANARY, "", 0, False, [], {}, {"a": [1, None, "é"]}, ["  blanks  "], " "]
    )
    def test_a_value_comes_back_as_it_was(self, value: Any) -> None:
        row = a_row(value)
        assert row.params == value
        assert again(row).params == value
        assert stored(row) is not None

    def test_nothing_is_not_the_same_as_an_empty_text(self) -> None:
        assert stored(a_row(None)) is None
        assert again(a_row(None)).params is None
        assert again(a_row("")).params == ""

    def test_nothing_of_it_stands_in_the_database(self) -> None:
        row = a_row()
        for word in CANARY.split():
            assert word not in stored(row)

    def test_the_same_value_never_looks_the_same_twice(self) -> None:
        row = a_row()
        first = stored(row)
        row.save()
        assert stored(row) != first
        assert stored(a_row()) != first

    def test_the_length_does_not_tell_how_much_was_said(self) -> None:
        lengths = {len(stored(a_row("x" * count))) for count in (0, 1, 50, PAD_TO - 2)}
        assert len(lengths) == 1

    def test_it_opens_after_a_deferred_load_and_a_refresh(self) -> None:
        row = a_row()
        assert Message.objects.defer("params").get(pk=row.pk).params == CANARY
        assert Message.objects.only("kind").get(pk=row.pk).params == CANARY
        row.refresh_from_db()
        assert row.params == CANARY

    def test_saving_a_row_whose_value_was_not_read_leaves_it_as_it_is(self) -> None:
        row = a_row()
        before = stored(row)
        untouched = Message.objects.defer("params").get(pk=row.pk)
        untouched.kind = "other"
        untouched.save()
        loaded = again(row)
        loaded.kind = "third"
        loaded.save()
        assert stored(row) == before
        assert again(row).params == CANARY

    def test_a_change_inside_the_value_is_saved(self) -> None:
        row = again(a_row({"codes": [1]}))
        row.params["codes"].append(2)
        row.save(update_fields=["params"])
        assert again(row).params == {"codes": [1, 2]}

    def test_many_rows_at_once_are_sealed_each_in_its_place(self) -> None:
        rows = [Message(kind="test", message_id=str(number), params={"n": number}) for number in range(5)]
        Message.objects.bulk_create(rows)
        assert sorted(row.params["n"] for row in Message.objects.all()) == [0, 1, 2, 3, 4]

    def test_a_copy_of_a_row_is_sealed_for_its_own_place(self) -> None:
        row = again(a_row())
        double = copy.copy(row)
        _ = double.params  # opened in the place that it came from
        double.pk, double.uuid, double.message_id = None, uuid.uuid4(), "copy"
        double.save()
        assert again(double).params == CANARY


class TestStayingClosed:
    def test_values_and_raw_reads_give_the_closed_value(self) -> None:
        a_row()
        for value in (
            Message.objects.values("params").get()["params"],
            Message.objects.values_list("params", flat=True).get(),
        ):
            assert isinstance(value, Sealed)
            assert CANARY not in value

    def test_a_value_moved_to_another_row_does_not_open(self) -> None:
        one, other = a_row("one"), a_row("other")
        store(other, stored(one))
        with pytest.raises(SealBroken):
            opened(other, "params")

    def test_a_value_moved_to_another_column_does_not_open(self) -> None:
        source = Source.objects.create(key="s", name="S")
        intake = Intake.objects.create(source=source, kind="staff", problems=["p"], findings=["f"])
        store(intake, stored(intake, "problems"), "findings")
        assert again(intake).problems == ["p"]
        with pytest.raises(SealBroken):
            opened(intake, "findings")

    @pytest.mark.parametrize("position", [0.1, 0.5, 0.999])
    def test_one_changed_letter_closes_it(self, position: float) -> None:
        row = a_row()
        sealed = stored(row)
        start = sealed.rindex(".") + 1
        at = start + int((len(sealed.rstrip("=")) - start - 1) * position)
        store(row, sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :])
        with pytest.raises(SealBroken):
            opened(row, "params")

    @pytest.mark.parametrize(
        "form", ["s1.{key}.", "s1.{key}.AAAA", "s1.{key}.!!!", "s2.{key}.{body}", "plain text", "..", ""]
    )
    def test_a_value_of_another_form_does_not_open(self, form: str) -> None:
        row = a_row()
        _, key, body = stored(row).split(".")
        store(row, form.format(key=key, body=body))
        with pytest.raises(SealBroken):
            opened(row, "params")

    def test_it_does_not_open_without_its_key(self, settings: Any, tmp_path: Path) -> None:
        row = a_row()
        settings.KEY_RING = KeyRing(tmp_path / "others")
        with pytest.raises(KeysUnreadable):
            opened(row, "params")

    def test_it_does_not_open_with_another_key_of_the_same_name(
        self, ring: KeyRing, tmp_path: Path, settings: Any
    ) -> None:
        row = a_row()
        forged = tmp_path / "forged"
        settings.KEY_RING = other = KeyRing(forged)
        text = other.path.read_text().replace(other.active, ring.active) if other.active else ""
        other.path.write_text(text)
        settings.KEY_RING = KeyRing(forged)
        with pytest.raises(SealBroken):
            opened(row, "params")

    def test_it_cannot_be_written_past_its_row(self) -> None:
        row = a_row()
        with pytest.raises(TypeError, match="sealed"), transaction.atomic():
            Message.objects.update(params=CANARY)
        row.params = "other"
        with pytest.raises(TypeError, match="sealed"), transaction.atomic():
            Message.objects.bulk_update([row], ["params"])
        with pytest.raises(TypeError, match="sealed"), transaction.atomic():
            Message.objects.filter(params=CANARY).exists()
        assert again(row).params == CANARY

    def test_emptying_many_rows_at_once_is_allowed(self) -> None:
        row = a_row()
        Message.objects.update(params=None)
        assert again(row).params is None

    def test_it_is_not_serialised(self) -> None:
        a_row()
        with pytest.raises(TypeError, match="not serialised"):
            serializers.serialize("json", Message.objects.all())


class TestRotation:
    def test_every_row_comes_to_the_new_key_and_opens(self, ring: KeyRing) -> None:
        rows, empty = [a_row({"n": number}) for number in range(3)], a_row(None)
        old = ring.active
        new = ring.rotate()
        assert again(rows[0]).params == {"n": 0}, "older keys stay"
        assert reseal() == 3
        assert {key_of(stored(row)) for row in rows} == {new} != {old}
        assert [again(row).params["n"] for row in rows] == [0, 1, 2]
        assert stored(empty) is None

    def test_doing_it_again_changes_nothing(self, ring: KeyRing) -> None:
        row = a_row()
        ring.rotate()
        reseal()
        before = stored(row)
        assert reseal() == 0
        assert stored(row) == before

    def test_a_value_saved_meanwhile_is_kept(self, ring: KeyRing, monkeypatch: pytest.MonkeyPatch) -> None:
        from turnabout.ground.secrets import rotation

        row = a_row("old")
        ring.rotate()
        original = rotation.unseal

        def somebody_saves(*args: Any) -> bytes:
            mine = again(row)
            mine.params = "new"
            mine.save()
            return original(*args)

        monkeypatch.setattr(rotation, "unseal", somebody_saves)
        assert reseal() == 0
        assert again(row).params == "new"

    def test_more_rows_than_one_stretch(self, ring: KeyRing, monkeypatch: pytest.MonkeyPatch) -> None:
        from turnabout.ground.secrets import rotation

        monkeypatch.setattr(rotation, "STRETCH", 2)
        for number in range(5):
            a_row(number)
        ring.rotate()
        assert reseal() == 5


class TestSystemCheck:
    def test_every_model_of_the_product_is_fit_for_its_sealed_fields(self) -> None:
        assert check_sealed_fields() == []

    @isolate_apps("turnabout.ground.notify")
    def test_a_model_without_a_uuid_or_with_an_index_is_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Nameless(models.Model):
            secret = SealedField(db_index=True)

            class Meta:
                app_label = "notify"

            def __str__(self) -> str:
                return "nameless"

        class Late(models.Model):
            uuid = models.UUIDField(unique=True, null=True)
            secret = SealedField()

            class Meta:
                app_label = "notify"

            def __str__(self) -> str:
                return "late"

        found = [(Nameless, Nameless._meta.get_field("secret")), (Late, Late._meta.get_field("secret"))]
        monkeypatch.setattr("turnabout.ground.secrets.checks.sealed_fields", lambda: found)
        problems = check_sealed_fields()
        assert [problem.id for problem in problems] == ["turnabout.E001", "turnabout.E002", "turnabout.E001"]
        assert all(problem.level == checks.ERROR for problem in problems)
