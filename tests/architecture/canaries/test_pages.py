"""No private datum surfaces on a page outside its audience, and its rightful reader finds it where it belongs."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from django.urls import resolve

from tests.architecture.access.browsers import Browsers
from tests.architecture.access.table import ROWS, Row
from tests.architecture.canaries.birds import World
from tests.architecture.canaries.crawl import Address, addresses, questions
from tests.architecture.conftest import undone

pytestmark = pytest.mark.django_db
WHO = (
    *("anonymous", "ines", "tomas", "kai", "aiko", "yusuf", "omar", "quentin", "mina", "stranger"),
    *("noor", "piotr", "sponsor", "safeguarding", "administrator"),
)
Seen = dict[tuple[str, str], list[tuple[Address, str]]]


@pytest.fixture(scope="module")
def pages(world: World, browsers: Browsers) -> Seen:
    """Everything that everybody can read, by who reads it and the name of the address."""
    seen: Seen = defaultdict(list)
    for address, who in product(addresses(world), WHO):
        page = read(browsers, who, address)
        further = questions(address) if page else ()
        read_by = seen[who, address.name]
        read_by += [(address, page), *((asked, read(browsers, who, asked)) for asked in further)]
    return seen


def read(browsers: Browsers, who: str, address: Address) -> str:
    answer = browsers.ask(who, "GET", address.path, **address.more)
    headers = " ".join(f"{name}: {value}" for name, value in answer.items())
    return html.unescape(f"{headers} {text_of(answer)}") if answer.status_code != 404 else ""


def text_of(answer: Any) -> str:
    """What a person reads, of a workbook too."""
    if not answer["Content-Type"].endswith("spreadsheetml.sheet"):
        return str(answer.content.decode())
    with ZipFile(BytesIO(answer.content)) as book:
        return " ".join(book.read(name).decode() for name in book.namelist())


def caught(world: World, who: str, address: Address, page: str) -> list[str]:
    return [
        canary.key
        for canary in world.singing(page)
        if not canary.sings_in(address.asked) and not world.may_come_across(who, canary, address.name)
    ]


def test_no_page_shows_a_datum_to_anybody_outside_its_audience(world: World, pages: Seen) -> None:
    leaks = {
        f"{who} {name} {key}"
        for (who, name), read in pages.items()
        for address, page in read
        for key in caught(world, who, address, page)
    }
    assert not leaks, "\n".join(sorted(leaks))


def test_every_rightful_reader_finds_the_datum_on_the_page_where_it_belongs(
    world: World, pages: Seen
) -> None:
    missed = [
        f"{who} {name} {canary.key}"
        for canary in world.canaries
        for who, name in canary.found
        if not any(canary.sings_in(page) for _address, page in pages[who, name])
    ]
    assert not missed, "\n".join(missed)


def test_no_answer_to_a_form_shows_a_datum_to_anybody_outside_its_audience(
    world: World, browsers: Browsers
) -> None:
    """What is said after a form was sent, and the page that it leads to."""
    people = ("anonymous", "ines", "tomas", "stranger", "noor", "piotr")
    forms = [address for address in addresses(world) if "POST" in ROWS.get(address.name, Row()).verbs]
    leaks = {
        f"{who} after {sent.name} {key}"
        for sent, who in product(forms, people)
        for shown, page in after(browsers, who, sent)
        for key in caught(world, who, shown, page)
    }
    assert not leaks, "\n".join(sorted(leaks))


def after(browsers: Browsers, who: str, sent: Address) -> Iterator[tuple[Address, str]]:
    """The answer to an empty form, and the page that it leads to, each by the address that shows it."""
    with undone():
        answer = browsers.send(who, "POST", sent.path)
        yield sent, html.unescape(answer.content.decode())
        if answer.status_code == 302 and answer["Location"].startswith("/"):
            path = urlsplit(answer["Location"])
            page = browsers.send(who, "GET", path.path, QUERY_STRING=path.query)
            name = str(resolve(path.path).url_name)
            yield Address(name, path.path, {"QUERY_STRING": path.query}), html.unescape(page.content.decode())
