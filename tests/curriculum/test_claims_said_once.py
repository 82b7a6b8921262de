"""Each claim is made once: no two of them say the same, and none proves again what another has proved."""

import re
from collections import defaultdict

import pytest

from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Claim

CLAIMS = get_curriculum().claims


def said(claim):
    """Return the words of the claim's text: without capitals, marks and what makes code look like code."""
    return tuple(re.findall(r"\w+", str(claim.text).lower()))


def proved(claim):
    """Return what is done and expected, without what does not matter: spaces, and the order in one ``expect``."""
    scenario = claim.scenario
    return scenario.lines, frozenset(
        (each.after, each.browser, each.key, each.expected) for each in scenario.expectations
    )


def alike(claims, key):
    """Return the ids of the claims whose ``key`` is that of another claim, together."""
    found = defaultdict(list)
    for claim in claims:
        found[key(claim)].append(claim.id)
    return [ids for ids in found.values() if len(ids) > 1]


def test_no_two_claims_have_the_same_text():
    assert alike(CLAIMS, said) == []


def test_no_two_claims_have_the_same_proof():
    assert alike([claim for claim in CLAIMS if claim.proof], proved) == []


@pytest.mark.parametrize(
    ("key", "text", "proof", "is_alike"),
    [
        (said, "a `login` makes one record", "", True),
        (said, "A login makes two records.", "", False),
        (proved, "", "  login\n\n expect  user=ada rows=1", True),
        (proved, "", "login\nexpect rows=1\nexpect user=ada", True),
        (proved, "", "login\nexpect rows=1", False),
        (proved, "", "login\nvisit /\nexpect rows=1 user=ada", False),
    ],
)
def test_what_differs_only_in_how_it_is_written_is_the_same(key, text, proof, is_alike):
    claims = [
        Claim("first", "A login makes one record.", "login\nexpect rows=1 user=ada"),
        Claim("second", text, proof),
    ]
    assert alike(claims, key) == ([["first", "second"]] if is_alike else [])
