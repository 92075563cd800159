"""The whole journey on one site: files, answers, forms, match, review, publication, and two people who read."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys import coordinator, rounds
from tests.journeys.chromium import profile
from tests.journeys.enrolling import come_in, confirm, fill_in, take_part
from tests.journeys.eyes import Eyes, listen
from tests.journeys.hand import Eye, Hand
from tests.journeys.keyboard import KeyboardHand
from tests.journeys.reading import read_pair
from tests.journeys.reviewing import review
from turnabout.cli.check.site import Site
from turnabout.cli.demo_organisation import Enrolment, Organisation


@dataclass
class Walk:
    """What was done and seen. With `scripts` one person does it all, and the eyes look at each page on the way;
    without, the administrator hands over to a coordinator, who comes in by mail."""

    browser: Browser
    site: Site
    organisation: Organisation
    scripts: bool
    eyes: Eye = field(default_factory=Eyes)
    complaints: list[str] = field(default_factory=list)
    pressed: list[str] = field(default_factory=list)
    besides: list[str] = field(default_factory=list)
    enrolled: dict[str, Hand] = field(default_factory=dict)
    partners: tuple[str, str] = ("", "")
    seconds: float = 0

    def go(self) -> Walk:
        started = time.monotonic()
        hand = self._to_answers()
        if self.scripts:
            rounds.with_people(hand)
            self._join(self.hand())
        self._forms()
        self._match(hand)
        review(hand)
        coordinator.publish(hand)
        self._note(hand)
        if self.scripts:
            rounds.when_published(hand)
        self.partners = read_pair(
            self.browser,
            self.site,
            self.organisation.people,
            self.organisation.cast.mentors[0],
            scripts=self.scripts,
            eye=self._eye,
        )
        self.seconds = time.monotonic() - started
        return self

    def profile(self, *, phone: bool = False) -> BrowserContext:
        context = profile(self.browser, phone=phone, scripts=self.scripts)
        listen(context, self.complaints, missing=rounds.NOWHERE)
        return context

    def hand(self, *, phone: bool = False) -> Hand:
        return Hand(self.profile(phone=phone), self.site.address, self._eye)

    def _eye(self, name: str, page: Page) -> None:
        if self.scripts:
            self.eyes(name, page)

    def _to_answers(self) -> Hand:
        """Set up, make the programme, bring the files in, ask, and have the invented people answer."""
        cast = self.organisation.cast
        noor = self.organisation.person(cast.coordinator).email
        sam = self.hand()
        coordinator.set_up(sam, self.site, name=cast.administrator.name, mail=cast.administrator.email)
        coordinator.make_programme(sam, **{"deputy" if self.scripts else "coordinator": noor})
        hand = self._coordinate_alone(sam) if self.scripts else self._hand_over(sam)
        coordinator.bring_in_both(hand, self.site, looking=self.scripts)
        coordinator.ask(hand)
        coordinator.let_everybody_answer(hand)
        return hand

    def _coordinate_alone(self, sam: Hand) -> Hand:
        rounds.before_any_file(sam)
        rounds.a_refused_file(sam, self.site.home)
        return sam

    def _hand_over(self, sam: Hand) -> Hand:
        self._note(sam)
        hand = self.hand()
        self._join(hand)
        hand.press("Go to")
        hand.sees(coordinator.COHORT)
        return hand

    def _join(self, hand: Hand) -> None:
        """Noor, named by Sam, comes in by mail and finds her next step on the start page."""
        coordinator.join(hand, self.site, self.organisation.person(self.organisation.cast.coordinator).email)
        hand.sees("Good to see you")
        hand.looks("home-coordinator")

    def _forms(self) -> None:
        """A mentor and a leader enrol on a phone; with scripts one more leader does by keys alone."""
        wanjiru, misaki, rajesh, beatrice = self.organisation.cast.to_enrol
        if self.scripts:
            self._enrol(self.hand(phone=True), wanjiru)
            self._enrol(self.hand(phone=True), rajesh)
            self._enrol(KeyboardHand(self.profile(), self.site.address), beatrice, by="keys")
        else:
            self._enrol(self.hand(phone=True), misaki)
            self._enrol(self.hand(phone=True), beatrice)

    def _match(self, hand: Hand) -> None:
        coordinator.match(hand, looking=self.scripts)

    def _enrol(self, hand: Hand, answers: Enrolment, *, by: str = "phone") -> None:
        come_in(hand, self.site, self.organisation.person(answers.person_id).email)
        take_part(hand, answers.role)
        fill_in(hand, answers, live=self.scripts)
        confirm(hand)
        self.enrolled[f"{answers.role} by {by}"] = hand

    def _note(self, hand: Hand) -> None:
        self.pressed += hand.pressed
        self.besides += hand.besides
