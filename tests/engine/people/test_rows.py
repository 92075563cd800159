"""The row parser reads what the reference promises and says everything it cannot read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turnabout_engine.hours import parse_hours
from turnabout_engine.io.rows import COLUMNS, Header, from_plain, iter_rows, join, parse, to_plain
from turnabout_engine.people import Aim, Offer, PersonRow

from tests.engine.people.staff import as_csv, make_staff, person


def test_a_full_row_gives_a_person_with_everything() -> None:
    data = (
        "person_id,name,title,email,manager_id,dotted_manager_ids,grade,unit,site,country,timezone,languages,hours,"
        "role,capacity,offers,aims,hesitant,interests,style,prefer,rather_not\n"
        '7,Ọlá Adé,"Head of\nDesign",ola@example.org,1,2;3,Head of,Design,Lagos,NG,africa/lagos,EN;yo,'
        "Mon-Wed 09:00-15:00;Thu 10:00-14:00,both,2/1,"
        "C++: basics:3;AI:5,Law:0:3;Tax:1:2,Excel:0:1,chess;film,1;3;2,8,9\n"
    )
    parsed = parse(data.encode(), grades={"head OF": 4})
    assert parsed.problems == parsed.notices == ()
    (row,) = parsed.rows
    assert row == PersonRow(
        person_id="7",
        name="Ọlá Adé",
        title="Head of Design",
        email="ola@example.org",
        manager_id="1",
        dotted_manager_ids=("2", "3"),
        grade=4,
        grade_name="Head of",
        unit="Design",
        site="Lagos",
        country="NG",
        timezone="Africa/Lagos",
        languages=("en", "yo"),
        hours=parse_hours("Mon-Wed 09:00-15:00;Thu 10:00-14:00"),
        hours_text="Mon-Wed 09:00-15:00;Thu 10:00-14:00",
        roles=frozenset({"mentor", "mentee"}),
        mentor_capacity=2,
        mentee_capacity=1,
        offers=(Offer("C++: basics", 3), Offer("AI", 5)),
        aims=(Aim("Law", 0, 3), Aim("Tax", 1, 2)),
        hesitant=(Aim("Excel", 0, 1),),
        interests=("chess", "film"),
        style=(1, 3, 2),
        prefer=("8",),
        rather_not=("9",),
        line=2,
    )


def test_every_bad_cell_is_told_with_line_column_value_and_remedy() -> None:
    data = (
        "person_id,email,grade,timezone,languages,hours,role,capacity,offers,aims,style,interests\n"
        "a,nobody,0,Mars/Base,English,9-17,boss,2/1/3,AI:6,AI:3:3,1;2,sleep\n"
        ",,,,,,,,,,,\n"
        ",,1,,,,,,,,,\n"
        "b,,Director,,,Mon 09:00-09:00,,-1,AI:1;ai:2,AI:1,,\n"
        "c,,,,,,,,,,,,more\n"
    )
    parsed = parse(data.encode(), interests={"chess"})
    told = {(problem.line, problem.column) for problem in parsed.problems}
    second = set(parsed.columns) - {"person_id"}
    assert {column for line, column in told if line == 2} == second
    assert told - {(2, column) for column in second} == {
        (4, "person_id"),
        (5, "grade"),
        (5, "hours"),
        (5, "capacity"),
        (5, "offers"),
        (5, "aims"),
        (6, ""),
    }
    assert all(problem.remedy and problem.code for problem in parsed.problems)
    assert {problem.value for problem in parsed.problems} >= {"nobody", "Mars/Base", "AI:3:3", "more"}
    assert parsed.rows == ()


def test_what_is_hidden_is_never_repeated_in_a_problem() -> None:
    parsed = parse(b"person_id,hesitant,prefer,rather_not\na,secret:9:9,\x01secret,\x02secret\n")
    assert [problem.column for problem in parsed.problems] == ["hesitant", "prefer", "rather_not"]
    assert "secret" not in str(parsed)


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\r\n\n"])
@pytest.mark.parametrize("ending", [b"\r\n", b"\n", b"\r"])
def test_separator_byte_order_mark_and_line_ends_do_not_matter(
    separator: str, start: bytes, ending: bytes
) -> None:
    rows = make_staff(1, 30, 6, 20)
    data = start + as_csv(rows, tuple(reversed(COLUMNS)), separator).replace(b"\r\n", ending)
    parsed = parse(data)
    assert parsed.problems == ()
    assert [to_plain(row) | {"line": 0} for row in parsed.rows] == [
        to_plain(row) | {"line": 0} for row in rows
    ]


def test_columns_left_out_unknown_dropped_and_private_are_said() -> None:
    header = "Person ID,shoe size,Date of birth,age,gender,start_date,hesitant,prefer,rather_not\n"
    parsed = parse((header + "a,44,1970-01-01,50,x,2001-01-01,AI:0:3,b,c\n").encode(), drop_private=True)
    said: dict[str, set[str]] = {}
    for notice in parsed.notices:
        said.setdefault(notice.code, set()).add(notice.column)
    assert said["dropped_column"] == {"date_of_birth", "age", "gender", "start_date"}
    assert said["private_column"] == {"hesitant", "prefer", "rather_not"}
    assert said["unknown_column"] == {"shoe size"}
    assert said["missing_column"] == set(COLUMNS) - {"person_id", "hesitant", "prefer", "rather_not"}
    assert parsed.columns == ("person_id",)
    assert parsed.rows == (PersonRow("a", line=2),)


def test_private_columns_are_read_where_the_files_owner_has_everything() -> None:
    (row,) = parse(b"person_id,hesitant,prefer,rather_not\na,AI:0:3,b,c\n").rows
    assert (row.hesitant, row.prefer, row.rather_not) == ((Aim("AI", 0, 3),), ("b",), ("c",))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"name,role\nx,mentor\n", "no_person_id"),
        (b"person_id,person_id\na,b\n", "column_twice"),
        ("person_id\na\n".encode("utf-16"), "encoding"),
        (b"person_id,name\na,caf\xe9\n", "encoding"),
        (b"person_id,name\na,no\x00thing\n", "control_character"),
        (b'person_id,name\na,"never closed\nb,c\n', "quotes"),
        (b'person_id,name\na,"closed"too early\n', "quotes"),
        (b"person_id,name\na," + b"x" * 2_000_000 + b"\n", "quotes"),
        (b"person_id,name\na," + b"x" * 400 + b"\n", "too_long"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_never_crashes(data: bytes, code: str) -> None:
    assert code in [problem.code for problem in parse(data).problems]


def test_a_row_with_stray_quotes_does_not_hide_the_next_problem() -> None:
    parsed = parse(b'person_id,role\na,"x"y\nb,boss\nc,mentor\n')
    assert [(problem.line, problem.code) for problem in parsed.problems] == [(2, "quotes"), (3, "role")]
    assert [row.person_id for row in parsed.rows] == ["c"]


def test_lines_are_counted_where_a_row_starts() -> None:
    parsed = parse(b'person_id,title\na,"one\ntwo\nthree"\n\nb,x\n')
    assert [(row.person_id, row.line) for row in parsed.rows] == [("a", 2), ("b", 6)]


@given(st.integers(1, 50), st.integers(0, 5))
def test_a_stream_in_chunks_gives_what_the_whole_file_gives(size: int, seed: int) -> None:
    data = as_csv(make_staff(seed, 12, 3, 6))
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    assert list(iter_rows(chunks)) == list(iter_rows(data))
    assert isinstance(next(iter_rows(chunks)), Header)


@given(st.integers(0, 1000))
def test_people_survive_their_csv_and_their_plain_form(seed: int) -> None:
    rows = make_staff(seed, 8, 3, 5)
    assert list(parse(as_csv(rows)).rows) == rows
    assert [from_plain(to_plain(row)) for row in rows] == rows


def test_a_plain_row_holds_only_what_the_file_had() -> None:
    (row,) = parse(b"person_id,role,capacity,grade\na,mentor,2,3\n").rows
    assert to_plain(row, ("person_id", "role", "capacity", "grade")) == {
        "person_id": "a",
        "grade": 3,
        "grade_name": "",
        "roles": ["mentor"],
        "mentor_capacity": 2,
        "mentee_capacity": 2,
        "line": 2,
    }


def test_a_second_file_adds_the_enrolments() -> None:
    staff = parse(b"person_id,name,hours,timezone\na,Ann,09:00-17:00,Europe/Paris\nb,Bo,,\n")
    roles = parse(b"person_id;name;role;capacity;offers\nb;Someone;mentor;3;AI:2\n")
    joined = join(staff, roles)
    assert joined.problems == ()
    assert [(row.name, row.roles, row.mentor_capacity) for row in joined.rows] == [
        ("Ann", frozenset(), 1),
        ("Bo", frozenset({"mentor"}), 3),
    ]
    assert ("first_file_wins", "name") in [(notice.code, notice.column) for notice in joined.notices]
    assert {n.column for n in joined.notices if n.code == "missing_column"}.isdisjoint(joined.columns)


def test_strangers_and_repeats_in_the_second_file_are_problems() -> None:
    joined = join(parse(b"person_id\na\n"), parse(b"person_id,role\na,mentor\na,mentee\nz,mentor\n"))
    assert [(problem.line, problem.code) for problem in joined.problems] == [
        (4, "unknown_person"),
        (3, "duplicate_key"),
    ]


def test_a_grade_name_without_a_number_can_be_kept() -> None:
    data = b"person_id,grade\na,Partner\n"
    assert parse(data).problems[0].code == "grade"
    kept = parse(data, keep_unmapped_grades=True)
    assert (kept.rows[0].grade, kept.rows[0].grade_name) == (None, "Partner")
    assert "unmapped_grade" in [notice.code for notice in kept.notices]


def test_hours_without_a_zone_are_said() -> None:
    parsed = parse(b"person_id,hours,timezone\na,09:00-17:00,\n")
    assert ("hours_without_zone", 2) in [(notice.code, notice.line) for notice in parsed.notices]


def test_names_in_two_unicode_forms_are_one_key() -> None:
    parsed = parse("person_id,manager_id\nJose\u0301,\nb,José\n".encode())
    assert parsed.rows[0].person_id == parsed.rows[1].manager_id


def test_nothing_is_read_from_a_person_without_enrolment() -> None:
    assert person("a").takes_part_as("mentor") is False
