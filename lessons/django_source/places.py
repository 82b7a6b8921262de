"""The places in Django that decide, as data: a row for each reason that Django decides.

To add a reason, give it a row in :data:`PLACES`, or a citation in ``citations`` where it is not Django that decides.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A statement in Django: the file below ``django/``, the function by its qualified name, and what it contains.

    The statement is the first in the function that contains all of ``names``, and the line that of the first of them;
    without names it is the function's own head.
    """

    path: str
    function: str
    names: tuple[str, ...]


def _place(path: str, function: str, *names: str) -> Place:
    return Place(path, function, names)


_MIDDLEWARE = "contrib/sessions/middleware.py"
_BASE = "contrib/sessions/backends/base.py"
_DB = "contrib/sessions/backends/db.py"
_CACHE = "contrib/sessions/backends/cache.py"
_CACHED_DB = "contrib/sessions/backends/cached_db.py"
_FILE = "contrib/sessions/backends/file.py"
_SIGNED = "contrib/sessions/backends/signed_cookies.py"
_AUTH = "contrib/auth/__init__.py"
_SIGNING = "core/signing.py"

_SAVING = _place(_MIDDLEWARE, "SessionMiddleware.process_response", "SESSION_SAVE_EVERY_REQUEST")
_ROW_READ = _place(_DB, "SessionStore._get_session_from_db", "expire_date__gt")
_ROW_DATED = _place(_DB, "SessionStore.create_model_instance", "expire_date")
_ROWS_CLEARED = _place(_DB, "SessionStore.clear_expired", "expire_date__lt")
_ENTRY_DUE = _place("core/cache/backends/locmem.py", "LocMemCache._has_expired", "<=")
_ENTRY_DATED = _place(_CACHE, "SessionStore.save", "get_expiry_age")
_CACHE_FIRST = _place(_CACHED_DB, "SessionStore.load", "cache_key")
_ROW_SECOND = _place(_CACHED_DB, "SessionStore.load", "_get_session_from_db")
_FILE_DUE = _place(_FILE, "SessionStore.load", "expiry_age", "<=")
_FILE_DATED = _place(_FILE, "SessionStore._expiry_date", "_session_expiry")
_FILES_CLEARED = _place(_FILE, "SessionStore.clear_expired", "load")
_SIGNATURE_AGE = _place(_SIGNING, "TimestampSigner.unsign", "age", ">")
_SIGNATURE_KEYS = _place(_SIGNING, "Signer.unsign", "fallback_keys")
_LENGTH = _place(_BASE, "SessionBase.get_expiry_date", "modification", "timedelta")
_MOMENT = _place(_BASE, "SessionBase.get_expiry_date", "fromisoformat")

