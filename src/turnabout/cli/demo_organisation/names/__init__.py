"""Names of invented people in many scripts: lists by culture, and how a name is put together from them."""

from turnabout.cli.demo_organisation.names.culture import Culture, Name, names_of
from turnabout.cli.demo_organisation.names.registry import CULTURES

__all__ = ["CULTURES", "Culture", "Name", "names_of"]
