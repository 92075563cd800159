"""The demo's two files: byte for byte the same everywhere, and read by the product's own parser."""

import csv
import hashlib
from pathlib import Path

from turnabout_engine.io.rows import COLUMNS, PRIVATE, ROLE_COLUMNS, join, parse

from turnabout.cli.demo_organisation import generate, write
from turnabout.people.catalogue import interests

# SHA-256 on every machine and Python; a new value is a new demo, so say why.
STAFF = "c51ca6feb699e569f21e9a1297f2458fa46bd480af335988bebc47a7327fdbdb"
ENROLMENTS = "a3bdb12f397501b65a7ae4e55e79e99de083d077a2f63b855ae94973ab928b50"
WITH_PRIVATE_ANSWERS = "50ae2d92d8169d150f18a21ec8670e9c8024cf4bc576b2b2cde1b8056343c844"
EARLIER_PAIRS = "c38bf139f3f26f5036a894c769e1b30bf56dffce6b7561648122ad84300ec024"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_files_are_the_same_on_every_machine(files):
    assert [_digest(path) for path in files] == [STAFF, ENROLMENTS]


def test_what_stands_in_no_file_is_the_same_on_every_machine(organisation, tmp_path):
    _, private = write(organisation, tmp_path, private=True)
    pairs = "\n".join(",".join(pair) for pair in organisation.earlier_pairs)
    assert _digest(private) == WITH_PRIVATE_ANSWERS
    assert hashlib.sha256(pairs.encode()).hexdigest() == EARLIER_PAIRS


def test_writing_twice_gives_the_same_and_another_seed_gives_others(files, tmp_path):
    again = write(generate(), tmp_path / "again")
    other = write(generate(7), tmp_path / "other")
    assert [_digest(path) for path in again] == [_digest(path) for path in files]
    assert all(_digest(one) != _digest(two) for one, two in zip(again, other, strict=True))


def test_the_columns_are_those_of_a_staff_list_and_its_roles(files, tmp_path, organisation):
    headers = [path.read_text(encoding="utf-8").split("\n", 1)[0].split(",") for path in files]
    assert headers[0] == [column for column in COLUMNS if column not in ROLE_COLUMNS]
    assert headers[1] == ["person_id", *(column for column in ROLE_COLUMNS if column not in PRIVATE)]
    _, whole = write(organisation, tmp_path, private=True)
    assert whole.read_text(encoding="utf-8").split("\n", 1)[0].split(",") == ["person_id", *ROLE_COLUMNS]


def test_the_coordinators_file_holds_nothing_private(files, organisation):
    """Neither a column nor, by accident, a value: what only a hesitant aim says stands nowhere in that person's row."""
    with files[1].open(encoding="utf-8", newline="") as file:
        rows = {row["person_id"]: row for row in csv.DictReader(file)}
    hesitant = [(e.person_id, aim.topic) for e in organisation.enrolments for aim in e.hesitant]
    assert hesitant
    assert not any(topic in " ".join(rows[key].values()) for key, topic in hesitant)


def test_the_product_reads_both_files_without_a_problem(files):
    keys = [interest.key for interest in interests()]
    staff, roles = (parse(path.read_bytes(), interests=keys) for path in files)
    assert staff.problems == roles.problems == ()
    assert {notice.code for notice in (*staff.notices, *roles.notices)} == {"missing_column"}
    assert len(join(staff, roles).rows) == 800
