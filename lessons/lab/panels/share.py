"""A lab as it is handed on: a title and a sentence for whoever meets the link, and the link as Markdown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons.lab.panels.browsers import BrowserPanel

DESCRIPTION_LENGTH = 200


@dataclass(frozen=True)
class Share:
    """What a link to a lab says of itself. ``url`` is absolute and shows the lab in its usual looks."""

    url: str
    title: str
    description: str
    markdown: str


def share(told: str, number: int, lines: tuple[str, ...], panels: tuple[BrowserPanel, ...], url: str) -> Share:
    """Return what to hand on of the lab at ``url``: its actions ``lines``, and what the first ``number`` came to."""
    title = _title(number, panels)
    acted = ", ".join(lines[:number])
    description = f"{acted}. {told}" if acted else told
    if len(description) > DESCRIPTION_LENGTH:
        description = description[: DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0] + "…"
    fenced = "\n".join(["```", *lines, "```"]) if lines else ""
    markdown = "\n\n".join(filter(None, (f"[{title} · Due Date]({url})", fenced, told)))
    return Share(url, title, description, markdown)


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
