"""The claims of lesson 5 about removing records, and the scenarios that prove them."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Source

CLAIMS = (
    # removed
    Claim(
        "nothing-removes-an-expired-record",
        _(
            "Django removes no expired record by itself: not at its date, a visit, a login or a restart, nor in a "
            "year. `clearsessions` does, when somebody runs it."
        ),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 10m
        expect rows=1 expired_rows=1
        visit /
        expect logged_in=false rows=1 expired_rows=1
        login
        expect rows=2 expired_rows=1
        advance 365d
        set SESSION_COOKIE_AGE=900
        visit /
        expect logged_in=false rows=2 expired_rows=2
        clearsessions
        expect rows=0
        """,
    ),
    Claim(
        "clearsessions-removes-the-refused-only",
        _("`clearsessions` removes what was refused already, and no other record: it logs nobody out."),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 599s
        phone: login grace
        clearsessions
        expect rows=2 expired_rows=0
        visit /
        expect user=ada
        advance 1s
        visit /
        expect sent_cookie=true logged_in=false rows=2 expired_rows=1
        advance 1s
        clearsessions
        expect rows=1 expired_rows=0
        phone: visit /
        expect user=grace
        """,
    ),
    Claim(
        "cleanup-timing-changes-no-answer",
        _("Whether `clearsessions` runs each minute or never, each visit gets the same answer: the date decides."),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        cron clearsessions 1m
        login
        advance 599s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false set_cookie=delete
        advance 1m
        expect rows=0
        cron clearsessions off
        login
        advance 599s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false set_cookie=delete
        advance 365d
        expect rows=1 expired_rows=1
        """,
    ),
    Claim(
        "cron-removes-when-told",
        _("Once cron has the order, expired records are removed at its next run, and not before."),
        """
        set SESSION_COOKIE_AGE=600
        cron clearsessions 1d
        login
        phone: login grace
        advance 23h59m59s
        expect rows=2 expired_rows=2
        advance 1s
        expect rows=0
        """,
    ),
    Claim(
        "clearing-follows-the-engine",
        _("`clearsessions` works on the store of the engine in the settings, and leaves what another engine keeps."),
        """
        login
        advance 15d
        set SESSION_ENGINE=cache
        clearsessions
        set SESSION_ENGINE=file
        login
        advance 15d
        clearsessions
        expect rows=0
        set SESSION_ENGINE=db
        expect rows=1 expired_rows=1
        clearsessions
        expect rows=0
        """,
    ),
    Claim(
        "a-store-must-know-how-to-clear",
        _("With an engine of your own that has no `clear_expired()`, the command fails."),
        sources=(Source(_("In Django's code: contrib/sessions/management/commands/clearsessions.py, handle")),),
    ),
    # what lies there
)
