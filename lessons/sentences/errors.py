"""Translate the errors of the grammar into what is wrong and what to write instead."""

from django.utils.translation import gettext

from due_date.scenario.action import ActionError
from due_date.scenario.scenario import ScenarioError


def describe_error(error: ActionError | ScenarioError) -> str:
    """Return what is wrong as a clause without a full stop, in the active language."""
    return gettext(error.template) % {
        name: gettext(value) if name == "advice" else value for name, value in error.parameters.items()
    }


def advise(error: ActionError | ScenarioError) -> str:
    """Return what is wrong and what to write instead, in one or two sentences of the active language."""
    wrong = describe_error(error)
    return gettext("%(wrong)s. Nearest valid action: %(nearest)s") % {
        "wrong": wrong[:1].upper() + wrong[1:],
        "nearest": error.nearest,
    }
