"""Template filters of the reference's pages: links into the lab, and a list that is filtered by verdict."""

from django.template import Library

from lessons.curriculum.reference.misconception_schema import VERDICTS, MisconceptionList, Theme
from lessons.lab.query import lab_url

register = Library()
register.filter(lab_url)


@register.filter
def as_verdict(asked: str | None) -> str:
    """Return the verdict named in the query string; empty, which means all, for a missing or unknown one."""
    return asked if asked in VERDICTS else ""


@register.filter
def with_verdict(misconceptions: MisconceptionList, verdict: str) -> tuple[Theme, ...]:
    """Return the themes that have misconceptions with ``verdict``, and only these; all for an empty one."""
    return misconceptions.filter_themes(verdict)
