"""The table of browsers: whether a login whose cookie has no date survives closing, crashing and restarting.

Each row builds the claim that proves it, so that ``manage.py check`` reports a wrong cell.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from due_date.browser.profiles import PROFILES
from lessons.curriculum.schema import Claim, Source, Text

_MEASURED = Source(
    _("Measured in Chromium 156 and Firefox 153 ESR; `make parity` plays the same in the browsers installed here")
)


class BrowserEnding(NamedTuple):
    """A way in which a browser ends: in words, and as actions; ``is_at_once`` if right after the login."""

    text: Text
    actions: str
    is_at_once: bool = False


class EndingOutcome(NamedTuple):
    """A way in which a browser ends, and whether the login is still there afterwards."""

    text: Text
    stays: bool


@dataclass(frozen=True)
class BrowserRow:
    """A row of the table: a browser, and whether a login survives each of ``ENDINGS``, in their order."""

    profile: str
    name: Text
    text: Text
    stays: tuple[bool, ...]

    @property
    def claim_id(self) -> str:
        """The id of the claim that proves the row."""
        return f"endings-of-{self.profile}"

    @property
    def cells(self) -> tuple[EndingOutcome, ...]:
        """The cells of the row, in the order of ``ENDINGS``."""
        return tuple(EndingOutcome(ending.text, stays) for ending, stays in zip(ENDINGS, self.stays, strict=True))

    @property
    def caveat(self) -> Text:
        """The part of the row that was not measured, or nothing."""
        caveat = PROFILES[self.profile].caveat
        return _(caveat) if caveat else ""

    def build_claim(self) -> Claim:
        """Return the claim that proves the row."""
        lines = [f"profile {self.profile}", "set SESSION_EXPIRE_AT_BROWSER_CLOSE=True"]
        for ending, stays in zip(ENDINGS, self.stays, strict=True):
            lines += ["login", *([] if ending.is_at_once else ["advance 1m"]), *ending.actions.split(", ")]
            lines += ["visit /", f"expect logged_in={str(stays).lower()}", "logout"]
        return Claim(self.claim_id, self.text, "\n".join(lines[:-1]), (_MEASURED,))


ENDINGS = (
    BrowserEnding(_("The last window is closed"), "close, open"),
    BrowserEnding(_("… and the old tabs brought back"), "close, open, reopen_tabs"),
    BrowserEnding(_("It crashes"), "crash, open"),
    BrowserEnding(_("It crashes right after the login"), "crash, open", is_at_once=True),
    BrowserEnding(_("The system logs out"), "os_logout, open"),
    BrowserEnding(_("It restarts for an update"), "update"),
)
ROWS = (
    BrowserRow(
        "chromium",
        _("Chromium, as it comes"),
        _("Chromium drops a cookie without a date when its last window is closed, and keeps it over a crash."),
        (False, False, True, False, False, True),
    ),
    BrowserRow(
        "chromium-restore",
        _("Chromium, set to continue where it left off"),
        _("Chromium that is set to continue where it left off keeps a cookie without a date at closing, too."),
        (True, True, True, False, True, True),
    ),
    BrowserRow(
        "firefox",
        _("Firefox, as it comes"),
        _("Firefox drops a cookie without a date at closing, and brings it back with the old tabs."),
        (False, True, True, False, True, True),
    ),
    BrowserRow(
        "firefox-restore",
        _("Firefox, set to open its old windows"),
        _("Firefox that is set to open its old windows keeps a cookie without a date at closing, too."),
        (True, True, True, False, True, True),
    ),
    BrowserRow(
        "clear-on-close",
        _("Chromium, set to delete cookies at closing"),
        _("A browser that is set to delete its cookies at closing keeps none, old tabs or not; a crash is no closing."),
        (False, False, True, False, False, True),
    ),
    BrowserRow(
        "private",
        _("A private window"),
        _("A private window loses every cookie with its last window, and nothing brings it back."),
        (False, False, False, False, False, False),
    ),
)

CLAIMS = (
    *(row.build_claim() for row in ROWS),
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
