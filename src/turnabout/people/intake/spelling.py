"""When two spellings count as one name: the engine's own definition, for the services of this room."""

from turnabout_engine.people.person import same_words

__all__ = ["same_words"]
