"""Claims proved by the example project's tests: overlapping requests, failing views, edited tables, changed users."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.demonstrations import Demonstration

_OVERLAPS = "test_overlaps.OverlapTests"
_DATES = "test_dates.DatesTests"
_USERS = "test_users.UsersTests"
_CLIENT = "test_client.ClientTests"
_ASYNC = "test_async.AsyncTests"

DEMONSTRATIONS = (
    Demonstration(
        "loaded-in-time-saved-too-late",
        _(
            "The date is compared at loading only: a slow view that began in time may save after it, and the "
            "session lives on, with the full time."
        ),
        (f"{_OVERLAPS}.test_a_session_loaded_in_time_may_be_saved_too_late",),
        "django/contrib/sessions/backends/db.py, save",
    ),
    Demonstration(
        "the-cache-forgets-meanwhile",
        _("With the cache engine such a save is a 400: the entry is gone, and is not made again."),
        (f"{_OVERLAPS}.test_but_not_where_the_cache_has_forgotten_it",),
        "django/contrib/sessions/backends/cache.py, save",
    ),
    Demonstration(
        "a-cleanup-meanwhile-is-a-400",
        _(
            "A cleanup shows in one case: a view that had loaded its session in time, and wants to save when "
            "the record has been taken away, gets a 400."
        ),
        (f"{_OVERLAPS}.test_a_cleanup_meanwhile_makes_the_save_a_400",),
        "django/contrib/sessions/middleware.py, process_response",
    ),
    Demonstration(
        "a-logout-meanwhile-is-a-400",
        _("A logout elsewhere makes a running request that wants to save a 400; one that only reads ends well."),
        (
            f"{_OVERLAPS}.test_a_logout_meanwhile_makes_the_save_a_400",
            f"{_OVERLAPS}.test_a_logout_meanwhile_does_not_hurt_who_only_reads",
        ),
        "django/contrib/sessions/middleware.py, process_response",
    ),
    Demonstration(
        "where-every-request-saves-all-are-hurt",
        _("With `SESSION_SAVE_EVERY_REQUEST` that hits each running request, readers included."),
        (f"{_OVERLAPS}.test_unless_every_request_saves",),
    ),
    Demonstration(
        "the-message-is-a-guess",
        _("Any error of the database while a session is saved is reported as a session that somebody deleted."),
        (f"{_OVERLAPS}.test_a_database_that_cannot_write_looks_like_a_logout",),
        "django/contrib/sessions/backends/db.py, save",
    ),
    Demonstration(
        "the-later-save-wins",
        _("Each save writes the whole session, so a later one undoes what another request stored meanwhile."),
        (f"{_OVERLAPS}.test_the_later_save_undoes_a_set_expiry",),
        "django/contrib/sessions/backends/db.py, save",
    ),
    Demonstration(
        "a-save-of-ones-own-before-an-error",
        _("A view that saves the session itself and then fails has dated the record anew, and not the cookie."),
        (f"{_DATES}.test_a_save_of_ones_own_before_an_error",),
        "django/contrib/sessions/middleware.py, process_response",
    ),
    Demonstration(
        "a-date-written-into-the-table",
        _("An earlier date in the table ends a login at once; a later one does not lengthen the cookie."),
        (
            f"{_DATES}.test_a_date_written_into_the_table",
            f"{_DATES}.test_a_later_date_in_the_table_does_not_lengthen_the_cookie",
        ),
    ),
    Demonstration(
        "a-cookie-set-by-hand",
        _(
            "A view that sends the session cookie with another date is overruled when the session is saved; when not, "
            "cookie and record have dates of their own."
        ),
        (
            f"{_DATES}.test_where_nothing_is_saved_it_goes_out_and_the_record_keeps_its_date",
            f"{_DATES}.test_a_cookie_set_by_hand_is_overwritten_by_a_save",
        ),
    ),
    Demonstration(
        "the-table-waits-for-the-cache",
        _("With `cached_db` a date that is written into the table counts only once the cache has no entry."),
        (f"{_DATES}.test_with_cached_db_a_date_in_the_table_counts_once_the_cache_forgets",),
        "django/contrib/sessions/backends/cached_db.py, load",
    ),
    Demonstration(
        "a-login-lost-in-an-error",
        _("A login whose response becomes an error has changed the key already: the visitor's cart is lost."),
        (f"{_DATES}.test_a_login_that_ends_in_an_error_loses_the_cart",),
        "django/contrib/sessions/backends/base.py, cycle_key",
    ),
    Demonstration(
        "a-better-hash-ends-the-others",
        _("When Django hashes a password anew at a login, the user's other sessions end: the hash is part of them."),
        (f"{_USERS}.test_a_better_hash_of_the_same_password_ends_the_other_sessions",),
        "django/contrib/auth/__init__.py, get_user",
    ),
    Demonstration(
        "an-inactive-user-is-kept-waiting",
        _("The session of a user who is set inactive stays: active again, they are logged in again."),
        (f"{_USERS}.test_an_inactive_user_is_a_stranger_whose_session_waits",),
        "django/contrib/auth/backends.py, get_user",
    ),
    Demonstration(
        "no-signal-of-expiry",
        _("Nothing is sent when a login expires: `user_logged_out` belongs to `logout()`."),
        (f"{_USERS}.test_no_signal_tells_that_a_login_expired",),
        "django/contrib/auth/__init__.py, logout",
    ),
    Demonstration(
        "last-login-is-no-last-visit",
        _("`last_login` is the time of the last login: a visit with a session that is still good leaves it alone."),
        (f"{_USERS}.test_coming_back_does_not_move_last_login",),
    ),
    Demonstration(
        "the-test-client-knows-no-dates",
        _("`django.test.Client` sends each cookie it was ever given: past its date, and as an empty one when deleted."),
        (
            f"{_CLIENT}.test_it_sends_a_cookie_whose_time_has_come",
            f"{_CLIENT}.test_it_sends_a_deleted_cookie_as_an_empty_one",
            f"{_CLIENT}.test_it_has_no_window_to_close",
        ),
        "django/test/client.py, RequestFactory._base_environ",
    ),
    Demonstration(
        "client-login-gives-no-date",
        _("`client.login()` and `force_login()` store a session and give the client a cookie without any date."),
        (f"{_CLIENT}.test_its_login_gives_a_cookie_without_a_date",),
        "django/test/client.py, ClientMixin._login",
    ),
    Demonstration(
        "client-session-makes-one",
        _("To read `client.session` of a client without a session makes one: a record and a cookie."),
        (f"{_CLIENT}.test_to_look_at_its_session_is_to_make_one",),
        "django/test/client.py, ClientMixin.session",
    ),
    Demonstration(
        "auser-after-alogout",
        _("`request.auser()` after `alogout()` gives the old user in Django 5.2, nobody since 6.0."),
        (f"{_ASYNC}.test_who_is_left_in_the_request_that_logs_out",),
        "django/contrib/auth/__init__.py, alogout",
    ),
    Demonstration(
        "async-refuses-alike",
        _("The asynchronous methods compare the same date in the same way."),
        (f"{_ASYNC}.test_an_expired_record_is_refused_by_aload_too",),
        "django/contrib/sessions/backends/db.py, aload",
    ),
)

CLAIMS = tuple(demonstration.claim for demonstration in DEMONSTRATIONS)
