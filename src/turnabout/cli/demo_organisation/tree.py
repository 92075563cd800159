"""Who reports to whom: every manager has five to nine people, and the head has everybody below."""

from __future__ import annotations

from dataclasses import dataclass

from turnabout.cli.demo_organisation.boards import BOARDS
from turnabout.cli.demo_organisation.draw import Draw
from turnabout.cli.demo_organisation.units_that_invent import EXECUTIVE
from turnabout.cli.demo_organisation.work import Board, Unit

FEWEST, MOST = 5, 9


@dataclass(slots=True)
class Post:
    """A place in the organisation, before anybody holds it; `manager` is the number of the post above."""

    number: int
    manager: int | None
    depth: int
    unit: Unit
    area: str = ""
    title: str = ""
    leads: bool = False
    owns_area: bool = False


class Tree:
    """Posts in the order they are made; a manager always stands before the people below."""

    def __init__(self, draw: Draw) -> None:
        self.posts: list[Post] = []
        self._draw = draw

    def add(self, manager: Post | None, unit: Unit, title: str = "") -> Post:
        above = (None, 0) if manager is None else (manager.number, manager.depth + 1)
        post = Post(len(self.posts), above[0], above[1], unit, title=title)
        if manager is not None:
            manager.leads = True
            post.area = manager.area
        self.posts.append(post)
        return post

    def grow(self, manager: Post, count: int, most: int = MOST) -> None:
        """Put `count` people of the manager's unit below, directly or by way of some who lead in turn."""
        if count <= most:
            self._reports(manager, count)
            return
        span = self._draw.between(6 if count >= 40 else FEWEST, min(most, count - FEWEST))
        reports = self._reports(manager, span)
        shares = self._shares(count - span, min(span - 1, (count - span) // FEWEST))
        for report, share in zip(reports, shares, strict=False):
            self.grow(report, share)

    def _reports(self, manager: Post, count: int) -> list[Post]:
        reports = [self.add(manager, manager.unit) for _ in range(count)]
        if not manager.area:
            for report, area in zip(reports, manager.unit.areas, strict=False):
                report.area, report.owns_area = area, True
        return reports

    def _shares(self, count: int, parts: int) -> list[int]:
        """Nearly even parts of at least five."""
        shares = [count // parts + (part < count % parts) for part in range(parts)]
        for _ in range(parts):
            giver, taker = self._draw.below(parts), self._draw.below(parts)
            if shares[giver] > FEWEST:
                shares[giver] -= 1
                shares[taker] += 1
        return shares


def grow_organisation(draw: Draw) -> list[Post]:
    tree = Tree(draw)
    head = tree.add(None, EXECUTIVE, "Chief executive")
    for board in BOARDS:
        _grow_board(tree, head, board)
    return tree.posts


def _grow_board(tree: Tree, head: Post, board: Board) -> None:
    executive = tree.add(head, board.unit, board.title)
    already_counted = 2 if board.unit is EXECUTIVE else 1
    if board.second is None:
        tree.grow(executive, board.unit.size - already_counted)
        return
    tree.grow(executive, board.unit.size - already_counted, MOST - 1)
    tree.grow(tree.add(executive, board.second, board.second_title), board.second.size - 1)
