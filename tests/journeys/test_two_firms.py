"""Two merged firms: a French list in Windows letters and a Japanese workbook reach one cohort, unedited."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.journeys import coordinator
from tests.journeys.chromium import chromium, profile
from tests.journeys.hand import Hand
from tests.journeys.site import own_site

pytestmark = [pytest.mark.journey, pytest.mark.slow]

FRENCH = (
    "Matricule;Nom;Prénom;Courriel;Matricule responsable;Classification;Service;Pays;Langues;Rôle dans le programme\r\n"
    "101;Lefèvre;Aurélie;a.lefevre@lumiere.example;;Cadre dirigeante;Direction générale;France;français, anglais;\r\n"
    "102;Béranger;Loïc;l.beranger@lumiere.example;101;Cadre;Création;France;français, anglais;mentee\r\n"
    "103;Özdemir;Élif;e.ozdemir@lumiere.example;102;Employée;Création;France;français;mentor\r\n"
)
JAPANESE = (
    ("社員名簿 2027年度",),
    ("社員番号", "姓", "名", "メールアドレス", "上司の社員番号", "等級", "部署", "国", "役割"),
    (101, "田中", "愛子", "aiko@sakura.example", None, "部長", "経営", "日本", None),
    (102, "佐藤", "健", "ken@sakura.example", 101, "課長", "営業", "日本", "mentee"),
    (103, "鈴木", "芽衣", "mei@sakura.example", 102, "一般", "営業", "日本", "mentor"),
)
RANKS = {"Cadre dirigeante": "5", "Cadre": "4", "Employée": "1", "部長": "5", "課長": "4", "一般": "1"}
WORDS = {**RANKS, "anglais": "en", "français": "fr", "France": "FR", "日本": "JP"}


def files(folder: Path) -> tuple[Path, Path]:
    book = Workbook()
    for row in JAPANESE:
        book.active.append(row)
    book.save(folder / "名簿.xlsx")
    (folder / "effectif.csv").write_bytes(FRENCH.encode("cp1252"))
    return folder / "effectif.csv", folder / "名簿.xlsx"


def bring_in(hand: Hand, cohort: str, path: Path, firm: str) -> None:
    hand.open(f"{cohort}intakes/", "the files of the cohort")
    hand.sees("Bring in a file")
    hand.page.locator("input[name=kind][value=staff]").check()
    hand.bring(path)
    hand.type("Or a list of another firm", firm)
    hand.press("Bring it in")
    hand.sees("This is how we read it")
    hand.press("Read it like this")
    hand.sees("Some of it we cannot read yet")
    for row in hand.page.locator("table.spellings tbody tr").all():
        spelling = row.locator("bdi").inner_text()
        row.locator("input").fill(WORDS[spelling])
    hand.press("Read it with these words")
    coordinator.take_over(hand)


@pytest.mark.parametrize("scripts", [False], ids=["without scripts"])
def test_two_firms_lists_reach_one_enrolment(tmp_path: Path, scripts: bool) -> None:
    with own_site("--empty") as site, chromium() as browser:
        hand = Hand(profile(browser, scripts=scripts), site.address)
        coordinator.set_up(hand, site, name="Noor Siddiqui", mail="noor@firm.example")
        coordinator.make_programme(hand)
        cohort = hand.page.url
        for path, firm in zip(files(tmp_path), ("Atelier Lumière", "桜印刷"), strict=True):
            bring_in(hand, cohort, path, firm)
        hand.open(f"{cohort}enrolments/", "who takes part")
        shown = hand.reads()
        for name in ("Loïc Béranger", "Élif Özdemir", "佐藤 健", "鈴木 芽衣"):
            assert name in shown
        assert "Aurélie Lefèvre" not in shown, "she has no role"