PLACES: dict[str, Place] = {
    # what a request found
    "no-cookie-sent": _place(_MIDDLEWARE, "SessionMiddleware.process_request", "SESSION_COOKIE_NAME"),
    "session-not-touched": _place(_BASE, "SessionBase._get_session", "load"),
    "record-missing": _place(_DB, "SessionStore._get_session_from_db", "DoesNotExist"),
    "record-refused": _ROW_READ,
    "record-valid": _ROW_READ,
    "record-unreadable": _place(_BASE, "SessionBase.decode", "BadSignature"),
    "record-undated": _LENGTH,
    "record-dated": _LENGTH,
    "record-revived": _ROW_READ,
    "record-expired": _ROW_READ,
    "record-outlives-cookie": _ROW_READ,
    "cookie-outlives-record": _ROW_READ,
    "decided-by-clock-ahead": _ROW_READ,
    "decided-by-clock-behind": _ROW_READ,
    "entry-valid": _ENTRY_DUE,
    "entry-gone": _ENTRY_DUE,
    "entry-expired": _ENTRY_DUE,
    "entry-missing": _place(_CACHE, "SessionStore.load", "_session_key"),
    "row-not-asked": _CACHE_FIRST,
    "row-missing-not-asked": _CACHE_FIRST,
    "row-expired-not-asked": _CACHE_FIRST,
    "entries-still-answer": _CACHE_FIRST,
    "cache-refilled": _place(_CACHED_DB, "SessionStore.load", "set"),
    "file-valid": _FILE_DUE,
    "file-refused": _FILE_DUE,
    "file-expired": _FILE_DUE,
    "file-never-due": _FILE_DATED,
    "file-missing": _place(_FILE, "SessionStore.load", "OSError"),
    "signature-accepted": _SIGNATURE_AGE,
    "signature-outdated": _SIGNATURE_AGE,
    "signature-outlived": _SIGNATURE_AGE,
    "signature-unverified": _place(_SIGNING, "Signer.unsign", "BadSignature", "sig"),
    "signed-session-emptied": _place(_SIGNED, "SessionStore.load", "create"),
    "signed-anew": _place(_SIGNED, "SessionStore.save", "_get_session_key"),
    "signed-not-anew": _SAVING,
    "signed-age-counts-now": _place(_SIGNED, "SessionStore.load", "max_age"),
    "signed-copy-lives": _place(_SIGNED, "SessionStore.delete", "_session_key"),
    # what it left
    "django-raised": _place("core/handlers/exception.py", "response_for_exception", "handle_uncaught_exception"),
    "saved-before-error": _place(_MIDDLEWARE, "SessionMiddleware.process_response", "status_code"),
    "error-not-saved": _place(_MIDDLEWARE, "SessionMiddleware.process_response", "status_code"),
    "session-interrupted": _place(_MIDDLEWARE, "SessionMiddleware.process_response", "SessionInterrupted"),
    "key-cycled": _place(_BASE, "SessionBase.cycle_key", "create"),
    "fallback-used": _place(_AUTH, "get_user", "cycle_key"),
    "login-keeps-key": _place(_AUTH, "login", "SESSION_KEY", "in"),
    "record-flushed": _place(_BASE, "SessionBase.flush", "delete"),
    "logout-flushes": _place(_AUTH, "logout", "flush"),
    "session-of-another": _place(_AUTH, "login", "flush"),
    "hash-refused": _place(_AUTH, "get_user", "flush"),
    "no-session-made": _SAVING,
    "record-created": _ROW_DATED,
    "record-created-empty": _ROW_DATED,
    "record-born-dead": _ROW_READ,
    "empty-record-for-dead-cookie": _place(_BASE, "SessionBase.is_empty", "_session_cache"),
    "old-record-stays": _place(_DB, "SessionStore._get_session_from_db", "_session_key"),
    "saved-every-request": _SAVING,
    "record-created-undated": _LENGTH,
    "record-extended": _LENGTH,
    "record-saved-again": _LENGTH,
    "record-saved-dead": _ROW_READ,
    "record-saved-same-date": _MOMENT,
    "record-saved-undated": _LENGTH,
    "reading-renews-nothing": _SAVING,
    "nested-change-unnoticed": _place(_BASE, "SessionBase.__setitem__", "modified"),
    "nested-change-saved-too": _SAVING,
    "expiry-is-length": _place(_BASE, "SessionBase.get_expiry_age", "isinstance", "datetime"),
    "expiry-is-moment-timedelta": _place(_BASE, "SessionBase.set_expiry", "now", "value"),
    "expiry-is-moment-datetime": _place(_BASE, "SessionBase.set_expiry", "isoformat"),
    "expiry-has-no-date": _place(_BASE, "SessionBase.get_expire_at_browser_close", "expiry", "=="),
    "expiry-has-no-date-in-cookie": _place(_BASE, "SessionBase.get_expire_at_browser_close", "expiry", "=="),
    "expiry-follows-settings": _place(_BASE, "SessionBase.set_expiry", "_session_expiry"),
    "expiry-was-not-set": _place(_BASE, "SessionBase.set_expiry", "KeyError"),
    "age-is-the-setting": _place(_BASE, "SessionBase.get_expiry_age", "get_session_cookie_age"),
    "age-is-length": _place(_BASE, "SessionBase.get_expiry_age", "isinstance", "datetime"),
    "age-runs-to-a-moment": _place(_BASE, "SessionBase.get_expiry_age", "modification", "expiry", "delta"),
    "signed-ignores-expiry": _place(_SIGNED, "SessionStore.load", "max_age"),
    "cookie-deleted": _place(_MIDDLEWARE, "SessionMiddleware.process_response", "COOKIES", "empty"),
    "cookie-without-date": _place(_MIDDLEWARE, "SessionMiddleware.process_response", "get_expire_at_browser_close"),
    "cookie-dated": _place(_MIDDLEWARE, "SessionMiddleware.process_response", "get_expiry_age"),
    # what settings, cleanup and other hands made of what is stored
    "old-dates-stay": _ROW_DATED,
    "engine-switched": _place(_MIDDLEWARE, "SessionMiddleware.__init__", "import_module"),
    "date-means-another": _place(
        "db/backends/sqlite3/operations.py", "DatabaseOperations.convert_datetimefield_value", "make_aware"
    ),
    "zone-changes-nothing": _place("utils/timezone.py", "now", "USE_TZ"),
    "records-unreadable": _SIGNATURE_KEYS,
    "records-readable-again": _SIGNATURE_KEYS,
    "records-still-readable": _SIGNATURE_KEYS,
    "cleared": _ROWS_CLEARED,
    "nothing-to-clear": _ROWS_CLEARED,
    "dead-but-not-collectable": _ROWS_CLEARED,
    "cron-removed": _ROWS_CLEARED,
    "cron-ran": _ROWS_CLEARED,
    "clearing-does-nothing": _place(_CACHE, "SessionStore.clear_expired"),
    "cron-useless": _place(_CACHE, "SessionStore.clear_expired"),
    "files-not-recognised": _place(_FILE, "SessionStore.clear_expired", "startswith"),
    "nothing-on-the-server": _place(_SIGNED, "SessionStore.load", "session_key"),
    "cache-cleared": _place(_CACHE, "SessionStore.load", "_session_key"),
    "cache-cleared-rows-remain": _ROW_SECOND,
    "copy-is-as-good": _place(_DB, "SessionStore._get_session_from_db", "session_key"),
}

