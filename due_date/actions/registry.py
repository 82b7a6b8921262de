"""Every verb and every reason, collected from the modules that hold them."""

from collections.abc import Iterator

from due_date.actions import clock, cron, endings, openings, profiles, requests, settings, stores, theft
from due_date.reasons import (
    accounts,
    cookies,
    expiry,
    failures,
    lookup,
    lookup_caches,
    lookup_files,
    lookup_rows,
    lookup_signed,
    saving,
)
from due_date.scenario.grammar import Grammar, Vocabulary
from due_date.simulation.reason import ReasonRow
from due_date.simulation.verb import Verb

FAMILIES = (settings, requests, clock, stores, cron, endings, openings, profiles, theft)
OF_REQUESTS = (
    lookup,
    lookup_rows,
    lookup_caches,
    lookup_files,
    lookup_signed,
    cookies,
    failures,
    saving,
    accounts,
    expiry,
)


def _rows(module: object) -> Iterator[ReasonRow]:
    for value in vars(module).values():
        for row in value.values() if isinstance(value, dict) else [value]:
            if isinstance(row, ReasonRow):
                yield row


VERBS: dict[str, Verb] = {verb.name: verb for family in FAMILIES for verb in family.VERBS}
"""Every verb by its name."""

REASONS: dict[str, ReasonRow] = {row.id: row for module in (*OF_REQUESTS, *FAMILIES) for row in _rows(module)}
"""Every kind of reason by its id."""


def grammar_of(vocabulary: Vocabulary) -> Grammar[Verb]:
    """Return the grammar of all verbs for a site with these words."""
    return Grammar(VERBS, vocabulary)
