"""Myth 8: clearsessions logs users out.

It deletes only records that Django already refuses, so no visit is answered differently.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "clearsessions-leaves-a-stolen-session",
        _("A stolen session that is not yet due is as good after `clearsessions` as before."),
        """
        login
        copy_cookie thief
        clearsessions
        expect rows=1
        thief: visit /
        expect user=ada
        """,
    ),
)

MYTH = Myth(
    number=8,
    slug="clearsessions-logs-out",
    belief=_("`clearsessions` logs people out, so run it at night."),
    prediction=Prediction(
        "myth-clearsessions-logs-out",
        _(
            "The site says `SESSION_EXPIRE_AT_BROWSER_CLOSE = True` and `SESSION_COOKIE_AGE = 3600`, one hour. Grace "
            "logs in at 09:00, Ada at 09:50, and both keep their browsers open. Grace reads a page at 10:10. Right "
            "after it somebody runs `clearsessions`. At 10:20 both read a page. Who is logged in then?"
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=3600
        phone: login grace
        advance 50m
        login
        advance 20m
        phone: visit /
        clearsessions
        advance 10m
        phone: visit /
        visit /
        """,
        (
            Choice(
                "neither",
                _("Neither: clearing the sessions ended both of them."),
                at_last("learner: logged_in=false", "phone: logged_in=false"),
                _(
                    "The name sounds like it. But of two records it removed one, Grace's, whose date had been 10:00. "
                    "Ada's was due at 10:50, so it stayed, and at 10:20 she was let in."
                ),
                "clearsessions-removes-the-refused-only",
            ),
            Choice(
                "ada-since-cleared",
                _("Ada: Grace was still let in at 10:10, and `clearsessions` put her out."),
                all_of(after(6, "phone: logged_in=true"), at_last("learner: logged_in=true", "phone: logged_in=false")),
                _(
                    "That would make `clearsessions` the one who enforces dates. Django does it at each use: at 10:10 "
                    "Grace's record lay in the table, ten minutes past its date, and was refused."
                ),
                "open-browser-is-logged-out-too",
            ),
            Choice(
                "ada-as-before",
                _("Ada: Grace was out at 10:10 already, and `clearsessions` changed nothing for either."),
                all_of(
                    after(6, "phone: logged_in=false"), at_last("learner: logged_in=true", "phone: logged_in=false")
                ),
                _(
                    "Grace's record had been refused since 10:00; removing it took nothing from her. Ada's was good "
                    "for another 40 minutes, and `clearsessions` removes only what is past its date."
                ),
                "clearsessions-removes-the-refused-only",
            ),
            Choice(
                "both",
                _("Both: whoever was here a moment ago is left alone."),
                at_last("learner: logged_in=true", "phone: logged_in=true"),
                _(
                    "Nothing records when somebody was last here. There is one date, and Grace's had passed at 10:00. "
                    "Her visit at 10:10 only read, and could not have moved it anyway: it came too late."
                ),
                "open-browser-is-logged-out-too",
            ),
        ),
    ),
    believed="neither",
    matters=(
        Sentence(
            _(
                "A table that nobody dares to clear, or remembers to, keeps every expired record. PostHog found five "
                "years of expired sessions in theirs, hundreds of millions of rows."
            ),
            "refused-is-not-removed",
        ),
        Sentence(
            _(
                "And as an emergency exit the command fails: after a theft it removes old records, and leaves the "
                "stolen session as it is."
            ),
            "clearsessions-leaves-a-stolen-session",
        ),
        Sentence(
            _(
                "One grain of truth: a request that loaded its session just before the date, and saves it just after "
                "the cleanup, is answered with a 400."
            ),
            "a-cleanup-meanwhile-is-a-400",
        ),
    ),
    instead=(
        Sentence(
            _(
                "Run it daily, at whatever hour, with the project's own Python: "
                "`0 12 * * * /path/to/venv/bin/python /path/to/manage.py clearsessions`."
            ),
            "clearsessions-removes-the-refused-only",
        ),
        Sentence(
            _("To log everybody out, delete the records: `Session.objects.all().delete()`."),
            "deleting-the-record-ends-the-session",
        ),
        Sentence(
            _("With the engine `cached_db`, empty the cache as well: it is asked first."),
            "cached-db-answers-from-the-cache",
        ),
    ),
    sources=(
        Source(
            _("Django: clearing the session store"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#clearing-the-session-store",
        ),
        Source(
            _("OpenHatch: what about somebody who uses the site while the job runs?"),
            "https://github.com/openhatch/oh-mainline/pull/1616",
        ),
        Source(
            _("PostHog: five years of expired sessions on disk"),
            "https://github.com/PostHog/posthog/pull/44713",
        ),
        Source(
            _("How-to: log all users out by deleting their sessions"),
            "http://blog.sashalaundy.com/blog/2014/08/26/howto-force-all-django-users-to-log-out-with-the-django-orm/",
        ),
        Source(_("In Django's code: contrib/sessions/backends/db.py, clear_expired and _get_session_from_db")),
    ),
)
