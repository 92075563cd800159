"""What was copied from elsewhere is what it says it is, and its licence lies beside it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from turnabout.web import drawing

STATIC = Path(drawing.__file__).parents[1] / "static" / "turnabout"
ROW = re.compile(r"^\| (fonts/\S+) \| (\S+) \| (\d+\.\d+\.\d+) \| ([0-9a-f]{64}) \|$", re.MULTILINE)
LISTED = {path: digest for path, _, _, digest in ROW.findall((STATIC / "VENDORED.md").read_text())}


def test_every_font_is_listed_and_nothing_else() -> None:
    present = {str(path.relative_to(STATIC)) for path in STATIC.glob("fonts/**/*.woff2")}
    assert present
    assert set(LISTED) == present


def test_every_font_has_the_listed_hash() -> None:
    wrong = [
        p for p, digest in LISTED.items() if hashlib.sha256((STATIC / p).read_bytes()).hexdigest() != digest
    ]
    assert wrong == []


def test_every_family_keeps_its_open_licence() -> None:
    families = [folder for folder in (STATIC / "fonts").iterdir() if folder.is_dir()]
    assert all("SIL Open Font License" in (folder / "LICENSE").read_text() for folder in families)


def test_every_font_is_used() -> None:
    css = (STATIC / "css" / "fonts.css").read_text()
    assert all(f"../{path}" in css for path in LISTED)
