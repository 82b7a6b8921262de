"""Places in Django that decide, named by file, function and content, so that no line number can go stale."""

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


def place(path: str, function: str, *names: str) -> Place:
    """Return the place in the file ``path`` below ``django/``."""
    return Place(path, function, names)


MIDDLEWARE = "contrib/sessions/middleware.py"
BASE = "contrib/sessions/backends/base.py"
DB = "contrib/sessions/backends/db.py"
CACHE = "contrib/sessions/backends/cache.py"
CACHED_DB = "contrib/sessions/backends/cached_db.py"
FILE = "contrib/sessions/backends/file.py"
SIGNED = "contrib/sessions/backends/signed_cookies.py"
AUTH = "contrib/auth/__init__.py"
SIGNING = "core/signing.py"

SAVING = place(MIDDLEWARE, "SessionMiddleware.process_response", "SESSION_SAVE_EVERY_REQUEST")
ROW_READ = place(DB, "SessionStore._get_session_from_db", "expire_date__gt")
ROW_DATED = place(DB, "SessionStore.create_model_instance", "expire_date")
ROWS_CLEARED = place(DB, "SessionStore.clear_expired", "expire_date__lt")
ENTRY_DUE = place("core/cache/backends/locmem.py", "LocMemCache._has_expired", "<=")
ENTRY_DATED = place(CACHE, "SessionStore.save", "get_expiry_age")
CACHE_FIRST = place(CACHED_DB, "SessionStore.load", "cache_key")
FILE_DUE = place(FILE, "SessionStore.load", "expiry_age", "<=")
FILE_DATED = place(FILE, "SessionStore._expiry_date", "_session_expiry")
FILES_CLEARED = place(FILE, "SessionStore.clear_expired", "load")
SIGNATURE_AGE = place(SIGNING, "TimestampSigner.unsign", "age", ">")
SIGNATURE_KEYS = place(SIGNING, "Signer.unsign", "fallback_keys")
LENGTH = place(BASE, "SessionBase.get_expiry_date", "modification", "timedelta")
MOMENT = place(BASE, "SessionBase.get_expiry_date", "fromisoformat")
