"""A passkey in a real browser, with an authenticator that Chromium plays: set up, sign in with it alone, take it away;
and where the installation asks for a second step, nothing opens before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.journeys.chromium import chromium, profile
from tests.journeys.coordinator import PASSPHRASE
from tests.journeys.eyes import Eyes, listen
from tests.journeys.hand import Hand
from tests.journeys.site import own_site
from turnabout.cli.check.site import Site

pytestmark = pytest.mark.journey
MAIL = "sam@firm.example"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@contextmanager
def at_the_desk(site: Site, complaints: list[str]) -> Iterator[Hand]:
    """Passkeys belong to a name, so the site is called by one; the address is of this machine either way."""
    eyes = Eyes()
    with chromium() as browser:
        context = profile(browser)
        listen(context, complaints, missing="/nowhere/")
        yield Hand(context, site.address.replace("127.0.0.1", "localhost"), eyes)
    complaints += eyes.findings


def with_authenticator(hand: Hand) -> None:
    talk = hand.context.new_cdp_session(hand.page)
    talk.send("WebAuthn.enable")
    talk.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def become_administrator(hand: Hand, site: Site) -> None:
    link = site.link("become its administrator").replace(site.address, hand.site)
    hand.open(link, "the link in the terminal")
    hand.sees("Set up Turnabout")
    hand.type("Your name", "Sam Whitlock")
    hand.type("Your mail", MAIL)
    hand.type("A password", PASSPHRASE)
    hand.press("Make my account")
    hand.sees("Make a programme")


def require_at_once(hand: Hand) -> None:
    hand.open("/organisation/sign-in/", "rules for signing in")
    hand.sees("Signing in")
    hand.looks("sign-in-rules")
    hand.tap("Coordinators, deputies, safeguarding contacts and administrators need a second step")
    hand.choose("Without it they get no further", "0", within=hand.main)
    hand.press("Save")
    hand.reads_there("Saved.")


def say_who_it_is(hand: Hand) -> None:
    """Changing how one signs in asks for the password once more, though one is signed in."""
    hand.sees("Is it you?")
    hand.looks("is-it-you")
    hand.type("Your password", PASSPHRASE)
    hand.press("Go on")


def add_passkey(hand: Hand) -> None:
    hand.sees("A second step to sign in")
    hand.looks("second-step")
    hand.press("Add a passkey")
    say_who_it_is(hand)
    hand.sees("Add a passkey")
    hand.looks("passkey-new")
    hand.press("Add it")
    hand.sees("Recovery codes")


def sign_out(hand: Hand) -> None:
    hand.open("/account/logout/", "sign out")
    hand.press("Sign out")
    hand.sees("Sign in")


def test_a_passkey_opens_what_is_closed_without_it() -> None:
    complaints: list[str] = []
    with own_site("--empty") as site, at_the_desk(site, complaints) as hand:
        with_authenticator(hand)
        become_administrator(hand, site)
        require_at_once(hand)
        hand.open("/programmes/", "programmes")
        add_passkey(hand)
        assert len(re.findall(r"\b[0-9a-z]{8}\b", hand.reads())) >= 10
        hand.press("I have kept them")
        hand.page.wait_for_url(f"{hand.site}/")
        hand.open("/programmes/", "programmes")
        hand.sees("Programmes")
        sign_out(hand)
        hand.looks("sign-in")
        hand.press("Use my passkey")
        hand.page.wait_for_url(lambda address: "/account/login" not in address)
        hand.open("/programmes/", "programmes")
        hand.sees("Programmes")
        hand.open("/account/2fa/", "second step")
        hand.reads_there("My passkey")
        hand.reads_there("last used")
        hand.press("Remove")
        say_who_it_is(hand)
        hand.sees("Remove a passkey")
        hand.press("Remove it")
        hand.sees("A second step to sign in")
        assert "My passkey" not in hand.reads()
    assert complaints == []
