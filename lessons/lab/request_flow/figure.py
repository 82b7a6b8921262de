"""Draw the flow of a request: all nodes that a request may pass, top down, and which of them this one passed.

Finished numbers and finished lines of text out. The drawing is as wide as a phone, so that its text needs no scaling.
A node that was passed carries its number in the list; what was not passed is dashed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from django.utils.translation import gettext_lazy

from lessons.lab.request_flow.flow import NODES, RequestFlow

WIDTH = 366
MAIN = (28, 198)  # left edge and width of the main lane
SIDE = (262, 100)  # and of the one beside it
OUTER_X = 10  # where an edge goes down past the nodes that it skips
LINE_PX = 17
PAD_PX = 9
GAP_PX = 30
TOP_PX = 14
LETTER_PX = 7.6  # a wide guess, at 14 px
QUESTIONS = frozenset({"arrives", "long", "touched", "found", "gone", "changed", "status"})
ENDS = frozenset({"deleted", "nothing", "saved"})
BESIDE = {"data": "empty", "gone": "deleted", "changed": "nothing"}
"""The nodes in the side lane, by the node of the main lane that each is beside."""

EDGES = (
    *(("arrives", "long", "yes"), ("arrives", "made", "no"), ("long", "made", "yes"), ("long", "made", "no")),
    *(("made", "touched", ""), ("touched", "found", "yes"), ("touched", "view", "no")),
    *(("found", "data", "yes"), ("found", "empty", "no"), ("data", "view", ""), ("empty", "view", "")),
    *(("view", "gone", ""), ("gone", "deleted", "yes"), ("gone", "changed", "no")),
    *(("changed", "nothing", "no"), ("changed", "dated", "yes"), ("dated", "status", "")),
    *(("status", "nothing", "no"), ("status", "saved", "yes")),
)
"""From a node to another, with the answer that leads there."""

ANSWERS = {"yes": gettext_lazy("yes"), "no": gettext_lazy("no"), "": ""}


class TextLine(NamedTuple):
    """A line of text and its baseline."""

    y: float
    text: str


@dataclass(frozen=True)
class Node:
    """A node: its outline as a path, its lines of text around ``x``, and its number if it was passed."""

    id: str
    kind: str
    left: float
    top: float
    width: float
    height: float
    outline: str
    x: float
    lines: tuple[TextLine, ...]
    number: int | None
    is_stop: bool
    inner: str = ""

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class Edge:
    """A line between nodes with its arrow head, and the answer that leads along it."""

    line: str
    head: str
    is_lit: bool
    label: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Figure:
    """Everything that the template places."""

    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int = WIDTH


def draw_request_flow(flow: RequestFlow, texts: Mapping[str, str]) -> Figure:
    """Return the drawing of all nodes and edges, with those of ``flow`` lit; ``texts`` are those at the nodes."""
    numbers = {step.node: number for number, step in enumerate(flow.steps, start=1)}
    nodes = {node.id: node for node in _place_nodes(texts, numbers, stop=flow.end if flow.is_stopped else "")}
    taken = {(step.node, after.node, step.answer) for step, after in pairwise(flow.steps)}
    edges = tuple(_draw_edge(nodes, *edge, is_lit=edge in taken) for edge in EDGES)
    edges = tuple(sorted(edges, key=lambda edge: edge.is_lit))  # what is lit lies on top
    return Figure(nodes["saved"].bottom + TOP_PX, tuple(nodes[id_] for id_ in NODES), edges)


def _place_nodes(texts: Mapping[str, str], numbers: Mapping[str, int], *, stop: str) -> Iterator[Node]:
    top = float(TOP_PX)
    for id_ in NODES:
        if id_ in BESIDE.values():
            continue
        row = {id_: MAIN} | ({BESIDE[id_]: SIDE} if id_ in BESIDE else {})
        lines = {name: wrap(texts[name], width=_count_letters(lane)) for name, lane in row.items()}
        height = max(_measure_height(words) for words in lines.values())
        for name, lane in row.items():
            own = _measure_height(lines[name])
            yield _draw_node(
                name, lane, top + (height - own) / 2, own, lines[name], numbers.get(name), is_stop=name == stop
            )
        top += height + GAP_PX


def _count_letters(lane: tuple[int, int]) -> int:
    return int((lane[1] - 2 * PAD_PX) / LETTER_PX)


def _measure_height(lines: list[str]) -> float:
    return len(lines) * LINE_PX + 2 * PAD_PX


def _draw_node(
    id_: str, lane: tuple[int, int], top: float, height: float, words: list[str], number: int | None, *, is_stop: bool
) -> Node:
    left, width = lane
    kind = "question" if id_ in QUESTIONS else "end" if id_ in ENDS else "doing"
    lines = tuple(TextLine(top + PAD_PX + (n + 0.76) * LINE_PX, text) for n, text in enumerate(words))
    outline = _draw_outline(kind, left, top, width, height)
    inner = _draw_outline(kind, left + 3, top + 3, width - 6, height - 6) if kind == "end" else ""
    return Node(id_, kind, left, top, width, height, outline, left + width / 2, lines, number, is_stop, inner)


def _draw_outline(kind: str, left: float, top: float, width: float, height: float) -> str:
    """Return a rectangle; for a question one with pointed sides, for an end one with round corners."""
    if kind == "question":
        half, cut = height / 2, 8
        return f"M{left + cut} {top}h{width - 2 * cut}l{cut} {half}l{-cut} {half}h{2 * cut - width}l{-cut} {-half}z"
    round_ = 12 if kind == "end" else 0
    arc = f"a{round_} {round_} 0 0 1"
    return (
        f"M{left + round_} {top}h{width - 2 * round_}{arc} {round_} {round_}v{height - 2 * round_}"
        f"{arc} {-round_} {round_}h{2 * round_ - width}{arc} {-round_} {-round_}v{2 * round_ - height}"
        f"{arc} {round_} {-round_}z"
    )


def _draw_edge(nodes: Mapping[str, Node], from_: str, to: str, answer: str, *, is_lit: bool) -> Edge:
    """Return the line between two nodes: straight down, or around what it passes over."""
    start, end = nodes[from_], nodes[to]
    beside = start.right + 5, start.middle - 5, "start"
    side_x = SIDE[0] + SIDE[1] / 2
    match from_, to, answer:
        case "touched", "view", _other:  # on the left, around all that is skipped
            line = f"M{start.left} {start.middle}H{OUTER_X}V{end.middle}H{end.left}"
            head = end.left, end.middle, 1, 0
            beside = start.left - 3, start.middle + 15, "end"
        case _one, "made", "no":  # on the right, where the side lane is still free
            line, head = (
                f"M{start.right} {start.middle}H{side_x}V{end.middle}H{end.right}",
                (end.right, end.middle, -1, 0),
            )
        case "empty", _other, _none:
            line, head = f"M{start.x} {start.bottom}V{end.middle}H{end.right}", (end.right, end.middle, -1, 0)
        case "found", "empty", _no:
            line, head = f"M{start.right} {start.middle}H{end.x}V{end.top}", (end.x, end.top, 0, 1)
        case "status", "nothing", _no:
            line, head = f"M{start.right} {start.middle}H{end.x}V{end.bottom}", (end.x, end.bottom, 0, -1)
        case _one, "deleted" | "nothing", _other:
            line, head = f"M{start.right} {start.middle}H{end.left}", (end.left, end.middle, 1, 0)
        case _:
            line, head = f"M{start.x} {start.bottom}V{end.top}", (end.x, end.top, 0, 1)
            beside = start.x + 8, start.bottom + 19, "start"
    return Edge(line, _draw_head(*head), is_lit, str(ANSWERS[answer]), *beside)


def _draw_head(x: float, y: float, right: int, down: int) -> str:
    """Return an arrow head at a point, pointing to the right or left, down or up."""
    if right:
        return f"M{x} {y}l{-8 * right} -5v10z"
    return f"M{x} {y}l-5 {-8 * down}h10z"
