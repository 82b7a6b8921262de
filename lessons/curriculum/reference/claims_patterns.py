"""Claims about the code of the production patterns, proved by its tests, and about tables and cron."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.demonstrations import Demonstration

_REMEMBER = "test_remember.RememberTests"
_LIMITS = "test_limits.LimitTests"
_TOUCH = "test_touch.TouchTests"
_TIME = "test_time_left.TimeLeftTests"
_RECENT = "test_recent.RecentTests"
_RECORDS = "test_records.RecordsTests"
_DEPLOY = "test_deploy.DeployTests"
_EXPIRY = "test_expiry.ExpiryTests"

DEMONSTRATIONS = (
    Demonstration(
        "ticked-lasts-30-days",
        _("Ticked, the login survives closing, for 30 days from the last write."),
        (f"{_REMEMBER}.test_ticked_it_survives_closing_for_30_days_from_the_last_write",),
    ),
    Demonstration(
        "not-ticked-ends-with-the-browser",
        _("Not ticked, the cookie has no date, and the record has `SESSION_COOKIE_AGE`."),
        (
            f"{_REMEMBER}.test_not_ticked_the_cookie_has_no_date_and_the_record_the_age_of_the_settings",
            f"{_EXPIRY}.test_any_other_ends_with_the_browser",
            f"{_EXPIRY}.test_or_when_the_server_refuses_it",
        ),
    ),
    Demonstration(
        "idle-limit-holds",
        _("Whoever sends no request for 30 minutes is out, copies of the cookie too; each request starts them anew."),
        (f"{_LIMITS}.test_whoever_is_away_for_30_minutes_is_out",),
    ),
    Demonstration(
        "absolute-limit-holds",
        _("Whoever never rests is out 8 hours after the login, and both dates say so beforehand."),
        (
            f"{_LIMITS}.test_whoever_never_rests_is_out_after_8_hours",
            f"{_LIMITS}.test_near_the_8_hours_both_dates_are_that_moment",
            f"{_LIMITS}.test_the_middleware_refuses_too_where_the_store_would_not",
        ),
    ),
    Demonstration(
        "a-password-starts-the-limits-anew",
        _("Giving the password again starts the 8 hours anew; a session from before the middleware is over."),
        (
            f"{_LIMITS}.test_giving_the_password_again_starts_the_8_hours_anew",
            f"{_LIMITS}.test_a_session_from_before_the_middleware_is_over",
        ),
    ),
    Demonstration(
        "one-save-an-hour",
        _("Ten visits in an hour are one save, and whoever keeps coming stays in."),
        (
            f"{_TOUCH}.test_ten_visits_in_an_hour_and_one_after_it_are_one_save",
            f"{_TOUCH}.test_within_the_hour_a_visit_saves_nothing",
            f"{_TOUCH}.test_who_keeps_coming_stays_in",
        ),
    ),
    Demonstration(
        "out-up-to-an-hour-early",
        _("Whoever stops coming is out up to an hour early: a visit within the hour renews nothing."),
        (f"{_TOUCH}.test_who_stops_is_out_up_to_an_hour_early",),
    ),
    Demonstration(
        "the-others-are-out-at-once",
        _("The user's other browsers are out at once, copies of their cookies too; this one stays, and so do others'."),
        (
            "test_devices.DevicesTests.test_the_other_browser_is_out_at_once_and_this_one_stays",
            "test_devices.DevicesTests.test_nobody_elses_session_is_touched",
        ),
    ),
    Demonstration(
        "the-entry-goes-with-the-row",
        _("With `cached_db` the store's own `delete()` takes the entry along; to delete the row alone ends nothing."),
        (
            "test_devices.CachedDevicesTests.test_the_entry_in_the_cache_goes_too",
            "test_devices.CachedDevicesTests.test_deleting_the_row_alone_would_end_nothing",
        ),
    ),
    Demonstration(
        "the-time-told-is-the-time-left",
        _("The time that the page tells stands still while one reads, and is when the login ends."),
        (
            f"{_TIME}.test_it_does_not_move_while_one_only_reads",
            f"{_TIME}.test_it_is_when_the_login_ends",
            f"{_TIME}.test_where_this_request_is_a_save_it_is_the_date_to_come",
        ),
    ),
    Demonstration(
        "the-getters-move-with-the-clock",
        _("`get_expiry_date()` of a session that nothing was set for is always its full age ahead."),
        (f"{_TIME}.test_the_getters_of_the_session_do_not_count_down",),
    ),
    Demonstration(
        "asked-again-after-ten-minutes",
        _("The password is asked for again once the login is ten minutes old, whatever was visited since."),
        (
            f"{_RECENT}.test_it_is_asked_for_once_the_login_is_ten_minutes_old",
            f"{_RECENT}.test_visits_do_not_count_as_giving_it",
        ),
    ),
    Demonstration(
        "asked-again-keeps-the-cart",
        _("Whoever gives it goes on in the same session, with its data."),
        (f"{_RECENT}.test_giving_it_again_keeps_the_session_and_its_data",),
    ),
    Demonstration(
        "expired-is-not-erased",
        _(
            "The data of a record are signed and no secret: anybody who sees the table can read them, also "
            "after their date."
        ),
        (f"{_RECORDS}.test_an_expired_record_can_be_read_without_any_key",),
        "django/core/signing.py, dumps",
    ),
    Demonstration(
        "a-signed-cookie-can-be-read",
        _("With `signed_cookies` whoever holds the cookie reads what is in it; no key is needed for that."),
        (f"{_RECORDS}.test_a_signed_cookie_can_be_read_by_whoever_holds_it",),
        "django/contrib/sessions/backends/signed_cookies.py, load",
    ),
    Demonstration(
        "a-record-names-no-user",
        _("A record has a key, data and a date. Whose it is stands in the data, so no query finds a user's sessions."),
        (f"{_RECORDS}.test_a_record_has_a_key_data_and_a_date_and_no_user",),
        "django/contrib/sessions/base_session.py, AbstractBaseSession",
    ),
    Demonstration(
        "looked-up-by-its-key",
        _("A session is looked up by its primary key, however many others lie beside it."),
        (f"{_RECORDS}.test_a_session_is_looked_up_by_its_primary_key",),
        "django/contrib/sessions/backends/db.py, _get_session_from_db",
    ),
    Demonstration(
        "a-cleanup-is-one-statement",
        _("`clearsessions` deletes all expired records in one statement, however many they are."),
        (f"{_RECORDS}.test_a_cleanup_is_one_statement_however_much_there_is",),
        "django/contrib/sessions/backends/db.py, clear_expired",
    ),
    Demonstration(
        "cron-needs-a-whole-path",
        _("In cron's bare surroundings a `manage.py` by itself finds no Python, or one without Django."),
        (f"{_DEPLOY}.test_a_bare_manage_py_finds_no_python_there", f"{_DEPLOY}.test_or_one_without_django"),
    ),
    Demonstration(
        "the-line-of-cron-cleans",
        _("The line for cron removes the expired records and no other, with nothing but cron's own surroundings."),
        (f"{_DEPLOY}.test_the_cron_line_removes_the_expired", f"{_DEPLOY}.test_systemd_runs_the_same"),
    ),
)

CLAIMS = tuple(demonstration.claim for demonstration in DEMONSTRATIONS)
