"""Read the parameters of a growth run, from a URL or from its form; a polite message for what cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.growth.plan import BOUNDS, SCHEDULES, Plan
from lessons.lab.query import Fault
from lessons.web.printable import printable

MAX_TYPED = 60
FIELDS = {
    "visitors": gettext_lazy("Visitors per day"),
    "returning": gettext_lazy("Percent who return the next day"),
    "length": gettext_lazy("Session length in days"),
    "days": gettext_lazy("Days to play"),
    "cleanup": gettext_lazy("clearsessions runs"),
}
CLEANUPS = {
    "never": gettext_lazy("never"),
    "daily": gettext_lazy("every day"),
    "weekly": gettext_lazy("every 7 days"),
    "monthly": gettext_lazy("every 30 days"),
}


@dataclass(frozen=True)
class NumberField:
    """A number of the form, as typed."""

    name: str
    label: str
    value: str
    hint: str
    fault: str


@dataclass(frozen=True)
class GrowthForm:
    """What was sent: the plan if it can be read, else what is wrong; ``typed`` is kept either way."""

    typed: Mapping[str, str]
    plan: Plan | None
    faults: tuple[Fault, ...] = ()

    @property
    def numbers(self) -> list[NumberField]:
        """The number fields in the order of the page."""
        wrong = {fault.field: fault.message for fault in self.faults}
        return [
            NumberField(name, str(FIELDS[name]), self.typed[name], _range(name), wrong.get(name, "")) for name in BOUNDS
        ]

    @property
    def cleanups(self) -> list[tuple[str, str, bool]]:
        """The schedules: value, words, and whether it is the chosen one."""
        chosen = self.plan.cleanup if self.plan else self.typed["cleanup"]
        return [(value, str(words), value == chosen) for value, words in CLEANUPS.items()]

    @property
    def cleanup_fault(self) -> str:
        """What is wrong with the schedule, if anything is."""
        return next((fault.message for fault in self.faults if fault.field == "cleanup"), "")


def read_growth(sent: Mapping[str, str]) -> GrowthForm:
    """Read ``sent``; never raises, whatever it is. What is missing is as in ``Plan()``."""
    typed = {name: str(sent.get(name, default)).strip() for name, default in Plan().parameters.items()}
    numbers = {name: _number(name, typed[name]) for name in BOUNDS}
    faults = [Fault(name, _advice(name)) for name, number in numbers.items() if number is None]
    if typed["cleanup"] not in SCHEDULES:
        faults.append(Fault("cleanup", _("Choose one of: %s.") % ", ".join(SCHEDULES)))
    shown = {name: printable(text[:MAX_TYPED]) for name, text in typed.items()}
    if faults:
        return GrowthForm(shown, None, tuple(faults))
    read = {name: number for name, number in numbers.items() if number is not None}
    return GrowthForm(shown, Plan(cleanup=typed["cleanup"], **read))


def growth_query(plan: Plan) -> str:
    """Return the query string of a plan, without the question mark: the same for the same plan."""
    return urlencode(plan.parameters)


def _number(name: str, text: str) -> int | None:
    low, high = BOUNDS[name]
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(high))
    return int(text) if is_number and low <= int(text) <= high else None


def _range(name: str) -> str:
    low, high = (number_format(bound, force_grouping=True) for bound in BOUNDS[name])
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _advice(name: str) -> str:
    low, high = BOUNDS[name]
    return _("Write a whole number from %(low)d to %(high)d, in digits.") % {"low": low, "high": high}
