"""Writes messages.py from the data files, for translators: `python -m turnabout.people.catalogue.write_messages`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from turnabout.people.catalogue.reading import read_experiences, read_families

MESSAGES: Final = Path(__file__).with_name("messages.py")
HEAD: Final = '''"""Texts of the data files for the message extractor, which reads Python. Made by write_messages.py."""

# ruff: noqa: E501  (one text a line, however long)
# fmt: off
from turnabout.people.catalogue.marking import gettext_noop

'''


def texts() -> Iterator[str]:
    """Everything that people read, in the order of the files."""
    for family in read_families():
        yield family.name
        for topic in family.topics:
            yield from (topic.name, topic.description, ", ".join(topic.aliases))
    for experience in read_experiences():
        yield from (experience.name, experience.sentence)


def source() -> str:
    return HEAD + "".join(f"gettext_noop({json.dumps(text, ensure_ascii=False)})\n" for text in texts())


if __name__ == "__main__":
    MESSAGES.write_text(source(), encoding="utf-8")
