"""A page as a tree of elements, as far as the check needs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SINGLE = {
    "option",
    "li",
    "tr",
    "td",
    "th",
    "dt",
    "dd",
    "p",
}  # a new one closes the one before, as browsers do
SILENT = {"script", "style", "template"}


@dataclass
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in the order of the page."""
        yield self
        for child in self.inside:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag: str) -> Iterator[Node]:
        return (node for node in self.walk() if node.tag == tag)

    def raw(self) -> str:
        """All text within, as it stands."""
        if self.tag in SILENT:
            return ""
        return "".join(child if isinstance(child, str) else child.raw() for child in self.inside)

    def words(self) -> str:
        return " ".join(self.raw().split())

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("#page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        if tag in SINGLE and self.open[-1].tag == tag:
            self.open.pop()
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parse(html: str) -> Node:
    """The root of the tree; elements left open are closed by their parents, as browsers do."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]
