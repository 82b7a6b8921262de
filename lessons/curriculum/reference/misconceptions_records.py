"""Misconceptions about session records: where the data is, and what removes it."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.misconception_schema import Theme, build_misconception

THEMES = (
    Theme(
        "where",
        _("Where the data is"),
        (
            build_misconception(
                _("The cookie carries an id and nothing else."),
                "half",
                (
                    _("So it is on four of the five engines. With `signed_cookies` the cookie is the session."),
                    "the-cookie-can-be-the-session",
                ),
                id_="the-cookie-carries-an-id",
            ),
            build_misconception(
                _("On the server, the data is safe."),
                "half",
                (
                    _("It is out of the user's reach. Who reads the table reads it, expired or not."),
                    "expired-is-not-erased",
                ),
                (_("And who has the key is the user."), "copy-outlives-the-browser"),
                id_="on-the-server-the-data",
            ),
            build_misconception(
                _("The date of expiry is stored with the session."),
                "half",
                (
                    _("With `db` and `cached_db` it is, so a new age counts from the next save."),
                    "a-new-age-waits-for-a-save",
                ),
                (_("`file` goes by the file's age,"), "a-file-ages-by-the-present-setting"),
                (_("`cache` by the entry's own time,"), "a-cache-entry-ends-by-itself"),
                (_("`signed_cookies` by the signature's."), "a-signature-ages-by-the-present-setting"),
                id_="the-date-of-expiry-is-stored",
            ),
            build_misconception(
                _("For each request Django fetches the session."),
                "half",
                (_("If the page asks for it. One that does not makes no query."), "untouched-page-checks-no-date"),
                id_="for-each-request-django-fetches",
            ),
            build_misconception(
                _("Expiry is checked by comparing a date at each access."),
                "half",
                (_("With rows and files, yes."), "refused-at-the-date-removed-after-it"),
                (_("A cache forgets by itself,"), "a-cache-entry-ends-by-itself"),
                (_("and a signed cookie has an age."), "a-signature-ages-by-the-present-setting"),
                id_="expiry-is-checked-by-comparing",
            ),
            build_misconception(
                _("An expired session is thrown away, and a new one made in its place."),
                "wrong",
                (
                    _("Nothing is thrown away and nothing made: the visitor is a stranger, and the cookie is deleted."),
                    "a-refused-visit-deletes-the-cookie",
                ),
                (_("It is so with the `file` engine."), "files-begin-anew-when-refused"),
                id_="an-expired-session-is-thrown-away",
            ),
        ),
    ),
    Theme(
        "cleaning",
        _("Cleaning up"),
        (
            build_misconception(
                _("Django runs `clearsessions` and deletes what has expired."),
                "wrong",
                (_("It never does. You do, or your cron."), "nothing-removes-an-expired-record"),
                (_("And it cleans the engine of the settings only."), "clearing-follows-the-engine"),
                id_="django-runs-clearsessions-and-deletes",
            ),
            build_misconception(
                _("From time to time the expired are cleaned up; until then they are of no use to anybody."),
                "half",
                (_("If you scheduled it; if not, they stay."), "nothing-removes-an-expired-record"),
                (
                    _("As a login they are of no use. Who can read the table can still read them."),
                    "expired-is-not-erased",
                ),
                id_="from-time-to-time-the-expired",
            ),
            build_misconception(
                _("Expired sessions stay until `clearsessions` runs."),
                "right",
                (_("On the default engine. Logging out removes a record at once,"), "logout-ends-every-copy"),
                (_("and `file` deletes a dead one that it reads."), "files-begin-anew-when-refused"),
                id_="expired-sessions-stay-until-clearsessions-runs",
            ),
            build_misconception(
                _("Expired records are there, and cannot be used."),
                "right",
                (_("They are refused, and stay."), "refused-is-not-removed"),
                id_="there-and-refused",
            ),
            build_misconception(
                _("Forget the cleanup, and the table grows and grows."),
                "right",
                (_("Every expired record stays."), "without-a-schedule-nothing-goes"),
                id_="it-grows",
            ),
            build_misconception(
                _("Clean up once a day."),
                "right",
                (_("Then no expired record gets older than that."), "a-daily-schedule-removes-the-expired"),
                id_="once-a-day",
            ),
            build_misconception(
                _("When the cleanup runs makes a difference to when users are out."),
                "wrong",
                (_("Each minute or not at all: every visit gets the same answer."), "cleanup-timing-changes-no-answer"),
                (
                    _("The one exception is a request in flight, which may get a 400."),
                    "a-cleanup-meanwhile-is-a-400",
                ),
                id_="when-the-cleanup-runs",
            ),
            build_misconception(
                _("Cleaning is left to you because doing it at each request would be slow."),
                "unsourced",
                (
                    _("The documentation gives no reason: it says that Django does not purge, and that you should."),
                    "clearing-is-documented-as-yours",
                ),
                (_("The `file` engine does delete what it finds dead."), "files-begin-anew-when-refused"),
                id_="cleaning-is-left-to-you-because",
            ),
            build_misconception(
                _("Regular cleanups keep the site fast."),
                "unsourced",
                (
                    _("A session is found by its primary key, whatever lies beside it."),
                    "looked-up-by-its-key",
                ),
                (
                    _("What grows is the disk, the backup, and the one statement of the cleanup that comes at last."),
                    "a-cleanup-is-one-statement",
                ),
                id_="regular-cleanups-keep-the-site-fast",
            ),
            build_misconception(
                _("For cron, a line with the path of `manage.py` is enough."),
                "half",
                (
                    _("If cron finds the right Python. Name it: the one that has your Django."),
                    "cron-needs-a-whole-path",
                ),
                id_="for-cron-a-line",
            ),
        ),
    ),
)
