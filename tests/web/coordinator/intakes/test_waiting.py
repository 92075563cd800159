"""A file that waits for a word: how it is read, what its spellings mean, what it would change, and undo."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from tests.cast import Cast
from tests.workflows.files import everything, lines, person
from turnabout.people.models import Before, Intake, Person, PersonKey, Source, StagedRows, Upload
from turnabout.people.services import save_profile
from turnabout.programmes.models import Enrolment
from turnabout.workflows.intake import read_waiting_files

pytestmark = pytest.mark.django_db

FRENCH = (
    "Matricule;Nom;Prénom;Courriel;Matricule responsable;Classification;Service;Pays;Langues;"
    "Date de naissance\r\n"
    "M1;Lefèvre;Aurélie;a.lefevre@atelier.example;;Cadre dirigeante;Direction générale;France;"
    "français, anglais;1970\r\n"
    "M2;Béranger;Loïc;l.beranger@atelier.example;M1;Cadre;Création;France;français;1985\r\n"
    "M3;Özdemir;Élif;e.ozdemir@atelier.example;M2;Employée;Création;France;français;1999\r\n"
).encode("cp1252")


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


class Desk:
    """Somebody who brings a file in and says yes, through the pages."""

    def __init__(self, browser: Any, address: str) -> None:
        self.browser, self.address = browser, address
        self.intake = Intake()

    def bring(self, data: bytes, name: str = "list.csv", **more: str) -> str:
        file = SimpleUploadedFile(name, data)
        answer = self.browser.post(self.address, {"kind": "staff", "file": file, **more})
        assert answer.status_code == 302, answer.content.decode()
        return self.look()

    def look(self, **query: str) -> str:
        """The page of the newest file, once the worker has been there."""
        read_waiting_files()
        self.intake = Intake.objects.latest("pk")
        answer = self.browser.get(reverse("intake", args=[self.intake.uuid]), query)
        assert answer.status_code == 200
        return answer.content.decode()

    def say(self, name: str, **values: Any) -> str:
        answer = self.browser.post(reverse(f"intake_{name}", args=[self.intake.uuid]), values)
        assert answer.status_code == 302, answer.content.decode()
        return self.look()

    def read_like_this(self, shown: str, **changes: str) -> str:
        """Send the form of the columns as the page shows it, with these changes."""
        chosen = re.findall(r'<select name="(\w+)".*?</select>', shown, re.DOTALL)
        values = {name: selected(shown, name) for name in chosen}
        return self.say("reading", **{**values, **changes})


def selected(shown: str, name: str) -> str:
    [select] = re.findall(rf'<select name="{name}".*?</select>', shown, re.DOTALL)
    return "".join(re.findall(r'<option value="([^"]*)" selected', select)[:1])


@pytest.fixture
def desk(cast: Cast, as_: Any) -> Desk:
    return Desk(as_(cast.noor), reverse("cohort_intakes", args=[cast.cohort.uuid]))


@pytest.fixture
def office(cast: Cast, as_: Any) -> Desk:
    return Desk(as_(cast.administrator), reverse("staff_lists"))


def state(desk: Desk) -> str:
    return Intake.objects.get(pk=desk.intake.pk).state


def test_a_file_with_our_own_headings_goes_straight_to_what_it_would_change(cast: Cast, desk: Desk) -> None:
    before = everything()
    shown = desk.bring(
        "person_id,name,title\nines,Ines Carvalho,Lead specialist\nnew,新人,Trainee\n".encode()
    )
    assert state(desk) == "ready"
    assert everything() == before, "nothing counts before a word"
    assert "job title: <del><bdi>Specialist</bdi></del> <ins><bdi>Lead specialist</bdi></ins>" in shown
    assert "新人 (new)" in shown
    assert "5 people of this list are not in the file" in shown

    desk.say("approve", gone="no")
    assert (person("ines").title, person("new").name, state(desk)) == ("Lead specialist", "新人", "switched")
    assert not Upload.objects.exists()
    assert not StagedRows.objects.exists()
    assert not Intake.objects.filter(diff__isnull=False).exists()


def test_a_french_list_is_understood_and_asked_about_once(cast: Cast, desk: Desk) -> None:
    shown = desk.bring(FRENCH, new_source="Atelier Lumière")
    assert state(desk) == "asking"
    assert selected(shown, "encoding") == "cp1252"
    assert selected(shown, "separator") == ";"
    assert [selected(shown, f"column_{at}") for at in (0, 1, 2, 4, 5, 9)] == [
        "person_id",
        "family_name",
        "given_name",
        "manager_id",
        "grade",
        "date_of_birth",
    ]

    shown = desk.read_like_this(shown)
    assert state(desk) == "mending"
    assert all(word in shown for word in ("Cadre dirigeante", "Employée", "français", "anglais"))
    fields = dict(
        re.findall(r'<bdi>([^<]+)</bdi></td><td[^>]*>[^<]*</td><td[^>]*><input name="([\w-]+)"', shown)
    )
    likely = dict(re.findall(r'<input name="([\w-]+)" value="([^"]*)"', shown))
    assert (likely[fields["français"]], likely[fields["France"]]) == ("fr", "FR")

    ranks = {"Cadre dirigeante": "5", "Cadre": "3", "Employée": "1"}
    sent = {**likely, **{fields[name]: rank for name, rank in ranks.items()}, fields["anglais"]: "en"}
    shown = desk.say("words", **sent)
    assert state(desk) == "ready"
    desk.say("approve")
    found = person("M1")
    assert (found.name, found.grade, found.country, found.languages) == (
        "Aurélie Lefèvre",
        5,
        "FR",
        ["fr", "en"],
    )
    assert lines("M3") == {("solid", "M2", True)}

    desk.bring(
        FRENCH.replace("Création".encode("cp1252"), b"Studio"), source=str(Source.objects.latest("pk").uuid)
    )
    assert state(desk) == "ready", "the list remembers how it is read and what its words mean"


def test_a_japanese_workbook_comes_in(cast: Cast, desk: Desk) -> None:
    data = workbook(
        ("社員名簿",),
        ("社員番号", "姓", "名", "メールアドレス", "上司の社員番号", "等級", "部署", "国"),
        (1001, "田中", "愛子", "aiko@sakura.example", None, 5, "経営", "JP"),
        (1002, "佐藤", "健", "ken@sakura.example", 1001, 2, "営業", "JP"),
    )
    shown = desk.bring(data, "名簿.xlsx", new_source="桜印刷")
    assert selected(shown, "header") == "1"
    desk.read_like_this(shown)
    desk.say("approve")
    found = person("1002")
    assert (found.name, found.grade, found.unit) == ("佐藤 健", 2, "営業")
    assert lines("1002") == {("solid", "1001", True)}


def test_two_lists_have_keys_of_their_own(cast: Cast, desk: Desk) -> None:
    desk.bring(b"person_id,name,manager_id\nines,Another Ines,boss\n", new_source="The other firm")
    desk.say("approve")
    assert PersonKey.objects.filter(key="ines").count() == 2
    other = Person.objects.get(name="Another Ines")
    assert [(line.manager_id, line.manager_key) for line in other.lines_up.all()] == [(None, "boss")]

    desk.bring(b"person_id,name\nboss,Not their boss\n", source=str(Source.objects.get(key="staff").uuid))
    desk.say("approve", gone="no")
    assert other.lines_up.get().manager_id is None, "a key of one list closes no line of another"


def test_the_letters_can_be_corrected(cast: Cast, desk: Desk) -> None:
    shown = desk.bring("社員番号,氏名\n1,田中愛子\n2,佐藤健一\n".encode("cp932"), new_source="桜")
    assert selected(shown, "encoding") == "cp932"
    shown = desk.read_like_this(shown, encoding="cp1252")
    assert state(desk) == "asking", "shown once more, with other columns"
    shown = desk.read_like_this(shown, encoding="cp932")
    assert selected(shown, "column_0") == "person_id"
    desk.read_like_this(shown)
    assert state(desk) == "ready"


def test_without_a_key_nothing_is_read(cast: Cast, desk: Desk) -> None:
    shown = desk.bring(b"Name,Team\nAda,Sales\n")
    assert state(desk) == "asking"
    values = {
        "encoding": "utf-8-sig",
        "separator": ",",
        "header": "0",
        "column_0": "name",
        "column_1": "unit",
    }
    answer = desk.browser.post(reverse("intake_reading", args=[desk.intake.uuid]), values)
    assert (answer.status_code, "Say which column has the key" in answer.content.decode()) == (422, True)
    desk.read_like_this(shown, column_0="person_id", column_1="unit")
    assert state(desk) == "ready"


def test_more_than_a_tenth_gone_needs_a_word(cast: Cast, office: Desk) -> None:
    desk = office
    shown = desk.bring(b"person_id\nines\n")
    assert "more than a tenth of the list" in shown
    assert "Say whether" in desk.say("approve")
    assert state(desk) == "ready"
    desk.say("approve", gone="yes")
    assert Person.objects.filter(gone_at__isnull=False).count() == 5
    assert person("ines").gone_at is None


def test_whoever_is_back_is_the_same_person(cast: Cast, office: Desk) -> None:
    desk = office
    desk.bring(b"person_id\nines\n")
    desk.say("approve", gone="yes")
    shown = desk.bring(b"person_id,title\nines,\nyusuf,Analyst again\n")
    desk.say("approve")
    assert (person("yusuf").pk, person("yusuf").gone_at) == (cast.yusuf.pk, None)
    assert Intake.objects.latest("pk").counts["back"] == 1
    assert "Yusuf" not in shown


def test_nobody_of_another_programme_is_said_to_have_left_by_a_coordinator(
    cast: Cast, as_: Any, desk: Desk
) -> None:
    for one in (cast.ines, cast.yusuf):
        Enrolment.objects.create(cohort=cast.other_cohort, person=one, seat="mentor", state="confirmed")
    Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="declined")
    other = Desk(as_(cast.piotr), reverse("cohort_intakes", args=[cast.other_cohort.uuid]))
    other.bring(b"person_id\nmina\n")
    other.say("approve", gone="yes")
    assert person("ines").gone_at is None
    assert person("yusuf").gone_at is not None


def test_a_new_key_with_a_known_mail_is_the_same_person_if_somebody_says_so(cast: Cast, desk: Desk) -> None:
    shown = desk.bring(b"person_id,name,email\nN-77,Ines Duarte,ines@firm.example\n")
    assert re.search(r'name="same" value="N-77" id="[^"]+" checked', shown)
    desk.say("approve", gone="no", same="N-77")
    found = person("N-77")
    assert (found.pk, found.name) == (cast.ines.pk, "Ines Duarte")
    assert PersonKey.objects.get(key="ines").gone_at is not None


def test_a_marriage_with_a_new_key_is_offered_and_not_ticked(cast: Cast, desk: Desk) -> None:
    shown = desk.bring(b"person_id,name,title,unit\nN-78,Ines Duarte,Specialist,Marketing\n")
    assert 'value="N-78"' in shown
    assert not re.search(r'value="N-78" id="[^"]+" checked', shown)
    desk.say("approve", gone="no")
    assert person("N-78").pk != cast.ines.pk


def test_undo_puts_everything_back(cast: Cast, desk: Desk) -> None:
    before = everything()
    desk.bring(
        b"person_id,name,title,manager_id,role,offers\nines,Ines C.,Boss,tomas,mentor,knots:3\n"
        b"new,New One,,ines,mentee,\n"
    )
    desk.say("approve", gone="yes")
    assert everything() != before
    shown = desk.say("undo")
    assert "This file was undone" in shown
    assert everything() == before
    assert not Person.objects.filter(gone_at__isnull=False).exists()
    assert not Before.objects.exists()


def test_undo_leaves_what_somebody_did_since(cast: Cast, desk: Desk) -> None:
    desk.bring(b"person_id,name,title,hours,role\nines,,Boss,Mon 10:00-12:00,\nnew,New One,,,mentor\n")
    desk.say("approve", gone="no")
    save_profile(actor=cast.ines.user, person=cast.ines, hours="Tue 10:00-12:00")
    Enrolment.objects.filter(person=person("new")).update(state="asked")
    shown = desk.say("undo")
    assert "1 stays, because they have a part by now" in shown
    assert (person("ines").title, person("ines").hours) == ("Specialist", "Tue 10:00-12:00")
    assert person("new").name == "New One"


def test_only_the_last_file_can_be_undone_and_once(cast: Cast, desk: Desk) -> None:
    desk.bring(b"person_id,title\nines,One\n")
    desk.say("approve", gone="no")
    first = desk.intake
    desk.bring(b"person_id,title\nines,Two\n")
    desk.say("approve", gone="no")
    address = reverse("intake_undo", args=[first.uuid])
    assert "Only the last file" in desk.browser.post(address, follow=True).content.decode()
    desk.say("undo")
    assert (
        "Only the last file"
        in desk.browser.post(reverse("intake_undo", args=[desk.intake.uuid]), follow=True).content.decode()
    )
    assert person("ines").title == "One"


def test_a_file_that_was_left_leaves_nothing(cast: Cast, desk: Desk) -> None:
    before = everything()
    desk.bring(b"person_id,title\nines,One\n")
    assert "You left this file" in desk.say("drop")
    assert everything() == before
    assert not Upload.objects.exists()
    assert (
        "not waiting any more"
        in desk.browser.post(reverse("intake_approve", args=[desk.intake.uuid]), follow=True).content.decode()
    )


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("list.csv", b"%PDF-1.7 " + bytes(range(256)), "This is a PDF"),
        ("list.xlsx", b"\xd0\xcf\x11\xe0" + b"x" * 600, "an old or a locked Excel file"),
        ("list.xlsx", b"PK\x03\x04 not a zip at all", "This workbook is damaged"),
        ("list.csv", bytes(range(32)) * 40, "This is no table"),
        ("list.csv", b"<html><body>Sign in</body></html>", "a web page or XML"),
    ],
    ids=["pdf", "old", "broken", "binary", "page"],
)
def test_what_is_no_list_is_said_in_a_sentence(
    cast: Cast, desk: Desk, name: str, data: bytes, words: str
) -> None:
    assert words in desk.bring(data, name)
    assert state(desk) == "refused"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(cast: Cast, desk: Desk) -> None:
    import zipfile

    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
        with parts.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(250):
                part.write(b"0" * 2**20)
    assert "far too large" in desk.bring(bomb.getvalue(), "list.xlsx")


def test_formulas_are_told_and_never_calculated(cast: Cast, desk: Desk) -> None:
    shown = desk.bring(
        workbook(("person_id", "name", "note"), ("a", '=CONCATENATE("x","y")', "=1+1"), ("b", "Bo", None)),
        "l.xlsx",
    )
    desk.read_like_this(shown)
    shown = desk.look()
    assert state(desk) == "mending"
    assert "This cell holds a formula" in shown
    assert desk.intake.counts["problems"] == 1, "a column that nobody reads may hold what it likes"
    shown = desk.bring(b'person_id,name\na,"=HYPERLINK(""http://evil.example"")"\n')
    assert "This cell holds a formula" in shown


def test_too_many_rows_are_told(cast: Cast, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("turnabout.people.intake.table.shaping.MOST_ROWS", 3)
    assert "There are too many rows" in desk.bring(b"person_id\na\nb\nc\nd\n")
    assert state(desk) == "refused"


def test_an_administrator_sees_the_same_steps_and_no_cohort(cast: Cast, office: Desk) -> None:
    shown = office.bring(b"person_id,email\nines,ines.new@firm.example\n")
    assert "mail: <del><bdi>ines@firm.example</bdi></del>" in shown
    office.say("approve", gone="no")
    assert person("ines").email == "ines.new@firm.example"
    office.say("undo")
    assert person("ines").email == "ines@firm.example"


def test_a_coordinator_is_told_before_what_will_be_kept(cast: Cast, desk: Desk) -> None:
    shown = desk.bring(b"person_id,email\nines,else@evil.example\n")
    assert "Mails that were kept" in shown
    assert "else@evil.example" not in shown


def test_what_was_said_of_a_file_that_was_left_is_not_remembered(cast: Cast, desk: Desk) -> None:
    """The attack: whoever may bring a file of a shared list teaches it that directors are juniors, and leaves it."""
    data = b"Staff no,Who,Band\nx,Xu,Director\n"
    desk.bring(data, new_source="Shared")
    shared = Source.objects.latest("pk")
    columns = {"column_0": "person_id", "column_1": "name", "column_2": "grade"}
    desk.read_like_this(desk.look(), **columns)
    desk.say("words", **{"grade-0": "1"})
    assert state(desk) == "ready"
    desk.say("drop")
    shared.refresh_from_db()
    assert (shared.words, shared.plans) == ({}, {})

    desk.bring(data, source=str(shared.uuid))
    assert state(desk) == "asking"
    desk.read_like_this(desk.look(), **columns)
    desk.say("words", **{"grade-0": "9"})
    desk.say("approve")
    shared.refresh_from_db()
    assert shared.words["grade"] == {"director": "9"}
    assert person("x").grade == 9
    desk.bring(data.replace(b"x,Xu", b"y,Yi"), source=str(shared.uuid))
    assert state(desk) == "ready", "remembered once it was taken over"


def test_a_coordinator_does_not_empty_the_list_of_the_organisation(cast: Cast, desk: Desk, as_: Any) -> None:
    """The attack: one row for the main list, and everybody else has left."""
    Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")
    Enrolment.objects.create(cohort=cast.cohort, person=cast.yusuf, seat="mentor", state="listed")
    Enrolment.objects.create(cohort=cast.other_cohort, person=cast.tomas, seat="mentor", state="withdrawn")
    Enrolment.objects.create(cohort=cast.cohort, person=cast.tomas, seat="mentor", state="asked")
    shown = desk.bring(b"person_id\nmina\n")
    assert "1 person of this list is not in the file." in shown
    assert "4 people of this list are not in the file and stay on it" in shown
    desk.say("approve", gone="yes")
    assert set(Person.objects.filter(gone_at__isnull=False)) == {cast.ines}


def test_a_list_that_only_their_programmes_bring_is_theirs_to_shorten(
    cast: Cast, desk: Desk, as_: Any
) -> None:
    desk.bring(b"person_id\na\nb\nc\n", new_source="Atelier")
    desk.say("approve")
    atelier = str(Source.objects.latest("pk").uuid)
    desk.bring(b"person_id\na\nb\n", source=atelier)
    desk.say("approve", gone="yes")
    assert person("c").gone_at is not None

    other = Desk(as_(cast.piotr), reverse("cohort_intakes", args=[cast.other_cohort.uuid]))
    other.bring(b"person_id\na\nb\n", source=atelier)
    other.say("approve")
    shown = desk.bring(b"person_id\na\n", source=atelier)
    assert "1 person of this list is not in the file and stays on it" in shown
    desk.say("approve", gone="yes")
    assert person("b").gone_at is None, "another programme needs the list too"
