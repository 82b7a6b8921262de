"""Read the secret key from the environment, or in development from a file."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

VARIABLE = "DUE_DATE_SECRET_KEY"


def read_secret_key(*, is_debug: bool, path: Path) -> str:
    """Return the key in the environment, or in development the key in the file ``path``, created if necessary.

    It is stored because a new key at every start would make every session unreadable, and so lose the learner.

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
    # Written to another file and linked: if two processes start at once, one wins and neither reads half a key.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50))
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
