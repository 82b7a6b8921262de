"""What says so where it is not Django that decides: the standard, a measurement, or the action itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from due_date.browser.profiles import PROFILES
from due_date.reasons.cookies import REFUSALS

_STORED = _("RFC 6265bis (draft 22), section 5.7")
_REFUSED = _("RFC 6265bis (draft 22), section 5.7, steps 8 to 23")
_ENDINGS = _("How browsers end a session RFC 6265bis leaves to them; measured in Chromium 156 and Firefox 153")
_UNMEASURED = _("Nobody measured this browser here: it is the plainest reading of what its maker says")
_SILENT = _("No request is sent, so no code of Django's runs")
_DONE = _("Done by this action itself; no code of Django's decided it")

CITATIONS: dict[str, Any] = {
    "cookie-dropped-at-once": _("RFC 6265bis (draft 22), sections 5.6.2 and 5.7"),
    **{f"cookie-refused-{reason}": _REFUSED for reason in REFUSALS},
    "cookie-refused": _REFUSED,
    "cookie-held-back": _("RFC 6265bis (draft 22), sections 5.1.4 and 5.8.3"),
    "cookie-elsewhere-stays": _STORED,
    "cookie-expired": _STORED,
    "cookie-kept-at-close": _STORED,
    "cookie-dropped-at-close": _STORED,
    **dict.fromkeys(
        (
            "unused-cookie-removed",
            "unused-cookie-removal-due",
            "cookie-kept-without-date",
            "cookie-parked",
            "cookie-left-on-disk",
            "cookies-cleared",
            "cookie-not-written-yet",
            "older-cookie-back",
            "deleted-cookie-back",
            "opened-with-cookie",
            "opened-without-cookie",
            "leftover-purged",
            "cookie-still-parked",
            "tabs-came-back",
            "no-old-tabs",
            "tabs-back",
            "tabs-back-with-cookie",
            "tabs-back-without-cookie",
        ),
        _ENDINGS,
    ),
    **{f"at-close-{row.name}": _ENDINGS if row.is_measured else _UNMEASURED for row in PROFILES.values()},
    **{f"caveat-{row.name}": _ENDINGS if row.is_measured else _UNMEASURED for row in PROFILES.values() if row.caveat},
    "server-not-told": _SILENT,
    **dict.fromkeys(
        (
            "ended-by-close",
            "ended-by-crash",
            "ended-by-os_logout",
            "ended-by-update",
            "already-closed",
            "already-open",
            "closed-cannot-update",
            "closed-no-tabs",
            "profile-changed",
            "profile-unchanged",
            "nothing-to-copy",
            "copied-to-itself",
            "cookie-copied",
            "server-clock-ahead",
            "server-clock-behind",
            "server-clock-right",
            "browser-clock-ahead",
            "browser-clock-behind",
            "browser-clock-right",
            "setting-changed",
            "rows-deleted",
            "cache-not-used",
            "cron-set",
            "cron-stopped",
            "cron-not-running",
            "cron-never-due",
        ),
        _DONE,
    ),
}
