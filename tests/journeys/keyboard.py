"""A hand without a pointer: Tab, Space, Enter, arrows and letters, and the reader sees at every stop where it is."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Locator

from tests.journeys.hand import Eye, Hand, no_eye

MOST_STOPS = 250
IS_THERE = "thing => thing === document.activeElement"
SEES_WHERE = """thing => [thing, thing.closest('label'), thing.closest('summary')].some(one => {
    if (!one) return false;
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
})"""
IN_VIEW = """thing => { const box = (thing.closest('label') || thing).getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight }"""


class KeyboardHand(Hand):
    """Does what a hand does, by keys alone. `stops` counts presses of Tab, `unseen` the stops without a mark."""

    def __init__(self, context: BrowserContext, site: str, eye: Eye = no_eye) -> None:
        super().__init__(context, site, eye)
        self.stops = 0
        self.unseen: list[str] = []

    def act(self, thing: Locator) -> None:
        self.go_to(thing)
        kind = thing.evaluate("one => one.tagName")
        self.page.keyboard.press("Enter" if kind == "A" else "Space")

    def type(self, label: str, text: str, *, within: Locator | None = None) -> None:
        self.inputs.append(f"{label}: {text}")
        field = (within or self.main).get_by_label(label).first
        self.go_to(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, label: str, value: str, *, within: Locator) -> None:
        select = within.get_by_label(label).first
        if select.input_value() == value:
            return
        self.inputs.append(f"{label}: {value}")
        self.go_to(select)
        self.page.keyboard.press("Home")
        while select.input_value() != value:
            before = select.input_value()
            self.page.keyboard.press("ArrowDown")
            if select.input_value() == before:
                raise AssertionError(f"{label}: no {value} in the list")

    def go_to(self, thing: Locator) -> None:
        """Tab until the thing has the focus. A box or a choice is reached as the input that it is."""
        thing.wait_for()
        inner = thing.locator("input")
        thing = inner if thing.evaluate("one => one.tagName") == "LABEL" else thing
        radio = thing.get_attribute("type") == "radio"
        for _stop in range(MOST_STOPS):
            if thing.evaluate(IS_THERE):
                self._mark(thing)
                return
            if radio and self._choice_is_near(thing):
                self.page.keyboard.press("ArrowDown")
                continue
            self.page.keyboard.press("Tab")
            self.stops += 1
        raise AssertionError(f"The keyboard does not reach {thing}")

    def _choice_is_near(self, thing: Locator) -> bool:
        """Tab stops once at a group of choices; arrows move inside it."""
        return bool(thing.evaluate("one => document.activeElement.name === one.name"))

    def _mark(self, thing: Locator) -> None:
        if not (thing.evaluate(SEES_WHERE) and thing.evaluate(IN_VIEW)):
            self.unseen.append(str(thing.evaluate("one => one.outerHTML"))[:120])
