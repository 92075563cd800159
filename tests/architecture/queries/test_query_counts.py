"""A page asks the database the same number of times for one row, three and fifty: one literal number for each page."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.architecture.access.table import IN_A_DEMO, ROWS
from tests.architecture.queries.rows import Rows, make_rows
from turnabout.people.selectors import search_topics
from turnabout.people.selectors.name_index import current_names

pytestmark = pytest.mark.django_db
MOST = 15

# address with its question: (who asks, what stands in the address, queries)
PAGES = {
    "home": ("ines", (), 9),
    "home of a coordinator": ("noor", (), 15),
    "enrolment": ("ines", ("enrolment",), 15),
    "topic_search": ("ines", (), 4),
    "topic_search?q=topic": ("ines", (), 4),
    "delegates": ("ines", (), 6),
    "suggest": ("stranger", ("cohort",), 8),
    "suggest?q=leader": ("stranger", ("cohort",), 12),
    "pair": ("ines", ("pair",), 11),
    "agreement": ("ines", ("pair",), 5),
    "agreement_words": ("ines", ("pair",), 5),
    "agreement_versions": ("ines", ("pair",), 5),
    "stay_out": ("ines", ("pair",), 8),
    "stated_pairs": ("safeguarding", (), 5),
    "programmes": ("administrator", (), 6),
    "staff_lists": ("administrator", (), 5),
    "sources": ("administrator", (), 6),
    "source": ("administrator", ("source",), 6),
    "doubles": ("administrator", (), 11),
    "person_join": ("administrator", ("person",), 8),
    "person_compare": ("administrator", ("person", "twin"), 7),
    "person_split": ("administrator", ("person",), 6),
    "programme_new": ("administrator", (), 3),
    "cohort": ("noor", ("cohort",), 11),
    "cohort_rules": ("noor", ("cohort",), 15),
    "programme": ("noor", ("programme",), 13),
    "programme_plan": ("noor", ("programme",), 7),
    "cohort_new": ("noor", ("programme",), 7),
    "programme_people": ("noor", ("programme",), 8),
    "programme_mails": ("noor", ("programme",), 8),
    "programme_basis": ("noor", ("programme",), 5),
    "programme_about": ("noor", ("programme",), 6),
    "cohort_grades": ("noor", ("cohort",), 4),
    "cohort_enrolments": ("noor", ("cohort",), 15),
    "cohort_enrolments?q=leader": ("noor", ("cohort",), 15),
    "cohort_invite": ("noor", ("cohort",), 11),
    "cohort_invite?look=1&seat=mentor&language=en": ("noor", ("cohort",), 14),
    "cohort_letters": ("noor", ("cohort",), 11),
    "enrolment_desk": ("noor", ("cohort", "listed"), 9),
    "cohort_csv": ("noor", ("cohort",), 9),
    "cohort_xlsx": ("noor", ("cohort",), 9),
    "cohort_ask": ("noor", ("cohort",), 11),
    "cohort_intakes": ("noor", ("cohort",), 8),
    "intake": ("noor", ("refused",), 5),
    "intake of a file that waits": ("noor", ("ready",), 5),
    "intake of a file that is in": ("noor", ("switched",), 6),
    "intake_reading": ("noor", ("ready",), 5),
    "intake_changes": ("noor", ("ready",), 4),
    "intake_problems": ("noor", ("refused",), 4),
    "intake_findings": ("noor", ("switched",), 4),
    "people": ("ines", (), 9),
    "people of a coordinator": ("noor", (), 11),
    "people?q=listed": ("ines", (), 9),
    "person": ("ines", ("person",), 14),
    "person of a coordinator": ("noor", ("person",), 10),
    "person_lines": ("administrator", ("person",), 11),
    "sites": ("ines", (), 7),
    "site?name=Porto&country=PT": ("noor", (), 8),
    "units": ("ines", (), 8),
    "units_order": ("administrator", (), 8),
    "own_entry": ("ines", (), 13),
    "own_offers": ("ines", (), 10),
    "own_experience": ("ines", (), 10),
    "corrections": ("administrator", (), 5),
    "correction": ("administrator", ("correction",), 4),
    "topics": ("noor", (), 6),
    "topics?q=topic": ("noor", (), 7),
    "topic": ("noor", ("waiting",), 11),
    "topic_new": ("noor", (), 6),
    "topics_esco": ("noor", (), 6),
    "cohort_runs": ("noor", ("cohort",), 8),
    "run": ("noor", ("run",), 12),
    "run?q=porto": ("noor", ("run",), 13),
    "run?show=unplaced": ("noor", ("run",), 14),
    "run?show=locked": ("noor", ("run",), 15),
    "proposal": ("noor", ("run", "proposal"), 12),
    "publication": ("noor", ("published",), 12),
    "publication?show=unplaced": ("noor", ("published",), 14),
    "demo": ("anonymous", (), 4),
    "demo_mails": ("anonymous", (), 6),
}
# Pages on which nothing is listed, and addresses that only lead on.
WITHOUT_ROWS = {
    *(
        "health",
        "set_up",
        "join",
        "face",
        "enrolment_decline",
        "enrolment_withdraw",
        "enrolment_later",
        "enrolment_start",
    ),
    *("cohort_close", "hours_letter", "pair_leave", "pair_pause"),
    *("delegate_end", "open_link", "paper", "no_reminders"),
    *("organisation", "organisation_mark", "sign_in_rules", "programme_mail"),
    *("intake_file", "demo_enter", "demo_mail"),
}


def queries(rows: Rows, page: str) -> int:
    who, names, _number = PAGES[page]
    name, _mark, question = page.partition(" ")[0].partition("?")
    address = reverse(name, args=[rows.things[one].uuid for one in names])
    browser = Client()
    if who != "anonymous":
        browser.force_login(getattr(getattr(rows.cast, who), "user", getattr(rows.cast, who)))
        browser.get(reverse("scheme"))  # a session's first request writes down when it began
    search_topics("any")  # whoever is first after a change also reads all topics, or all names
    current_names()
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(f"{address}?{question}")
    assert answer.status_code == 200, f"{page}: {answer.status_code}"
    return len(asked)


@pytest.mark.parametrize("number", [1, 3, 50])
def test_every_page_takes_its_number_of_queries_however_many_rows_there_are(number: int) -> None:
    rows = make_rows(number)
    wrong = {
        page: (taken, PAGES[page][2]) for page in PAGES if (taken := queries(rows, page)) != PAGES[page][2]
    }
    assert not wrong, f"(taken, wanted): {wrong}"


def test_no_page_takes_more_than_fifteen_queries() -> None:
    assert not {page for page, (_who, _names, number) in PAGES.items() if number > MOST}


def test_every_page_with_a_list_has_its_number() -> None:
    there = {name for table in (ROWS, IN_A_DEMO) for name, row in table.items() if "GET" in row.verbs}
    counted = {page.partition(" ")[0].partition("?")[0] for page in PAGES}
    assert there == counted | WITHOUT_ROWS
    assert not counted & WITHOUT_ROWS
