"""Every text of the catalogue stands as a literal in the marker that the message extractor looks for."""

import ast
import subprocess
import sys
from pathlib import Path

from turnabout.people import catalogue
from turnabout.people.catalogue import (
    aim_now_levels,
    aim_wanted_levels,
    experiences,
    families,
    interests,
    offer_levels,
    style_questions,
    topics,
    write_messages,
)


def _marked() -> set[str]:
    texts = set()
    for path in Path(catalogue.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "gettext_noop":
                texts.add(ast.literal_eval(node.args[0]))
    return texts


def _shown() -> set[str]:
    texts = {family.name for family in families()}
    for topic in topics():
        texts |= {topic.name, topic.description, ", ".join(topic.aliases)}
    for experience in experiences():
        texts |= {experience.name, experience.sentence}
    for level in (*offer_levels(), *aim_now_levels(), *aim_wanted_levels()):
        texts |= {level.words, level.example}
    for question in style_questions():
        texts |= {question.question, *(answer.label for answer in question.answers)}
    return texts | {interest.label for interest in interests()}


def test_what_people_read_is_exactly_what_translators_get():
    assert _shown() == _marked()


def test_the_file_for_translators_is_as_it_would_be_written_now():
    assert write_messages.MESSAGES.read_text(encoding="utf-8") == write_messages.source(), (
        "run python -m turnabout.people.catalogue.write_messages"
    )


def test_the_catalogue_needs_no_django():
    """In a fresh interpreter, because this one may have loaded Django for other tests."""
    ask = "import sys, turnabout.people.catalogue; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", ask], check=False).returncode == 0
