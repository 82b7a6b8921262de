"""Where the secret key comes from."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

VARIABLE = "DUE_DATE_SECRET_KEY"


def secret_key(*, is_debug: bool, path: Path) -> str:
    """Return the key of the environment, or in development one that is made once and kept in the file ``path``.

    Kept, because a new key at every start would make every session unreadable, and the learner forgotten.

    :raises ImproperlyConfigured: in production without a key.
    """
    if key := os.environ.get(VARIABLE):
        return key
    if not is_debug:
        raise ImproperlyConfigured(f"Set {VARIABLE} to 50 or more random characters, or DUE_DATE_DEBUG=1 at home.")
    if not path.exists():
        _create(path)
    return path.read_text()


def _create(path: Path) -> None:
    # Written aside and linked: of two processes that start together one wins, and neither reads half a key.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50))
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
