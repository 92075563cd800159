"""What a careful coordinator does before publishing: read why, keep two together, keep two apart, take it back."""

from __future__ import annotations

from tests.journeys.hand import Hand


def review(hand: Hand) -> None:
    """Every step is besides the shortest way; afterwards one pair is locked and nothing else is decided."""
    with hand.looking_round():
        hand.looks("review")
        rows = hand.page.locator("#list tbody tr")
        hand.press("Why", within=rows.nth(0))
        hand.page.locator("h2", has_text="Why these two").wait_for()
        hand.looks("proposal")
        hand.press("Review")
        hand.sees("leaders have a reverse mentor")
        hand.press("Lock", within=rows.nth(0))
        rows.nth(0).get_by_role("button", name="Locked").wait_for()
        hand.press("Not these two", within=rows.nth(1))
        hand.page.get_by_text("You decided something").wait_for()
        hand.looks("review-decided")
        hand.press("Undo")
        hand.find("Publish").wait_for()
    if not rows.nth(0).get_by_role("button", name="Locked").is_visible():
        raise AssertionError("Taking back one decision took back the other")


def keep_together(hand: Hand, leader: str, mentor: str) -> None:
    """Put two people together by hand, and match again around them."""
    with hand.looking_round():
        hand.press("Kept together")
        form = hand.page.locator("#by-hand")
        for name in (leader, mentor):
            option = form.locator("option", has_text=name).first
            option.locator("..").select_option(value=option.get_attribute("value"))
        hand.press("Keep them together", within=form)
        hand.press("Match again")
        hand.sees("Making the match")
        hand.sees("leaders have a reverse mentor")
