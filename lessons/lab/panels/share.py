"""A lab as it is handed on: a title and a sentence for anyone who meets the link, and the link as Markdown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons.lab.panels.browsers import BrowserPanel
from lessons.lab.panels.lab import LabPanels

DESCRIPTION_LENGTH = 200


@dataclass(frozen=True)
class Share:
    """Hold what a link to a lab says of itself.

    ``url`` is absolute and shows the lab in its usual looks; ``frame_url`` its bench alone, empty where no page of
    another site may show that.
    """

    url: str
    frame_url: str
    title: str
    description: str
    markdown: str


def share(lab: LabPanels, url: str, frame_url: str) -> Share:
    """Return what to hand on of ``lab``: its actions, and what those up to the frame shown came to."""
    lines, at = lab.state.scenario.lines, lab.state.at
    outcome = f"{lab.summary} {lab.cause.sentence}" if lab.cause else lab.summary
    title = _title(at, lab.browsers)
    fenced = "\n".join(["```", *lines, "```"]) if lines else ""
    markdown = "\n\n".join(filter(None, (f"[{title} · Due Date]({url})", fenced, outcome)))
    return Share(url, frame_url, title, _description(lines[:at], outcome), markdown)


def _description(acted: tuple[str, ...], outcome: str) -> str:
    text = f"{', '.join(acted)}. {outcome}" if acted else outcome
    return text if len(text) <= DESCRIPTION_LENGTH else text[: DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _title(number: int, panels: tuple[BrowserPanel, ...]) -> str:
    acting = next((panel for panel in panels if panel.is_acting), panels[0])
    cookie, record = acting.cookie_slip.state_label, acting.record_slip.state_label
    if not cookie and not record:
        return _("Lab")
    title = ngettext(
        "Lab, %(number)d action: cookie %(cookie)s, record %(record)s",
        "Lab, %(number)d actions: cookie %(cookie)s, record %(record)s",
        number,
    )
    return title % {"number": number, "cookie": cookie or _("none"), "record": record or _("none")}
