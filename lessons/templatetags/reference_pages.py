"""What the pages of the reference place besides proofs: links into the lab, and a list that is filtered by a link."""

from django.template import Library

from lessons.curriculum.reference.misconceptions import VERDICTS, Sayings, Theme
from lessons.lab.query import lab_url

register = Library()
register.filter(lab_url)


@register.filter
def as_verdict(asked: str | None) -> str:
    """Return the verdict that was asked for; nothing, which stands for all, for what is none."""
    return asked if asked in VERDICTS else ""


@register.filter
def themes_of(sayings: Sayings, verdict: str) -> tuple[Theme, ...]:
    """Return the themes with the sayings of that verdict."""
    return sayings.themes(verdict)
