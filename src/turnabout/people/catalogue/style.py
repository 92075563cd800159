"""Three questions on working style; the three answers stand in a row, so that two people can be near or far."""

from dataclasses import dataclass
from functools import cache

from turnabout.people.catalogue.marking import gettext_noop


@dataclass(frozen=True, slots=True)
class StyleAnswer:
    value: int
    label: str


@dataclass(frozen=True, slots=True)
class StyleQuestion:
    key: str
    question: str
    answers: tuple[StyleAnswer, StyleAnswer, StyleAnswer]


def _question(key: str, question: str, first: str, second: str, third: str) -> StyleQuestion:
    return StyleQuestion(
        key, question, (StyleAnswer(1, first), StyleAnswer(2, second), StyleAnswer(3, third))
    )


@cache
def style_questions() -> tuple[StyleQuestion, ...]:
    """In the order of the three answers in a file's `style` column."""
    return (
        _question(
            "plan",
            gettext_noop("How much of a plan do you like for a meeting?"),
            gettext_noop("A clear plan, and we keep to it"),
            gettext_noop("A short list, and we see how far we get"),
            gettext_noop("No list; we follow the conversation"),
        ),
        _question(
            "between",
            gettext_noop("How much contact suits you between meetings?"),
            gettext_noop("None, unless a meeting has to move"),
            gettext_noop("A line now and then"),
            gettext_noop("Short messages through the week"),
        ),
        _question(
            "candour",
            gettext_noop("How do you like to hear that something could be better?"),
            gettext_noop("Straight away and in plain words"),
            gettext_noop("With an example of how it could be done"),
            gettext_noop("In a quiet moment, with time to think"),
        ),
    )
