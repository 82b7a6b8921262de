"""The browsers one can play: a row for each, with what survives its endings.

Measured in Chromium 156.0.8078.79 and Firefox 153.7.0 ESR (Debian 12); ``tests/parity`` plays the rows against those
installed. A cell that nobody measured has the plainest reading, and the row says so in its ``caveat``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from due_date.translation import gettext_noop

Ending = Literal["close", "crash", "os_logout", "update"]
Fate = Literal["kept", "parked", "left", "dropped", "cleared"]
"""The effect of an ending on the session cookies of a browser.

``kept``: they are still there. ``parked``: out of the cookie store, but in a file from which reopening the old tabs
brings them back. ``left``: out of the cookie store, their rows on disk until the next start purges them. ``dropped``:
gone from both. ``cleared``: gone, and cookies with a date too.
"""

WEEK_S = 7 * 24 * 60 * 60


@dataclass(frozen=True)
class Profile:
    """One row: the fate of session cookies after each ending, and what else differs between browsers.

    ``session_lag_s`` and ``dated_lag_s`` are the seconds until a change to a cookie without and with a date has reached
    the disk, ``None`` for never.
    ``tabs_return_after`` lists the endings after which ``open`` brings the old tabs back by itself;
    ``reopening`` says what bringing them back by hand does: ``with`` the parked cookies, ``without``, or ``never``.
    ``max_unused_s`` bounds how long an unused session cookie outlives a start; ``forgets_expired`` says whether a
    cookie seen expired stays gone when the clock goes back. ``at_close`` is what closing will do, in one line.
    """

    name: str
    at_close: str
    close: Fate
    crash: Fate
    os_logout: Fate
    update: Fate
    session_lag_s: int | None = 0
    dated_lag_s: int | None = 0
    tabs_return_after: Sequence[Ending] = ("update",)
    reopening: Literal["with", "without", "never"] = "without"
    max_unused_s: int | None = None
    forgets_expired: bool = True
    caveat: str = ""
    is_measured: bool = True

    def fate(self, ending: Ending) -> Fate:
        """Return what ``ending`` does to session cookies."""
        fates: dict[Ending, Fate] = {
            "close": self.close,
            "crash": self.crash,
            "os_logout": self.os_logout,
            "update": self.update,
        }
        return fates[ending]


PROFILES = {
    profile.name: profile
    for profile in (
        Profile(
            "chromium",
            gettext_noop("At close: cookies without a date are dropped, cookies with a date stay."),
            close="dropped",
            crash="kept",
            os_logout="left",
            update="kept",
            session_lag_s=30,
            dated_lag_s=30,
        ),
        Profile(
            "chromium-restore",
            gettext_noop("At close: every cookie stays and the tabs come back; one unused for over 7 days is removed."),
            close="kept",
            crash="kept",
            os_logout="kept",
            update="kept",
            session_lag_s=30,
            dated_lag_s=30,
            tabs_return_after=("close", "os_logout", "update"),
            max_unused_s=WEEK_S,
        ),
        Profile(
            "firefox",
            gettext_noop("At close: cookies without a date are parked on disk; reopening old tabs brings them back."),
            close="parked",
            crash="kept",
            os_logout="kept",
            update="kept",
            session_lag_s=15,
            tabs_return_after=("crash", "os_logout", "update"),
            reopening="with",
            forgets_expired=False,
        ),
        Profile(
            "firefox-restore",
            gettext_noop("At close: every cookie stays, and the tabs come back."),
            close="kept",
            crash="kept",
            os_logout="kept",
            update="kept",
            session_lag_s=15,
            tabs_return_after=("close", "crash", "os_logout", "update"),
            reopening="with",
            forgets_expired=False,
        ),
        Profile(
            "clear-on-close",
            gettext_noop("At close: every cookie is deleted, with a date or without."),
            close="cleared",
            crash="kept",
            os_logout="cleared",
            update="kept",
            session_lag_s=30,
            dated_lag_s=30,
            caveat=gettext_noop(
                "This is Chromium with that setting. Firefox deletes them after a crash too, as it starts again, and "
                "over an update it keeps only those without a date."
            ),
        ),
        Profile(
            "private",
            gettext_noop("At close of the last private window: every cookie is gone; they were never on disk."),
            close="cleared",
            crash="cleared",
            os_logout="cleared",
            update="cleared",
            session_lag_s=None,
            dated_lag_s=None,
            tabs_return_after=(),
            reopening="never",
            caveat=gettext_noop(
                "Its cookies are in memory only. An update was not measured: it is taken to be an end like any other."
            ),
        ),
        Profile(
            "safari",
            gettext_noop("At close, when Safari quits: cookies without a date are dropped, cookies with a date stay."),
            close="dropped",
            crash="dropped",
            os_logout="dropped",
            update="dropped",
            tabs_return_after=(),
            caveat=gettext_noop(
                "From documents only: nobody measured a Safari here. They tell of quitting and of nothing else, so a "
                "crash, a log-out and an update are taken to drop the same cookies, and old tabs to bring none back."
            ),
            is_measured=False,
        ),
    )
}
DEFAULT_PROFILE = "chromium"
LONGEST_LAG_S = max(lag_s for row in PROFILES.values() for lag_s in (row.session_lag_s, row.dated_lag_s) if lag_s)
