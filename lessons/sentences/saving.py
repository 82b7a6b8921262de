"""The words of the edge for what a request does to its session: sending, saving, ``set_expiry``, login and logout."""

from django.utils.translation import gettext_lazy as _

SAVING = {
    # the cookie on its way
    "cookie-held-back": _("The browser holds the session cookie, but for the path %(path)s and below only."),
    "cookie-deleted": _("Django told the browser to delete the session cookie (Max-Age=0)."),
    "cookie-elsewhere-stays": _(
        "The browser holds another one, for the path %(path)s, which this does not touch: it stays."
    ),
    "cookie-dropped-at-once": _("The cookie came with Max-Age=%(max_age)s, so the browser dropped it at once."),
    "cookie-without-date": _("The session cookie has no date: the browser keeps it until it is closed."),
    "cookie-dated": _("The session cookie is due at %(expires_at)s: Max-Age is %(max_age_s)s."),
    "cookie-refused": _("The browser refused the session cookie: its attributes do not fit this site."),
    "cookie-refused-not-secure-channel": _(
        "The browser refused the session cookie: it is marked Secure, and http://site.test is not."
    ),
    "cookie-refused-samesite-none-insecure": _(
        "The browser refused the session cookie: SameSite=None counts only together with Secure."
    ),
    "cookie-refused-domain-mismatch": _("The browser refused the session cookie: site.test is not in its Domain."),
    "cookie-refused-secure-overlay": _(
        "The browser refused the session cookie: over http it may not replace one that is marked Secure."
    ),
    "cookie-refused-prefix": _(
        "The browser refused the session cookie: its name promises more than its attributes keep."
    ),
    "cookie-refused-too-large": _("The browser refused the session cookie: name and value have more than 4,096 bytes."),
    # a session that begins
    "no-session-made": _("Nothing was written to the session, so none was made: no record and no cookie."),
    "record-created": _("A record %(key)s was created, due at %(expires_at)s: %(age_s)s from now."),
    "record-created-empty": _("A record %(key)s without data was created, due at %(expires_at)s: %(age_s)s from now."),
    "record-born-dead": _(
        "A record %(key)s was created, due at %(expires_at)s: that is not in the future, so it is refused at once."
    ),
    "empty-record-for-dead-cookie": _(
        "SESSION_SAVE_EVERY_REQUEST saved the session of a cookie that opens nothing: a record %(key)s without data, "
        "due at %(expires_at)s, %(age_s)s from now."
    ),
    "old-record-stays": _(
        "A new session begins beside it: the old record %(key)s stays in the table until clearsessions runs."
    ),
    # one that goes on
    "login-keeps-key": _(
        "This user was logged in already: the session keeps its key, and the login counts as a change."
    ),
    "saved-every-request": _("Nothing in the session changed: it was saved because SESSION_SAVE_EVERY_REQUEST is on."),
    "record-extended": _(
        "The session was saved, so its record got a new date: %(new_at)s instead of %(old_at)s, %(age_s)s from now."
    ),
    "record-saved-again": _("The session was saved: %(age_s)s from now is %(expires_at)s, as before."),
    "record-saved-same-date": _("The session was saved, but its date stays %(expires_at)s: it is a fixed moment."),
    "record-saved-dead": _(
        "The session was saved with the date %(new_at)s, which is not in the future: it is refused from now on."
    ),
    "reading-renews-nothing": _("The session was only read, so nothing was saved: its date stays %(expires_at)s."),
    "signed-anew": _("The session was saved: the cookie is signed anew, and its age counts from %(signed_at)s."),
    "signed-not-anew": _("The session was not saved, so the cookie keeps its signature, and goes on ageing."),
    "nested-change-unnoticed": _(
        "A list inside the session was changed in place. Django watches the top level only: the change is lost, "
        "and the date stays %(expires_at)s."
    ),
    "nested-change-saved-too": _(
        "A list inside the session was changed in place, which Django does not notice: it was stored only because "
        "SESSION_SAVE_EVERY_REQUEST is on."
    ),
    "django-raised": _("Django raised %(error)s"),
    "error-not-saved": _("The response is a %(status)s: from 500 upwards nothing is saved and no cookie is sent."),
    "saved-before-error": _(
        "The response is a %(status)s, so no session cookie is sent; but what was stored before the error stays stored."
    ),
    # one that ends, or changes hands
    "logout-flushes": _("Logout flushed the session: nothing of it is kept."),
    "session-of-another": _("The session was another user's, so the login flushed it: nothing of it is kept."),
    "hash-refused": _(
        "The password was changed after that login: the hash in the session no longer fits, so Django flushed it all."
    ),
    "record-flushed": _("The record %(key)s was removed at once, for everyone who holds its key."),
    "fallback-used": _("Only a key in SECRET_KEY_FALLBACKS verified the login, so Django signs it anew."),
    "key-cycled": _("The session got a new key: %(new)s instead of %(old)s, with its data kept."),
    # set_expiry and get_expiry_age
    "expiry-is-length": _(
        "set_expiry stored a length: from now on each save counts %(length_s)s anew, and reading renews nothing."
    ),
    "expiry-is-moment-timedelta": _(
        "set_expiry turned the timedelta into a moment, %(until_at)s: no later save moves it."
    ),
    "expiry-is-moment-datetime": _("set_expiry stored a moment, %(until_at)s: no later save moves it."),
    "expiry-has-no-date": _(
        "set_expiry(%(value)s) asks for a cookie without a date, not for an early end: the record is good for another "
        "%(left_s)s, until %(expires_at)s."
    ),
    "expiry-has-no-date-in-cookie": _("set_expiry(%(value)s) asks for a cookie without a date, not for an early end."),
    "expiry-follows-settings": _("set_expiry(None) removed the session's own expiry: it follows the settings again."),
    "expiry-was-not-set": _("set_expiry(None) found no expiry of the session's own: there was nothing to remove."),
    "age-is-the-setting": _(
        "get_expiry_age() answers %(age_s)s: SESSION_COOKIE_AGE, which a save would give anew. It does not count down."
    ),
    "age-is-length": _(
        "get_expiry_age() answers %(age_s)s: the length that set_expiry stored. It does not count down."
    ),
    "age-runs-to-a-moment": _("get_expiry_age() answers %(age_s)s: the time until the moment that set_expiry stored."),
    "signed-ignores-expiry": _(
        "That binds the browser only: the server measures the cookie against SESSION_COOKIE_AGE, %(limit_s)s."
    ),
}
