"""Read and replace what the simulated site's cache holds.

It is Django's local-memory cache, which both engines that use a cache share. An entry is carried as the text of a
Python literal and pickled again here: nothing that crossed a process border is ever unpickled.
"""

import ast
import pickle
from functools import lru_cache
from typing import Any

from django.core.cache import caches

from due_date.server.state import Record, entry_name
from lessons.specimen.session_decoding import find_entry_expiry

KEY_LENGTH = 32


def dump_entries() -> tuple[Record, ...]:
    """Return the entries of the cache, last used first, with those past their deadline that it has not met since."""
    cache = _cache()
    # An entry stored with an age of the wrong type has no deadline, and counts as expired. Source: locmem.py, _set and
    # _has_expired.
    return tuple(_record(name, pickled, cache._expire_info.get(name, -1)) for name, pickled in cache._cache.items())


def load_entries(entries: tuple[Record, ...]) -> None:
    """Replace what the cache holds with ``entries``."""
    cache = _cache()
    cache.clear()
    for entry in entries:
        cache._cache[entry.name] = pickle.dumps(ast.literal_eval(entry.raw), cache.pickle_protocol)
        cache._expire_info[entry.name] = _deadline(entry.stored_expiry)


def clear_cache() -> None:
    """Remove everything from the cache, as its restart does."""
    _cache().clear()


def delete_entries() -> None:
    """Delete the session records of the ``cache`` engine, and nothing else."""
    cache = _cache()
    for record in dump_entries():
        if record.name == entry_name("cache", record.key):
            cache._delete(record.name)


def _cache() -> Any:
    """Return the ``LocMemCache``, whose own dictionaries are read and written here."""
    return caches["default"]


def _record(name: str, pickled: bytes, deadline: Any) -> Record:
    raw, data = _unpickled(pickled)
    return Record(name[-KEY_LENGTH:], raw, data, repr(deadline), find_entry_expiry(deadline)[0], name)


@lru_cache(maxsize=4_096)
def _unpickled(pickled: bytes) -> tuple[str, dict[str, Any]]:
    data = pickle.loads(pickled)  # noqa: S301 - pickled in this process, by Django or by load_entries
    return repr(data), _plain(data)


def _plain(value: Any) -> Any:
    """Return ``value`` as JSON can hold it; anything else becomes its ``repr``."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, str | int | float) else repr(value)


def _deadline(text: str) -> Any:
    if text == "None":
        return None
    try:
        return float(text)
    except ValueError:
        return complex(text)  # of an age such as 2j, which Django adds to its clock
