"""The expert zone's facts about caches, tests and events that Django does not have."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.expert_facts import FactGroup, build_fact

GROUPS = (
    FactGroup(
        "cached-db",
        _("Two stores at once: `cached_db`"),
        (
            build_fact(
                _("To delete rows logs nobody out."),
                (_("The cache is asked first, and the row not at all."), "cached-db-answers-from-the-cache"),
                (_("Such a session can be read; to write to it is a 400."), "without-its-row-it-cannot-be-saved"),
            ),
            build_fact(
                _("A new date in the table waits for the cache."),
                (_("It counts when the entry is gone, and not before."), "the-table-waits-for-the-cache"),
            ),
            build_fact(
                _("A cache that was emptied costs nothing."),
                (
                    _("The row answers, and the cache is filled again, for the time that the row has left."),
                    "the-row-answers-when-the-cache-forgets",
                ),
            ),
            build_fact(
                _("A cache that is down costs everything."),
                (
                    _(
                        "The row is no way out when the cache raises: readers and logins get errors, and nobody is "
                        "logged out."
                    ),
                    "cached-db-needs-its-cache",
                ),
                is_cited=True,
            ),
        ),
    ),
    FactGroup(
        "tests",
        _("In your tests"),
        (
            build_fact(
                _("`django.test.Client` is no browser."),
                (
                    _(
                        "It looks at no date and has no window to close. A test of expiry with it sees the server's "
                        "half only."
                    ),
                    "the-test-client-knows-no-dates",
                ),
            ),
            build_fact(
                _("`force_login()` sends no cookie."),
                (
                    _(
                        "It stores a session and puts an undated cookie into the client, whatever the settings say. "
                        "To test the cookie's date, post the login form."
                    ),
                    "client-login-gives-no-date",
                ),
            ),
            build_fact(
                _("To look is to make."),
                (
                    _("`client.session` of a client without a session stores one and gives the client its cookie."),
                    "client-session-makes-one",
                ),
            ),
        ),
    ),
    FactGroup(
        "unseen",
        _("What nobody tells you"),
        (
            build_fact(
                _("No signal is sent when a login expires."),
                (
                    _("There is nothing that could send one: a date is compared when somebody comes."),
                    "no-signal-of-expiry",
                ),
            ),
            build_fact(
                _("`last_login` is not the last visit."),
                (
                    _("It is the time of the last login, and says nothing of what came after."),
                    "last-login-is-no-last-visit",
                ),
            ),
            build_fact(
                _("Rows are not people."),
                (
                    _("To count the records with a date ahead counts strangers and closed browsers, too."),
                    "records-are-not-people",
                ),
            ),
            build_fact(
                _("In an `async` view the old user may linger."),
                (
                    _("After `alogout()`, `request.auser()` gives the old user before Django 6. The session is gone."),
                    "auser-after-alogout",
                ),
                (_("Dates are compared in the same way."), "async-refuses-alike"),
            ),
            build_fact(
                _("memcached reads long times as dates."),
                (
                    _("From 30 days on, that is. Django knows, so a session of 90 days lasts 90 days."),
                    "memcached-takes-long-times",
                ),
                is_cited=True,
            ),
            build_fact(
                _("A replica that lags can undo a login."),
                (
                    _("If sessions are read from it, a record of a moment ago may not be there yet."),
                    "a-replica-may-lag",
                ),
                is_cited=True,
            ),
        ),
    ),
)
