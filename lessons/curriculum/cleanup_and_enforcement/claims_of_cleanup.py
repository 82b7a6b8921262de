"""What lesson 5 claims about removing records, and the scenarios that prove it."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim, Source

CLAIMS = (
    # removed
    Claim(
        "nothing-removes-an-expired-record",
        _("Django removes no expired record by itself: not at its date, a visit, a login or a restart, nor in a year."),
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
        """,
    ),
    Claim(
        "clearsessions-removes-the-refused-only",
        _("`clearsessions` removes the records whose date has passed, and no other: it logs nobody out."),
        """
        login
        advance 10d
        phone: login grace
        clearsessions
        expect rows=2
        visit /
        expect user=ada
        advance 5d
        clearsessions
        expect rows=1 expired_rows=0
        phone: visit /
        expect user=grace
        """,
    ),
    Claim(
        "cleanup-timing-changes-no-answer",
        _("Whether it runs each minute or never, each visit gets the same answer: the date decides."),
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
        "logout-removes-at-once",
        _("A logout removes the record at once, long before its date, and for everyone who holds the key."),
        """
        login
        copy_cookie thief
        logout
        expect rows=0 cookie=absent
        thief: visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "cron-removes-when-told",
        _("Once cron has the order, expired records are removed at its next run, and not before."),
        """
        set SESSION_COOKIE_AGE=600
        cron clearsessions 1d
        login
        advance 23h
        expect rows=1 expired_rows=1
        advance 1h
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
    Claim(
        "cleared-in-mid-request",
        _(
            "A request that began before the date, and saves after `clearsessions` has removed its record, is answered "
            "with a 400."
        ),
        sources=(
            Source(
                _(
                    "In Django's code: contrib/sessions/backends/db.py, save, UpdateError; middleware.py, "
                    "process_response, SessionInterrupted"
                )
            ),
        ),
    ),
    # what lies there
    Claim(
        "an-expired-record-can-be-read",
        _(
            "A refused record keeps its data, signed and not encrypted: who can read the table can read it, without "
            "`SECRET_KEY`."
        ),
        """
        login
        advance 365d
        expect rows=1 expired_rows=1
        """,
        (
            Source(_("In Django's code: contrib/sessions/backends/base.py, encode, which signs")),
            Source(
                _("Django: cryptographic signing"),
                "https://docs.djangoproject.com/en/5.2/topics/signing/#module-django.core.signing",
            ),
        ),
    ),
    Claim(
        "a-session-is-found-by-its-key",
        _("A session is looked up by the table's primary key, and `expire_date` has an index of its own."),
        sources=(Source(_("In Django's code: contrib/sessions/base_session.py, AbstractBaseSession")),),
    ),
    Claim(
        "clearing-is-one-delete",
        _("With database sessions `clearsessions` is one single `DELETE`, however many records are due."),
        """
        login
        phone: login
        desk: login
        advance 15d
        expect rows=3 expired_rows=3
        clearsessions
        expect rows=0
        """,
        (Source(_("In Django's code: contrib/sessions/backends/db.py, clear_expired")),),
    ),
    Claim(
        "cron-finds-no-python",
        _(
            "`manage.py` asks for a `python` on the path, and cron's path does not hold that of your virtual "
            "environment."
        ),
        sources=(
            Source(_("In Django's code: conf/project_template/manage.py-tpl, its first line")),
            Source(
                _("crontab(5): what cron sets for a command"),
                "https://manpages.debian.org/stable/cron/crontab.5.en.html",
            ),
        ),
    ),
)
