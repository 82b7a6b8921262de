"""The words of the edge for what the stores do: engines, settings, cleanup and the hands of others."""

from django.utils.translation import gettext_lazy as _

STORES = {
    "record-unreadable": _(
        "The record %(key)s is there and not yet due, but no key of the settings verifies its signature: "
        "Django takes the session for empty."
    ),
    "record-undated": _("No moment will come at which the server refuses the record %(key)s."),
    "record-dated": _("The record %(key)s, which the server would never have refused, is due at %(new_at)s now."),
    "record-created-undated": _("A record %(key)s was created which the server will never refuse."),
    "record-saved-undated": _("The session was saved, and the server will never refuse its record %(key)s."),
    "record-revived": _(
        "The server's clock shows an earlier time than before: the record %(key)s, due at %(expires_at)s, counts again."
    ),
    # cache, cached_db
    "entry-valid": _("The cache answers for %(key)s: its entry is good until %(expires_at)s, for another %(left_s)s."),
    "entry-gone": _(
        "The cache forgot %(key)s by itself at %(expires_at)s: there is nothing to refuse and nothing to clear."
    ),
    "entry-missing": _("The cache has no entry for %(key)s, so the session starts empty. No other place is asked."),
    "entry-expired": _("The cache entry %(key)s reached its deadline %(expires_at)s and is gone."),
    "row-not-asked": _("The cache answered, so the row was not looked at."),
    "row-missing-not-asked": _(
        "Its row is gone, but reading asks the cache first: the session lives until the cache forgets it."
    ),
    "row-expired-not-asked": _("Its row was due at %(expires_at)s, but reading asks the cache first: nobody looked."),
    "cache-refilled": _("The cache had no entry, so the row answered and the cache was filled until %(expires_at)s."),
    "cache-cleared": _("The cache lost its memory: sessions lost with it: %(count)s. No deadline was reached."),
    "cache-cleared-rows-remain": _(
        "The cache lost its memory. The rows remain (%(count)s): the next visit is answered from them."
    ),
    "cache-not-used": _("The cache lost its memory; this engine keeps nothing there."),
    "entries-still-answer": _("The cache still has entries for them, and reading asks the cache first."),
    # file
    "file-valid": _(
        "The file of %(key)s is good until %(expires_at)s, for another %(left_s)s: its last change plus the present "
        "SESSION_COOKIE_AGE, unless set_expiry named a moment."
    ),
    "file-missing": _("No file has the key %(key)s: the session starts empty."),
    "file-refused": _(
        "The file of %(key)s was due at %(expires_at)s. Reading it, Django deletes it and at once begins a new, empty "
        "session with a file and a cookie of its own."
    ),
    "file-never-due": _(
        "set_expiry stored a length of %(length_s)s in %(key)s, which the file engine takes for the time left: "
        "the server will never refuse it."
    ),
    "file-expired": _(
        "The file of %(key)s reached its deadline %(expires_at)s: it stays until it is read or clearsessions runs."
    ),
    "files-not-recognised": _(
        "Expired files that stay: %(count)s. clearsessions looks only at names that begin with %(name)s."
    ),
    # signed_cookies
    "signature-accepted": _(
        "The cookie is the session, signed at %(signed_at)s: %(signed_age_s)s old, at most %(limit_s)s are allowed. "
        "Nothing was looked up."
    ),
    "signature-outdated": _(
        "The cookie is the session, signed at %(signed_at)s: %(signed_age_s)s old, more than SESSION_COOKIE_AGE allows "
        "(%(limit_s)s)."
    ),
    "signature-unverified": _("The cookie is no session that a key of the settings has signed."),
    "signature-outlived": _(
        "The session in the cookie of %(browser)s, signed at %(signed_at)s, is older than %(limit_s)s: "
        "the server refuses it from now on."
    ),
    "signed-session-emptied": _(
        "Django deletes nothing: the session is empty now, and is signed anew when it is saved."
    ),
    "signed-copy-lives": _(
        "Nothing was deleted on the server, for nothing is there: a copy of the old cookie is accepted "
        "up to and including %(until_at)s."
    ),
    "signed-age-counts-now": _(
        "Cookies that exist are measured against the new SESSION_COOKIE_AGE at once: %(limit_s)s after their signature."
    ),
    "nothing-on-the-server": _("There is nothing to delete: this engine keeps every session in its cookie."),
    # settings
    "engine-switched": _(
        "Sessions are kept by %(new)s now. What %(old)s keeps (%(left)s) stays where it is and is not asked for."
    ),
    "date-means-another": _(
        "Under these settings the record %(key)s, left as it is, is due at %(new_at)s instead of %(old_at)s."
    ),
    "zone-changes-nothing": _(
        "With USE_TZ on, records hold absolute moments: TIME_ZONE changes nothing about when they are due."
    ),
    "records-unreadable": _(
        "Records that no key verifies any more: %(count)s. They stay, and so do their dates and the cookies."
    ),
    "records-readable-again": _("The records can be read again."),
    "records-still-readable": _("A fallback still verifies the records: nobody is logged out."),
    # clearsessions and cron
    "clearing-does-nothing": _("clearsessions ran and did nothing: with %(engine)s there is nothing for it to remove."),
    "cron-set": _("cron runs clearsessions every %(period_s)s from now on, first at %(next_at)s."),
    "cron-stopped": _("cron no longer runs clearsessions."),
    "cron-not-running": _("cron did not run clearsessions before either: nothing changed."),
    "cron-never-due": _("The first run would come after the year 9999, when simulated time ends."),
    "cron-removed": _("cron ran clearsessions at %(run_at)s; records removed: %(count)s."),
    "cron-ran": _(
        "Runs of clearsessions meanwhile: %(count)s, the last at %(last_at)s; records removed: %(removed)s. "
        "Nobody was logged out by it."
    ),
    "cron-useless": _(
        "Runs of clearsessions meanwhile: %(count)s, and none did anything: %(engine)s needs no cleanup."
    ),
    "session-interrupted": _(
        "The session to be saved was gone from its store, so Django refused to bring it back: the response is a 400."
    ),
}
