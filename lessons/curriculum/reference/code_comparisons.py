"""Two pieces of code side by side, each with a scenario that is run.

The outcomes shown under a piece of code are the expectations of its claim, which ``manage.py check`` proves.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from due_date.scenario.scenario import Expectation
from lessons.curriculum.reference.example_code import ExampleCode
from lessons.curriculum.schema import Claim, Text

_OUTCOMES: dict[tuple[str, object], Text] = {
    ("logged_in", True): _("logged in"),
    ("logged_in", False): _("logged out"),
    ("user", "ada"): _("taken for Ada"),
    ("user", "anonymous"): _("taken for a stranger"),
}
_COUNTS = {"rows": _("records"), "expired_rows": _("of them expired")}


@dataclass(frozen=True)
class ExpectedOutcome:
    """What a claim expects in the end: of a person or a count, and what; ``is_in`` is ``None`` for a count."""

    subject: Text
    text: Text
    is_in: bool | None


@dataclass(frozen=True)
class ComparedCode:
    """One piece of code, and the claim whose scenario runs with the same settings."""

    title: Text
    code: ExampleCode
    claim: Claim
    is_right: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The scenario of its claim, line by line."""
        return self.claim.scenario.lines

    @property
    def outcomes(self) -> tuple[ExpectedOutcome, ...]:
        """The expectations of the claim after the last action, in words."""
        scenario = self.claim.scenario
        return tuple(_describe_outcome(each) for each in scenario.expectations if each.after == len(scenario.actions))


def _describe_outcome(expectation: Expectation) -> ExpectedOutcome:
    key, value = expectation.key, expectation.expected
    if key in _COUNTS:
        return ExpectedOutcome(_COUNTS[key], str(value), None)
    subject = _("whoever copied the cookie") if expectation.browser else _("Ada")
    return ExpectedOutcome(subject, _OUTCOMES[key, value], value in (True, "ada"))
