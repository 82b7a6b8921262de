"""What closing, crashing and restarting do to a login whose cookie has no date, browser by browser.

The table is data, and of each of its rows a proof is made: change a cell, and ``manage.py check`` objects.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from due_date.browser.profiles import PROFILES
from lessons.curriculum.schema import Claim, Source, Text

_MEASURED = Source(
    _("Measured in Chromium 156 and Firefox 153 ESR; `make parity` plays the same in the browsers installed here")
)


class Ending(NamedTuple):
    """A way in which a browser ends, in words and as actions; a minute or more after the login or right after it."""

    text: Text
    does: str
    is_at_once: bool = False


class Cell(NamedTuple):
    """What one browser does at one ending."""

    text: Text
    stays: bool


@dataclass(frozen=True)
class Row:
    """A browser: whether a login is still there after each of ``ENDINGS``, in their order."""

    profile: str
    name: Text
    text: Text
    stays: tuple[bool, ...]

    @property
    def claim_id(self) -> str:
        """The id of the claim that proves the row."""
        return f"endings-of-{self.profile}"

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The row, each cell with the ending that it tells of."""
        return tuple(Cell(ending.text, stays) for ending, stays in zip(ENDINGS, self.stays, strict=True))

    @property
    def caveat(self) -> Text:
        """What of the row was not measured, if anything."""
        caveat = PROFILES[self.profile].caveat
        return _(caveat) if caveat else ""

    def claim(self) -> Claim:
        """Return the row as a claim."""
        lines = [f"profile {self.profile}", "set SESSION_EXPIRE_AT_BROWSER_CLOSE=True"]
        for ending, stays in zip(ENDINGS, self.stays, strict=True):
            lines += ["login", *([] if ending.is_at_once else ["advance 1m"]), *ending.does.split(", ")]
            lines += ["visit /", f"expect logged_in={str(stays).lower()}", "logout"]
        return Claim(self.claim_id, self.text, "\n".join(lines[:-1]), (_MEASURED,))


ENDINGS = (
    Ending(_("The last window is closed"), "close, open"),
    Ending(_("… and the old tabs brought back"), "close, open, reopen_tabs"),
    Ending(_("It crashes"), "crash, open"),
    Ending(_("It crashes right after the login"), "crash, open", is_at_once=True),
    Ending(_("The system logs out"), "os_logout, open"),
    Ending(_("It restarts for an update"), "update"),
)
ROWS = (
    Row(
        "chromium",
        _("Chromium, as it comes"),
        _("Chromium drops a cookie without a date when its last window is closed, and keeps it over a crash."),
        (False, False, True, False, False, True),
    ),
    Row(
        "chromium-restore",
        _("Chromium, set to continue where it left off"),
        _("Chromium that is set to continue where it left off keeps a cookie without a date at closing, too."),
        (True, True, True, False, True, True),
    ),
    Row(
        "firefox",
        _("Firefox, as it comes"),
        _("Firefox drops a cookie without a date at closing, and brings it back with the old tabs."),
        (False, True, True, False, True, True),
    ),
    Row(
        "firefox-restore",
        _("Firefox, set to open its old windows"),
        _("Firefox that is set to open its old windows keeps a cookie without a date at closing, too."),
        (True, True, True, False, True, True),
    ),
    Row(
        "clear-on-close",
        _("Chromium, set to delete cookies at closing"),
        _("A browser that is set to delete its cookies at closing keeps none, old tabs or not; a crash is no closing."),
        (False, False, True, False, False, True),
    ),
    Row(
        "private",
        _("A private window"),
        _("A private window loses every cookie with its last window, and nothing brings it back."),
        (False, False, False, False, False, False),
    ),
)

CLAIMS = (
    *(row.claim() for row in ROWS),
    Claim(
        "phones-hardly-close",
        _("On a phone, to switch to another app closes nothing, and whether ending it does depends on the system."),
        sources=(
            Source(
                _("MDN, Using HTTP cookies: restored sessions may keep session cookies for ever"),
                "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Cookies",
            ),
            Source(
                _("Chrome for Android and Safari were not measured here; what is written of them is older and differs")
            ),
        ),
    ),
    Claim(
        "browsers-cap-at-400-days",
        _("Browsers keep no cookie for longer than 400 days; the record is dated as far ahead as the setting says."),
        """
        set SESSION_COOKIE_AGE=60*60*24*730
        login
        expect max_age=63072000 cookie_expires_in=34560000 row_expires_in=63072000
        advance 399d23h59m59s
        visit /
        expect logged_in=true
        advance 1s
        expect cookie=absent expired_rows=0
        visit /
        expect sent_cookie=false logged_in=false
        """,
        (_MEASURED,),
    ),
)
