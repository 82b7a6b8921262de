"""The forms of the progress pages: bring a learner from elsewhere, and choose what to start over."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _

from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Lesson, Myth, Text
from lessons.progress.learners import CODE_LIFETIME, normalize_code


class ArrivalForm(forms.Form):
    """A code from another machine, however its letters are grouped and whatever their case."""

    code = forms.CharField()

    def clean_code(self) -> str:
        """Return the letters of the code, in lower case."""
        return normalize_code(self.cleaned_data["code"])

    @property
    def fault(self) -> str:
        """The message for a code that is not good, for whatever reason."""
        return _("This code is not known. It works once, for %(days)d days; a newer one replaces it.") % {
            "days": CODE_LIFETIME.days
        }


def _list_lessons() -> list[tuple[str, Text]]:
    return [(lesson.slug, lesson.title) for lesson in get_curriculum().lessons]


class StartingOverForm(forms.Form):
    """What to delete, as the query string names it: ``lesson=SLUG``, ``myths``, or without either everything."""

    lesson = forms.ChoiceField(choices=_list_lessons, required=False)

    @property
    def chosen_lesson(self) -> Lesson | None:
        """The lesson that is named, of a valid form."""
        return get_curriculum().find_lesson(self.cleaned_data["lesson"])

    @property
    def chosen_myths(self) -> Sequence[Myth] | None:
        """All myths if they are named, ``None`` otherwise."""
        return get_curriculum().myths if "myths" in self.data else None
