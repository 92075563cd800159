"""What the check's people do: come in by link or code, fill in the enrolment form, read the page of their pair."""

from __future__ import annotations

import re
import time

from turnabout.cli.check.browser import Browser
from turnabout.cli.check.tree import parse
from turnabout.cli.demo_organisation import Aim, Enrolment, Offer
from turnabout.people.catalogue import topic


class WentWrongError(Exception):
    """A step did not lead where it should; the message says what was seen instead."""


def mail_to(site: str, address: str, words: str, *, patience: float = 120) -> Browser:
    """A browser at the newest mail of the demo to this address whose subject says `words`, once the worker sent it."""
    browser = Browser(site)
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        link = _find_mail(browser, address, words)
        if link:
            browser.get(link)
            return browser
        time.sleep(0.3)
    raise WentWrongError(f"No mail to {address} says {words!r}")


def _find_mail(browser: Browser, address: str, words: str) -> str:
    """The link of the newest such mail, page by page; empty if there is none yet."""
    page = browser.get("/demo/mails/")
    while True:
        for row in parse(page.html).all("tr"):
            link = next(row.all("a"), None)
            if link and address in row.words() and words.lower() in link.words().lower():
                return link.get("href")
        following = next((link for label, link in page.links if label == "After"), None)
        if following is None:
            return ""
        page = browser.get(following)


def come_in_by_code(site: str, address: str) -> Browser:
    """Sign in with a code by mail, as everybody on the staff list can."""
    browser = Browser(site)
    browser.get("/account/login/code/")
    browser.submit(browser.page.form_with("email"), values={"email": address})
    letter = mail_to(site, address, "code").page
    code = re.search(r"\b([A-Z0-9]{4}-?[A-Z0-9]{4}|[A-Z0-9]{6})\b", letter.words)
    if code is None:
        raise WentWrongError(f"The mail to {address} holds no code")
    browser.submit(browser.page.form_with("code"), values={"code": code[1]})
    return browser


def enrol(browser: Browser, answers: Enrolment) -> None:
    """Take part from the start page, and fill in the form as a browser without JavaScript would."""
    browser.get("/")
    browser.follow("Take part")
    browser.press("Teach first" if answers.role == "mentor" else "Learn first")
    for offer in answers.offers:
        _add(browser, "offers", offer)
    for aim in answers.aims:
        _add(browser, "aims", aim)
    for aim in answers.hesitant:
        _add(browser, "aims", aim, hesitant=True)
    form = browser.page.form(button="Confirm")
    values: dict[str, str | list[str]] = {
        f"style-{place}": str(said) for place, said in enumerate(answers.style)
    }
    values["interests"] = list(answers.interests)
    browser.submit(form, form.button("Confirm"), values=values)
    if "You are in" not in browser.get("/").words:
        raise WentWrongError(f"{answers.person_id} could not confirm: {browser.page.words[:300]}")


def _add(browser: Browser, where: str, wanted: Offer | Aim, *, hesitant: bool = False) -> None:
    """Find a topic by its name, add it, and say the levels."""
    form = browser.page.form(button="Confirm")
    name = topic(wanted.topic).name
    browser.submit(form, ("find", f"find-{where}"), values={f"find-{where}": name})
    form = browser.page.form(button="Confirm")
    added = next((b for b in form.buttons if b[0] == "add" and b[1].startswith(f"{where}-")), None)
    if added is None:
        raise WentWrongError(f"The search for {name!r} found nothing to add")
    browser.submit(form, added[:2])
    form = browser.page.form(button="Confirm")
    row = f"{where}-{added[1].removeprefix(f'{where}-')}"
    levels = (
        {f"{row}-level": str(wanted.level)}
        if isinstance(wanted, Offer)
        else {f"{row}-now": str(wanted.now), f"{row}-wanted": str(wanted.wanted)}
    )
    if not set(levels) <= set(form.values):
        raise WentWrongError(f"{name!r} was added, but its levels cannot be said")
    if hesitant:
        levels[f"{row}-hesitant"] = "on"
    browser.submit(form, ("save", "yes"), values=levels)
