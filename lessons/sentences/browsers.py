"""The words of the edge for what browsers do: endings, starts, profiles, copies and clocks."""

from django.utils.translation import gettext_lazy as _

from due_date.browser.profiles import PROFILES

BROWSERS = {
    "unused-cookie-removed": _(
        "A minute after its start Chromium removed the session cookie: no request had carried it for over 7 days."
    ),
    "server-not-told": _("The server is not told: its record %(key)s is good until %(expires_at)s."),
    "cookie-dropped-at-close": _("The session cookie had no date, so it went with the last window."),
    "cookie-kept-at-close": _("The session cookie has a date, %(expires_at)s, so this end does not touch it."),
    "cookie-kept-without-date": _(
        "The session cookie has no date, and is kept all the same: after such an end this browser restores it."
    ),
    "ended-by-close": _("The last window is closed."),
    "ended-by-crash": _("The browser's process died: nothing was closed in order, and nothing more was written."),
    "ended-by-os_logout": _("The operating system logged out, and ended the browser's process with everything else."),
    "ended-by-update": _("The browser restarted itself; its windows came back."),
    "decided-by-clock-ahead": _(
        "Only because the server's clock is %(skew_s)s ahead: it is %(true_at)s, and the date is still to come."
    ),
    "decided-by-clock-behind": _(
        "Only because the server's clock is %(skew_s)s behind: it is %(true_at)s, and the date has passed."
    ),
    "cookie-parked": _(
        "The session cookie had no date, so it left the cookie store; but the browser wrote it down with the tabs, and "
        "brings it back with them."
    ),
    "cookie-left-on-disk": _(
        "The session cookie had no date, so it will not be sent again; its row stays on disk until the next start."
    ),
    "cookies-cleared": _("This browser keeps no cookie beyond its end, with a date or without: all are gone."),
    "cookie-not-written-yet": _(
        "The session cookie was set less than %(lag_s)s ago and had not reached the disk: it is lost."
    ),
    "older-cookie-back": _(
        "The session cookie %(new)s was set less than %(lag_s)s ago and had not reached the disk: the one before it, "
        "%(old)s, comes back."
    ),
    "deleted-cookie-back": _(
        "The session cookie was deleted less than %(lag_s)s ago, and still was on disk: it comes back."
    ),
    "already-closed": _("The browser is closed already: nothing changed."),
    "closed-cannot-update": _("The browser is closed and cannot restart itself: nothing changed."),
    "already-open": _("The browser is open already: nothing changed."),
    "opened-with-cookie": _("The browser is open again and still holds the session cookie."),
    "opened-without-cookie": _("The browser is open again and holds no session cookie."),
    "leftover-purged": _("What was left of the session cookie on disk was deleted as the browser started."),
    "cookie-still-parked": _("The session cookie still lies on disk with the old tabs, which can be reopened by hand."),
    "tabs-came-back": _("The old tabs came back by themselves."),
    "unused-cookie-removal-due": _(
        "No request has carried the session cookie for over 7 days: Chromium removes it at %(cleans_at)s, unless one "
        "does before that."
    ),
    "closed-no-tabs": _("The browser is closed: open it before reopening tabs. Nothing changed."),
    "no-old-tabs": _("There are no old tabs to reopen: nothing changed."),
    "tabs-back": _("The old tabs are back; the session cookie was there already."),
    "tabs-back-with-cookie": _("The old tabs are back, and the session cookie with them."),
    "tabs-back-without-cookie": _("The old tabs are back, without the session cookie."),
    "profile-changed": _("This browser is %(name)s from now on; the cookies it holds stay."),
    "profile-unchanged": _("This browser is %(name)s already: nothing changed."),
    **{f"at-close-{row.name}": _(row.at_close) for row in PROFILES.values()},
    **{f"caveat-{row.name}": _(row.caveat) for row in PROFILES.values() if row.caveat},
    "nothing-to-copy": _("This browser holds no session cookie: there is nothing to copy, and nothing changed."),
    "copied-to-itself": _("A browser cannot steal its own cookie: nothing changed."),
    "cookie-copied": _("%(browser)s holds a copy of the session cookie %(key)s now, and keeps it as long as it likes."),
    "copy-is-as-good": _(
        "The server cannot tell the copy from the original: either opens the record %(key)s, until %(expires_at)s."
    ),
    "server-clock-ahead": _("The server's clock is %(skew_s)s ahead of true time: it shows %(shown_at)s."),
    "server-clock-behind": _("The server's clock is %(skew_s)s behind true time: it shows %(shown_at)s."),
    "server-clock-right": _("The server's clock shows true time."),
    "browser-clock-ahead": _("This browser's clock is %(skew_s)s ahead of true time: it shows %(shown_at)s."),
    "browser-clock-behind": _("This browser's clock is %(skew_s)s behind true time: it shows %(shown_at)s."),
    "browser-clock-right": _("This browser's clock shows true time."),
}
