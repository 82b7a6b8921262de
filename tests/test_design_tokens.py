"""The design system keeps what it promises: each pairing of colours in use is read well, by day and by night."""

import pytest

from tests import design_tokens
from tests.design_tokens import NEEDED_OF_EDGES, contrast, feedback, reading


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1)],
)
def test_contrast_is_that_of_the_standard_either_way_round(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("pair", feedback(), ids=lambda pair: f"{pair.ink} on {pair.ground}")
def test_text_is_read_well_in_every_pairing(pair):
    assert pair.is_enough, pair


@pytest.mark.parametrize("ground", ["card", "field", "desk"])
def test_the_edge_of_a_control_can_be_seen(ground):
    edge = reading("edge", ground)
    assert min(edge.by_day, edge.by_night) >= NEEDED_OF_EDGES


def test_the_style_sheet_is_read():
    assert len(design_tokens.colours()) > 15
    assert list(design_tokens.lengths("s")) == [f"s-{step}" for step in range(1, 8)]