ENGINE_PLACES: dict[str, dict[str, Place]] = {
    "cache": {
        "record-created": _ENTRY_DATED,
        "record-created-undated": _ENTRY_DATED,
        "old-dates-stay": _ENTRY_DATED,
    },
    "cached_db": {
        "record-flushed": _place(_CACHED_DB, "SessionStore.flush", "delete"),
    },
    "file": {
        "record-created": _FILE_DATED,
        "record-created-undated": _FILE_DATED,
        "record-undated": _FILE_DATED,
        "record-dated": _FILE_DATED,
        "record-saved-undated": _FILE_DATED,
        "record-revived": _FILE_DUE,
        "decided-by-clock-ahead": _FILE_DUE,
        "decided-by-clock-behind": _FILE_DUE,
        "date-means-another": _FILE_DATED,
        "old-dates-stay": _FILE_DATED,
        "cleared": _FILES_CLEARED,
        "nothing-to-clear": _FILES_CLEARED,
        "cron-removed": _FILES_CLEARED,
        "cron-ran": _FILES_CLEARED,
    },
    "signed_cookies": {
        "decided-by-clock-ahead": _SIGNATURE_AGE,
        "decided-by-clock-behind": _SIGNATURE_AGE,
        "clearing-does-nothing": _place(_SIGNED, "SessionStore.clear_expired"),
        "cron-useless": _place(_SIGNED, "SessionStore.clear_expired"),
    },
}
