"""The drawing of a request's flow: finished numbers, in which nothing overlaps and nothing is cut off."""

import re
from itertools import combinations, pairwise

import pytest

from due_date.scenario.settings import ENGINES
from lessons.lab.request_flow.figure import BESIDE, EDGES, GAP_PX, LETTER_PX, WIDTH, draw_request_flow
from lessons.lab.request_flow.flow import NODES, RequestFlow, Step
from lessons.lab.request_flow.words import write_node_texts

REFUSED = RequestFlow(
    (
        *(Step("arrives", "yes"), Step("long", "yes"), Step("made"), Step("touched", "yes"), Step("found", "no")),
        *(Step("empty"), Step("view"), Step("gone", "yes"), Step("deleted")),
    )
)


def drawn(flow=REFUSED, engine="db"):
    return draw_request_flow(flow, write_node_texts(engine))


def nodes_of(figure):
    return {node.id: node for node in figure.nodes}


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_overlaps_and_nothing_leaves_the_drawing(engine):
    figure = drawn(engine=engine)
    for node in figure.nodes:
        assert 0 <= node.left < node.right <= WIDTH
        assert 0 <= node.top < node.bottom <= figure.height
    for one, other in combinations(figure.nodes, 2):
        is_apart = one.right < other.left or other.right < one.left or one.bottom < other.top or other.bottom < one.top
        assert is_apart, (one.id, other.id)


@pytest.mark.parametrize("engine", ENGINES)
def test_words_stay_inside_their_node(engine):
    for node in drawn(engine=engine).nodes:
        assert node.lines
        for line in node.lines:
            assert len(line.text) * LETTER_PX <= node.width
            assert node.top < line.y < node.bottom
        assert all(after.y - line.y >= 14 for line, after in pairwise(node.lines))


def test_longer_words_make_taller_nodes_and_a_taller_drawing():
    texts = write_node_texts("db")
    longer = draw_request_flow(REFUSED, texts | {"view": texts["view"] * 6})
    assert longer.height > drawn().height
    assert nodes_of(longer)["gone"].top > nodes_of(drawn())["gone"].top


def test_every_node_and_edge_is_drawn_whatever_was_passed():
    assert [node.id for node in drawn(RequestFlow()).nodes] == list(NODES)
    assert len(drawn().edges) == len(drawn(RequestFlow()).edges) == len(EDGES)


def test_what_was_passed_is_numbered_in_order_and_lit():
    figure = drawn()
    numbers = {node.id: node.number for node in figure.nodes if node.number}
    assert sorted(numbers, key=lambda id_: numbers[id_]) == [step.node for step in REFUSED.steps]
    lit = [edge for edge in figure.edges if edge.is_lit]
    assert len(lit) == len(REFUSED.steps) - 1
    assert figure.edges[-len(lit) :] == tuple(lit)  # drawn last, they lie on top
    assert not any(node.number for node in drawn(RequestFlow()).nodes)


def test_of_two_edges_between_the_same_nodes_the_one_answered_is_lit():
    short = RequestFlow((Step("arrives", "yes"), Step("long", "no"), Step("made")))
    (lit,) = [edge for edge in drawn(short).edges if edge.is_lit and edge.label == "no"]
    assert "H" in lit.line  # around, not straight down


def test_where_an_exception_ended_it_is_marked_once():
    stopped = RequestFlow(REFUSED.steps, is_stopped=True)
    assert [node.id for node in drawn(stopped).nodes if node.is_stop] == ["deleted"]
    assert not any(node.is_stop for node in drawn().nodes)


def test_the_main_lane_goes_down_and_the_side_lane_stands_beside_it():
    nodes = nodes_of(drawn())
    main = [nodes[id_] for id_ in NODES if id_ not in BESIDE.values()]
    assert all(round(after.top - node.bottom) >= GAP_PX for node, after in pairwise(main))
    for id_, beside in BESIDE.items():
        assert nodes[beside].left > nodes[id_].right
        assert nodes[beside].middle == pytest.approx(nodes[id_].middle)


def test_each_edge_ends_at_the_node_it_points_to():
    figure = drawn(RequestFlow())
    corners = {(edge.line, edge.head) for edge in figure.edges}
    assert len(corners) == len(EDGES)
    for edge in figure.edges:
        x, y = map(float, re.findall(r"[\d.]+", edge.head)[:2])
        on_border = [
            node.id
            for node in figure.nodes
            if (x in (node.left, node.right) and y == node.middle) or (y in (node.top, node.bottom) and x == node.x)
        ]
        assert len(on_border) == 1
