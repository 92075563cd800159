"""Reads a policy file, TOML or JSON."""

import json
import tomllib
from typing import Any

from turnabout_engine.policy import Policy
from turnabout_engine.policy.errors import refuse


def read_policy(data: bytes, name: str = "policy.toml") -> Policy:
    """The policy in this file: JSON if its name ends so, else TOML. Raises PolicyError with every problem."""
    try:
        text = data.decode("utf-8-sig")
        mapping: Any = json.loads(text) if name.casefold().endswith(".json") else tomllib.loads(text)
    except UnicodeDecodeError:
        raise refuse(name, "", "This file is not UTF-8.") from None
    except (ValueError, RecursionError) as error:
        raise refuse(name, "", f"This file cannot be read: {error}.") from None
    if not isinstance(mapping, dict):
        raise refuse(name, "", "Give a table of keys and values.")
    return Policy.from_mapping(mapping)
