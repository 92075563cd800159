"""Readers of the cells that list topics with levels: offers, aims and hesitant aims."""

from functools import lru_cache

from turnabout_engine.io.rows.cells import Unreadable, items
from turnabout_engine.people.person import Aim, Offer, same_words

OFFER = "Write topic:level with a level from 1 to 5, several with ; between them."
AIM = "Write topic:now:wanted with levels from 0 to 5 and wanted above now, several with ; between them."


@lru_cache(maxsize=65536)
def _offer(text: str) -> Offer:
    topic, _, level = (part.strip() for part in text.rpartition(":"))
    if not topic or level not in ("1", "2", "3", "4", "5"):
        raise Unreadable("offer", OFFER)
    return Offer(topic, int(level))


@lru_cache(maxsize=65536)
def _aim(text: str) -> Aim:
    parts = [part.strip() for part in text.rsplit(":", 2)]
    if (
        len(parts) < 3
        or not parts[0]
        or not all(level in ("0", "1", "2", "3", "4", "5") for level in parts[1:])
    ):
        raise Unreadable("aim", AIM)
    now, wanted = int(parts[1]), int(parts[2])
    if wanted <= now:
        raise Unreadable("aim_reached", "The level wanted must be above the level now; else leave it out.")
    return Aim(parts[0], now, wanted)


def offers(cell: str) -> tuple[Offer, ...]:
    read = tuple(_offer(item) for item in items(cell))
    _each_once([offer.topic for offer in read])
    return read


def aims(cell: str) -> tuple[Aim, ...]:
    read = tuple(_aim(item) for item in items(cell))
    _each_once([aim.topic for aim in read])
    return read


def _each_once(topics: list[str]) -> None:
    if len({same_words(topic) for topic in topics}) < len(topics):
        raise Unreadable("topic_twice", "A topic stands here twice; keep one of them.")
