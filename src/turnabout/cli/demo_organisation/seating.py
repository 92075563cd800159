"""Who holds which post: the fixed people first, then everybody else with a key that says nothing about rank."""

from __future__ import annotations

from turnabout.cli.demo_organisation.draw import Draw
from turnabout.cli.demo_organisation.fixed import FIXED, Fixed
from turnabout.cli.demo_organisation.tree import Post

FIRST_KEY = 1001


def fixed_by_post(posts: list[Post]) -> dict[int, Fixed]:
    """The number of the post each fixed person holds: the first free one that fits."""
    taken: dict[int, Fixed] = {}
    for fixed in FIXED:
        post = next(post for post in posts if post.number not in taken and _fits(fixed, post))
        taken[post.number] = fixed
    return taken


def _fits(fixed: Fixed, post: Post) -> bool:
    if post.unit is not fixed.unit:
        return False
    if fixed.place == "desk":
        return not post.leads and (fixed.grade == 4 or (bool(post.area) and not post.owns_area))
    depth = {"head": 0, "board": 1, "area": 2}[fixed.place]
    return post.leads and post.depth == depth


def keys_of(posts: list[Post], fixed: dict[int, Fixed], draw: Draw) -> dict[int, str]:
    free = [f"Q{FIRST_KEY + number}" for number in range(len(FIXED), len(posts))]
    others = iter(draw.shuffled(free))
    return {post.number: fixed[post.number].key if post.number in fixed else next(others) for post in posts}
