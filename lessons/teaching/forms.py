"""The form with which a learner commits to a prediction."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from lessons.curriculum.schema import Prediction
from lessons.progress.models import Sureness


class CommitForm(forms.Form):
    """One of the prediction's choices, by its id, and how sure the learner is of it; both are required."""

    choice = forms.ChoiceField()
    sureness = forms.ChoiceField(choices=Sureness.choices)

    def __init__(self, prediction: Prediction, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The field that is declared belongs to the class, so each form has its own.
        self.fields["choice"] = forms.ChoiceField(choices=[(choice.id, choice.text) for choice in prediction.choices])

    @property
    def typed(self) -> dict[str, str]:
        """What was sent, to be shown again, with the message that says what to do."""
        fault = _("Choose an answer and say how sure you are.")
        return {"choice": self["choice"].value() or "", "sureness": self["sureness"].value() or "", "fault": fault}
