"""The timeline as a table: the same facts in words, a row for each moment around the frame shown."""

from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from due_date.simulation.frame import Frame
from due_date.timeline.facts import HistoryFact, list_facts
from due_date.timeline.history import History
from lessons import sentences
from lessons.lab.timeline.paths import ENDS
from lessons.sentences.visitors import name_visitor

MAX_ROWS = 30

FACTS = {
    ("cookie", "begun"): gettext_lazy("%(browser)s: session cookie set, %(due)s"),
    ("cookie", "stamped"): gettext_lazy("%(browser)s: session cookie set anew, %(due)s"),
    ("cookie", "moved"): gettext_lazy("%(browser)s: the session cookie is now %(due)s"),
    ("cookie", "expired"): gettext_lazy("%(browser)s: the session cookie met its date and is gone"),
    ("cookie", "due"): gettext_lazy("%(browser)s: the session cookie will be gone"),
    ("record", "begun"): gettext_lazy("record %(name)s created, %(due)s"),
    ("record", "stamped"): gettext_lazy("record %(name)s saved with a new date, %(due)s"),
    ("record", "moved"): gettext_lazy("record %(name)s is now %(due)s"),
    ("record", "refused"): gettext_lazy("record %(name)s met its date: refused, not removed"),
    ("record", "expired"): gettext_lazy("record %(name)s met its date, and the cache forgot it"),
    ("record", "due"): gettext_lazy("record %(name)s will be refused"),
    ("browser", "opened"): gettext_lazy("%(browser)s: open"),
    ("browser", "closed"): gettext_lazy("%(browser)s: closed"),
    ("browser", "logged-out"): gettext_lazy("%(browser)s: logged out"),
    ("server", "next-run"): gettext_lazy("cron will run clearsessions"),
}


class FactRow(NamedTuple):
    """A row of the table: a moment, the frame it belongs to (``None``: to come), its action, and what happened."""

    time: str
    number: int | None
    action: str
    text: str
    is_later: bool


def make_rows(history: History, at: int) -> tuple[tuple[FactRow, ...], int]:
    """Return at most ``MAX_ROWS`` rows around the frame ``at``, and how many there are in all."""
    facts = list_facts(history, at)
    grouped = [(key, list(found)) for key, found in groupby(facts, lambda fact: (fact.at, fact.number))]
    past = sum(number is not None and number <= at for (_at, number), _found in grouped)
    first = max(0, min(past - MAX_ROWS // 2, len(grouped) - MAX_ROWS))
    writer, now = _FactWriter(history, at), history.frames[at].at
    return tuple(
        FactRow(
            sentences.show_moment(moment, now),
            number,
            "" if number is None else history.frames[number].action_text,
            "; ".join(filter(None, map(writer.write, found))),
            number is not None and number > at,
        )
        for (moment, number), found in grouped[first : first + MAX_ROWS]
    ), len(grouped)


class _FactWriter:
    """Writes facts in words, with every sentence translated once: there are hundreds of facts and few sentences."""

    def __init__(self, history: History, at: int) -> None:
        self.frames, self.now = history.frames, history.frames[at].at
        self.templates = {key: str(text) for key, text in FACTS.items()}
        self.ends = {key: str(text) for key, text in ENDS.items()}
        self.due, self.no_date = _("due %s"), _("no date")

    def write(self, fact: HistoryFact) -> str:
        """Return ``fact`` in words; nothing where the action says it all."""
        due = self.due % sentences.show_moment(fact.shown_at, self.now) if fact.shown_at else self.no_date
        values = {"browser": fact.browser, "name": fact.name[:6] + "…", "due": due, "count": fact.count}
        if template := self.templates.get((fact.subject, fact.kind)):
            return template % values
        if fact.kind == "cron-runs":
            template = ngettext(
                "cron ran clearsessions %(count)s time", "cron ran clearsessions %(count)s times", fact.count
            )
            return template % values
        if fact.kind in self.ends:
            return f"{fact.browser or values['name']}: {self.ends[fact.kind]}"
        answer = describe_answer(self.frames[fact.number or 0])
        return f"{fact.browser}: {answer}" if answer else ""


def describe_answer(frame: Frame) -> str:
    """Return how the request of ``frame`` was answered, and for whom; nothing where there was none."""
    exchange = frame.exchange
    return f"{exchange.response.status}, {name_visitor(exchange.user)}" if exchange else ""
