"""Puts the offers and open aims of a stretch of rows in place of those that an earlier file brought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from turnabout_engine.people.person import same_words

from turnabout.people.following import followed
from turnabout.people.intake.bulk import insert
from turnabout.people.intake.staging import PlainRow
from turnabout.people.intake.switching_people import Listed
from turnabout.people.intake.tally import Tally
from turnabout.people.models import Aim, Offer, Topic

Levels = tuple[int, ...]  # of an offer (level,), of an aim (now, wanted)
Entries = list[tuple[int, Levels]]  # (topic id, levels) in the order in which they count


class Topics:
    """Topics by key or name, whatever the case and spacing. What nobody knows becomes a topic to review."""

    def __init__(self) -> None:
        topics = list(Topic.objects.order_by("id"))
        ends = followed(topics)  # a merged topic's words mean what it has become
        self.ids = {same_words(topic.name): ends[topic.pk].pk for topic in topics} | {
            same_words(topic.key): ends[topic.pk].pk for topic in topics
        }
        self.names = {topic.pk: topic.name for topic in topics}
        self.made = 0

    def written(self, topic: int | str, levels: Sequence[int]) -> str:
        """As in a file, by name; words that nobody knows stand for themselves."""
        name = self.names.get(topic, "") if isinstance(topic, int) else topic
        return ":".join([name, *map(str, levels)])

    def learn(self, rows: Iterable[PlainRow]) -> None:
        unknown: dict[str, str] = {}
        for row in rows:
            for words, *_levels in (*row.get("offers", ()), *row.get("aims", ())):
                if same_words(words) not in self.ids:
                    unknown.setdefault(same_words(words), words)  # spelt as it came first
        made = Topic.objects.bulk_create(
            [Topic(key=key[:120], name=words, state=Topic.State.TO_REVIEW) for key, words in unknown.items()]
        )
        self.ids.update(zip(unknown, (topic.pk for topic in made), strict=True))
        self.made += len(made)

    def entries(self, cells: Iterable[Sequence[Any]]) -> Entries:
        """Two words for one topic count once, as the first of them says."""
        found: dict[int, Levels] = {}
        for words, *levels in cells:
            found.setdefault(self.ids[same_words(words)], tuple(levels))
        return list(found.items())


def switch_topics(rows: Sequence[PlainRow], people: dict[str, Listed], topics: Topics, tally: Tally) -> None:
    topics.learn(rows)
    for column, model in (("offers", Offer), ("aims", Aim)):
        wanted = {people[row["person_id"]].pk: topics.entries(row[column]) for row in rows if column in row}
        if not wanted:
            continue
        there = _stored(model, wanted)
        differs = {pk for pk, entries in wanted.items() if _order(model, entries) != there.get(pk, [])}
        own = {person.pk for person in people.values() if column in person.own}
        tally.kept.update(differs & own)
        tally.changed.update(differs - own)
        replaced = {pk: wanted[pk] for pk in sorted(differs - own)}
        getattr(tally.trace, column).extend(
            [pk, there.get(pk, []), entries] for pk, entries in replaced.items()
        )
        _replace(model, replaced, there)


def told_otherwise(
    rows: Sequence[PlainRow], people: Mapping[str, Listed], topics: Topics
) -> dict[int, dict[str, tuple[list[str], list[str]]]]:
    """What a switch would change: by person and column the words before and after. Nothing is written."""
    found: dict[int, dict[str, tuple[list[str], list[str]]]] = defaultdict(dict)
    for column, model in (("offers", Offer), ("aims", Aim)):
        named = {
            people[row["person_id"]].pk: row for row in rows if column in row and row["person_id"] in people
        }
        own = {person.pk for person in people.values() if column in person.own}
        there = _stored(model, named) if named else {}
        for pk, row in named.items():
            before = [topics.written(*entry) for entry in there.get(pk, [])]
            after = [
                topics.written(topics.ids.get(same_words(words), words), levels)
                for words, *levels in row[column]
            ]
            if pk not in own and (sorted(before) != sorted(after) if model is Offer else before != after):
                found[pk][column] = before, after
    return found


def _order(model: type[Offer] | type[Aim], entries: Entries) -> Entries:
    """Offers have no order of their own."""
    return sorted(entries) if model is Offer else entries


def _stored(model: type[Offer] | type[Aim], people: Iterable[int]) -> dict[int, Entries]:
    columns, order = (("level",), "topic") if model is Offer else (("level_now", "level_wanted"), "position")
    found: dict[int, Entries] = defaultdict(list)
    stored = model.objects.filter(person__in=list(people)).order_by(order, "id")
    for person, topic, *levels in stored.values_list("person_id", "topic_id", *columns):
        found[person].append((topic, tuple(levels)))
    return found


def _replace(model: type[Offer] | type[Aim], wanted: dict[int, Entries], there: dict[int, Entries]) -> None:
    model.objects.filter(person__in=[pk for pk in wanted if there.get(pk)]).delete()
    if model is Offer:
        columns: tuple[str, ...] = ("person", "topic", "level")
    else:
        columns = ("person", "topic", "level_now", "level_wanted", "position")
    insert(model, columns, _rows(model, wanted))


def _rows(model: type[Offer] | type[Aim], wanted: dict[int, Entries]) -> Iterator[tuple[int, ...]]:
    for person, entries in wanted.items():
        for at, (topic, levels) in enumerate(entries):
            yield (person, topic, *levels) if model is Offer else (person, topic, *levels, at)
