"""Grades one to five and the titles that go with them."""

from turnabout.cli.demo_organisation.draw import Draw
from turnabout.cli.demo_organisation.tree import Post


def grade_of(post: Post, draw: Draw) -> int:
    if post.depth <= 1:
        return 5
    if post.leads:
        return 4 if post.depth == 2 else 3
    if post.depth == 2:
        return 3
    return draw.weighted(((1, 30), (2, 50), (3, 20)) if post.depth == 3 else ((1, 48), (2, 48), (3, 4)))


def title_of(post: Post, grade: int, draw: Draw) -> str:
    if post.title:
        return post.title
    if not post.leads:
        return draw.one({1: post.unit.junior, 2: post.unit.own}.get(grade, post.unit.senior))
    area = post.area or post.unit.name.casefold()
    if post.owns_area and grade == 4:
        return f"Head of {area}"
    return f"{area[0].upper()}{area[1:]} {'manager' if post.owns_area else 'team lead'}"
