"""Read the parameters of a growth run, from a URL or from the page's form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.growth.plan import BOUNDS, SCHEDULES, Plan
from lessons.web.printable import printable

MAX_TYPED = 60  # characters of a wrong value that are shown again
CLEANUPS = {
    "never": gettext_lazy("never"),
    "daily": gettext_lazy("every day"),
    "weekly": gettext_lazy("every 7 days"),
    "monthly": gettext_lazy("every 30 days"),
}


def _describe_range(low: int, high: int) -> str:
    low_text, high_text = (number_format(bound, force_grouping=True) for bound in (low, high))
    return _("%(low)s to %(high)s") % {"low": low_text, "high": high_text}


class WholeNumberField(forms.Field):
    """A whole number within the ``BOUNDS`` of ``name``, in ASCII digits only: no sign, exponent or fraction."""

    def __init__(self, name: str, *, label: Any) -> None:
        self.low, self.high = BOUNDS[name]
        super().__init__(label=label, help_text=lazy(_describe_range, str)(self.low, self.high))

    def to_python(self, value: Any) -> int:
        """Return the number that was typed.

        :raises ValidationError: for anything else, an empty value included.
        """
        text = str(value)
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(self.high))
        if not is_number or not self.low <= int(text) <= self.high:
            message = _("Write a whole number from %(low)d to %(high)d, in digits.")
            raise ValidationError(message % {"low": self.low, "high": self.high})
        return int(text)

    def bound_data(self, data: Any, initial: Any) -> str:
        """Return what was typed as the page shows it again: printable and not too long."""
        return printable(str(data)[:MAX_TYPED])


class GrowthForm(forms.Form):
    """The parameters of a run; always bound, because a parameter that is missing has its default."""

    visitors = WholeNumberField("visitors", label=gettext_lazy("Visitors per day"))
    returning = WholeNumberField("returning", label=gettext_lazy("Percent who return the next day"))
    length = WholeNumberField("length", label=gettext_lazy("Session length in days"))
    days = WholeNumberField("days", label=gettext_lazy("Days to play"))
    cleanup = forms.ChoiceField(label=gettext_lazy("clearsessions runs"), choices=tuple(CLEANUPS.items()))

    def __init__(self, sent: Mapping[str, Any]) -> None:
        data = {name: str(sent.get(name, default)).strip() for name, default in Plan().parameters.items()}
        super().__init__(data, auto_id="growth-%s")
        advice = _("Choose one of: %s.") % ", ".join(SCHEDULES)
        self.fields["cleanup"].error_messages |= {"required": advice, "invalid_choice": advice}

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The number fields in the order of the page."""
        return [self[name] for name in BOUNDS]

    @property
    def plan(self) -> Plan | None:
        """The plan that was asked for, ``None`` if it cannot be read."""
        return Plan(**self.cleaned_data) if self.is_valid() else None


def growth_query(plan: Plan) -> str:
    """Return the query string of a plan, without the question mark: the same for the same plan."""
    return urlencode(plan.parameters)
