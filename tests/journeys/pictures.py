"""Takes the pictures of the tutorial and of the README while the journey is walked: `script/pictures`."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from tests.journeys.chromium import chromium
from tests.journeys.hand import Hand
from tests.journeys.reviewing import keep_together
from tests.journeys.site import own_site
from tests.journeys.smaller import smaller
from tests.journeys.walk import Walk
from turnabout.cli.demo_organisation import generate

MOST_BYTES = 250_000


@dataclass(frozen=True)
class Shot:
    """The file, how much of the page from the top, and whether in the dark as well."""

    file: str
    height: int = 900
    dark: bool = False


SHOTS: Final = {
    "programme-new": Shot("programme", 650),
    "cohort-new": Shot("cohort", 790),
    "intakes": Shot("files", 980),
    "intake-done": Shot("file-in", 700),
    "intake-refused": Shot("file-refused", 900),
    "ask": Shot("ask", 860),
    "cohort-waiting": Shot("waiting", 860),
    "enrolment": Shot("enrolment-phone", 1380),
    "review": Shot("review", 1120),
    "proposal": Shot("why", 1360),
    "publication-held": Shot("held", 760),
    "pair": Shot("pair-phone", 1240),
    "pair-of-the-other": Shot("pair", 1180, dark=True),
}


@dataclass
class Camera:
    folder: Path
    taken: list[Path] = field(default_factory=list)

    def __call__(self, name: str, page: Page) -> None:
        shot = SHOTS.get(name)
        if shot is None or self.folder / f"{shot.file}.png" in self.taken:
            return
        before = page.viewport_size or {"width": 1280, "height": 900}
        page.set_viewport_size({"width": before["width"], "height": shot.height})
        page.evaluate(
            "() => { window.scrollTo(0, 0); document.activeElement?.blur(); return document.fonts.ready }"
        )
        self._take(page, shot.file)
        if shot.dark:
            page.emulate_media(color_scheme="dark")
            self._take(page, f"{shot.file}-dark")
            page.emulate_media(color_scheme="light")
        page.set_viewport_size(before)

    def _take(self, page: Page, name: str) -> None:
        path = self.folder / f"{name}.png"
        path.write_bytes(smaller(page.screenshot(animations="disabled")))
        self.taken.append(path)


class Sitting(Walk):
    """The walk with two people whose names every machine can draw."""

    def _match(self, hand: Hand) -> None:
        super()._match(hand)
        cast = self.organisation.cast
        leader, mentor = (self.organisation.person(side[0]).name for side in (cast.mentees, cast.mentors))
        keep_together(hand, leader, mentor)


def main(folder: Path) -> int:
    """Take them all; 1 where one is missing or too large."""
    folder.mkdir(parents=True, exist_ok=True)
    camera = Camera(folder)
    with own_site("--empty") as site, chromium() as browser:
        Sitting(browser, site, generate(), scripts=True, eyes=camera).go()
    large = [path.name for path in camera.taken if path.stat().st_size > MOST_BYTES]
    missing = sorted({shot.file for shot in SHOTS.values()} - {path.stem for path in camera.taken})
    for path in camera.taken:
        sys.stdout.write(f"{path.stat().st_size // 1024:4} KB  {path}\n")
    if large or missing:
        sys.stdout.write(f"too large: {large}; missing: {missing}\n")
    return 1 if large or missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
