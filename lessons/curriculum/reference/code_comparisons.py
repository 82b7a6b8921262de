"""Two things side by side, each played. What stands under a side is not typed: its claim expects it, and is proved."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from due_date.scenario.scenario import Expectation
from lessons.curriculum.reference.listings import Listing
from lessons.curriculum.schema import Claim, Text

_OUTCOMES: dict[tuple[str, object], Text] = {
    ("logged_in", True): _("logged in"),
    ("logged_in", False): _("logged out"),
    ("user", "ada"): _("taken for Ada"),
    ("user", "anonymous"): _("taken for a stranger"),
}
_COUNTS = {"rows": _("records"), "expired_rows": _("of them expired")}


@dataclass(frozen=True)
class Outcome:
    """One thing that a side shows in the end: of whom or what, and what. ``is_in`` is ``None`` for a number."""

    of: Text
    what: Text
    is_in: bool | None


@dataclass(frozen=True)
class Side:
    """One side: what one writes, and the claim whose scenario is played with it."""

    title: Text
    code: Listing
    claim: Claim
    is_right: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The actions that are played."""
        return self.claim.scenario.lines

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What the claim expects after the last action."""
        scenario = self.claim.scenario
        return tuple(_outcome(each) for each in scenario.expectations if each.after == len(scenario.actions))


def _outcome(expectation: Expectation) -> Outcome:
    key, value = expectation.key, expectation.expected
    if key in _COUNTS:
        return Outcome(_COUNTS[key], str(value), None)
    of = _("whoever copied the cookie") if expectation.browser else _("Ada")
    return Outcome(of, _OUTCOMES[key, value], value in (True, "ada"))
