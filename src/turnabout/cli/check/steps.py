"""The main job step by step: from an empty installation to two people reading the page of their pair."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from turnabout.cli.check.browser import Browser
from turnabout.cli.check.people import WentWrongError, come_in_by_code, enrol, mail_to
from turnabout.cli.check.site import DidNotStartError, Site
from turnabout.cli.demo_organisation import Organisation, generate

PATIENCE = 120  # seconds that a file or a match may take


def check(say: Callable[[str], None] = print) -> int:
    """Do the main job on a throw-away database; 0 when every step held, 1 with what failed."""
    started = time.monotonic()
    doing = ["the server starts"]
    try:
        with Site("--empty") as site:
            Check(site, generate(), say, doing).run()
    except (WentWrongError, LookupError, DidNotStartError, OSError) as error:
        say(f"FAILED  {doing[-1]}: {type(error).__name__}: {error}")
        return 1
    say(f"Everything held, in {time.monotonic() - started:.0f} s.")
    return 0


class Check:
    """The steps; each leaves what the next needs on this object."""

    def __init__(
        self, site: Site, organisation: Organisation, say: Callable[[str], None], doing: list[str]
    ) -> None:
        self.site, self.organisation, self.say, self.doing = site, organisation, say, doing
        self.cast = organisation.cast
        self.home = self.run_address = ""

    def run(self) -> None:
        self.set_up()
        self.come_in_as_coordinator()
        self.bring_in("staff", "staff.csv")
        self.bring_in("enrolments", "enrolments.csv")
        self.ask_to_confirm()
        self.enrol_by_form()
        self.match()
        self.lock_one()
        self.publish()
        self.read_pairs()

    @contextmanager
    def step(self, what: str) -> Iterator[list[str]]:
        figures: list[str] = []
        started = time.monotonic()
        self.doing.append(what)
        yield figures
        self.say(f"ok  {what:<42} {'; '.join(figures)}  ({time.monotonic() - started:.1f} s)")

    def expect(self, browser: Browser, words: str) -> None:
        page = browser.page
        if page.status >= 400 or words.lower() not in f"{page.heading} {page.words}".lower():
            raise WentWrongError(
                f"{page.address} answered {page.status} {page.heading!r} instead of {words!r}: {page.words[:400]}"
            )

    def wait(self, browser: Browser, done: str, gone_wrong: str) -> None:
        """Load the page again until it says `done`, as a browser without JavaScript does by itself."""
        deadline = time.monotonic() + PATIENCE
        while done.lower() not in browser.page.heading.lower():
            if gone_wrong.lower() in browser.page.heading.lower() or time.monotonic() > deadline:
                raise WentWrongError(f"{browser.page.heading}: {browser.page.words[:400]}")
            time.sleep(0.5)
            browser.get(browser.page.address)

    def set_up(self) -> None:
        with self.step("first administrator and programme") as figures:
            browser = Browser(self.site.address)
            browser.get(self.site.link("become its administrator"))
            administrator = self.cast.administrator
            browser.press(
                "Make my account",
                name=administrator.name,
                email=administrator.email,
                password="a passphrase for a throw-away database",  # noqa: S106  (it goes with the database)
            )
            self.expect(browser, "Make a programme")
            coordinator = self.organisation.person(self.cast.coordinator)
            browser.press("Make the programme", name="Check", coordinator_email=coordinator.email)
            self.expect(browser, "Check")
            figures.append(f"{browser.requests} requests")

    def come_in_as_coordinator(self) -> None:
        with self.step("coordinator joins by the link in a mail"):
            address = self.organisation.person(self.cast.coordinator).email
            letter = mail_to(self.site.address, address, "Check")
            browser = Browser(self.site.address)
            browser.get(next(link for _words, link in letter.page.links if "/join/" in link))
            browser.press("Open my account")
            browser.get("/")
            self.home = next(link for _words, link in browser.page.links if "/cohorts/" in link)
            browser.get(self.home)
            self.noor = browser

    def bring_in(self, kind: str, name: str) -> None:
        with self.step(f"{name} brought in") as figures:
            self.noor.get(f"{self.home}intakes/")
            content = (self.site.home / "files" / name).read_bytes()
            self.noor.press("Bring it in", kind=kind, files={"file": (name, content)})
            self.wait(self.noor, "what would change", "cannot read")
            self.noor.press("Take it over")
            self.wait(self.noor, "The file is in", "nothing was taken over")
            rows = len(content.splitlines()) - 1
            figures.append(f"{rows} rows")

    def ask_to_confirm(self) -> None:
        with self.step("everybody asked; the invented people answer") as figures:
            self.noor.get(f"{self.home}ask/")
            form = self.noor.page.form(action="/ask/")
            self.noor.submit(form)
            figures += re.findall(r"\d+ mails?", self.noor.page.words)[:1]
            browser = Browser(self.site.address)
            browser.get("/demo/")
            browser.press("Let everybody answer")
            self.expect(browser, "have confirmed")
            figures += re.findall(r"\d+ people have confirmed", browser.page.words)

    def enrol_by_form(self) -> None:
        for answers in self.cast.to_enrol:
            person = self.organisation.person(answers.person_id)
            with self.step(f"{answers.role} enrols by the form") as figures:
                browser = come_in_by_code(self.site.address, person.email)
                enrol(browser, answers)
                figures.append(f"{person.name}, {browser.requests} requests")

    def match(self) -> None:
        with self.step("match made and proved") as figures:
            self.noor.get(f"{self.home}runs/")
            self.noor.submit(self.noor.page.form(action="/runs/"))
            self.wait(self.noor, "leaders", "could not")
            self.run_address = self.noor.page.address
            figures.append(self.noor.page.heading)

    def lock_one(self) -> None:
        with self.step("one pair kept together") as figures:
            self.noor.get(self.run_address)
            form = self.noor.page.form(button="Lock ")
            couple = form.buttons[0][2].removeprefix("Lock ")
            self.noor.submit(form, form.button("Lock "))
            self.noor.follow("Kept together 1")
            self.expect(self.noor, couple)
            figures.append(couple)

    def publish(self) -> None:
        with self.step("published, held, released") as figures:
            self.noor.get(self.run_address)
            self.noor.submit(self.noor.page.form(action="/publish/"))
            self.expect(self.noor, "hold")
            self.noor.press("Release now")
            figures.append(self.noor.page.heading)

    def read_pairs(self) -> None:
        with self.step("both sides read the page of their pair") as figures:
            first = self.organisation.person(self.cast.mentors[0])
            said = self.page_of_pair(first.email)
            name = said.removeprefix("You and ")
            back = self.page_of_pair(self.mail_of(name))
            if back != f"You and {first.name}":
                raise WentWrongError(f"{first.name} reads {said!r}, {name} reads {back!r}")
            figures += [said, back]

    def page_of_pair(self, mail: str) -> str:
        """The heading of the pair's page, as somebody with this mail reads it."""
        browser = come_in_by_code(self.site.address, mail)
        browser.get("/")
        browser.get(next((link for _words, link in browser.page.links if "/pairs/" in link), "/"))
        self.expect(browser, "Who can teach what")
        return browser.page.heading

    def mail_of(self, name: str) -> str:
        found = [person.email for person in self.organisation.people if person.name == name and person.email]
        if not found:
            raise WentWrongError(f"Nobody who is called {name!r} has a mail")
        return found[0]
