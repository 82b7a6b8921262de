"""Name what a frame observes, for expectations, JSON output and tests, and the values each may have."""

from typing import Any, NamedTuple

Observation = dict[str, Any]


class Key(NamedTuple):
    """The values an observed key may have: words, whether whole numbers too, and what a message calls them."""

    words: tuple[str, ...] = ()
    is_number: bool = False
    is_text: bool = False


_TRUTH = ("true", "false")
KEYS: dict[str, Key] = {
    "status": Key(("none",), is_number=True),
    "user": Key(("none",), is_text=True),
    "logged_in": Key((*_TRUTH, "none")),
    "set_cookie": Key(("none", "set", "delete")),
    "max_age": Key(("none",), is_number=True),
    "cookie": Key(("absent", "session", "persistent")),
    "cookie_expires_in": Key(("none",), is_number=True),
    "sent_cookie": Key(_TRUTH),
    "rows": Key(("none",), is_number=True),
    "expired_rows": Key(("none",), is_number=True),
    "expiry_age": Key(("none",), is_number=True),
    "row_expires_in": Key(("none",), is_number=True),
}
_STRINGS = {"set_cookie", "cookie"}  # here the word none is a string, elsewhere it is JSON's null
_WORDS = {"true": True, "false": False, "none": None}


def read_expected(key: str, text: str) -> Any:
    """Return the value that ``text`` stands for under ``key``.

    :raises KeyError: for an unknown key.
    :raises ValueError: for a value that the key never has.
    """
    allowed = KEYS[key]
    if text in allowed.words:
        return text if key in _STRINGS else _WORDS[text]
    if allowed.is_text and text:
        return text
    if allowed.is_number:
        number = float(text)
        if number == number and abs(number) != float("inf"):
            return int(text) if text.lstrip("+-").isdigit() else number
    raise ValueError(text)


def describe_values(key: str) -> str:
    """List what ``key`` may be, for a message."""
    allowed = KEYS[key]
    return " | ".join(
        [*(["a number"] if allowed.is_number else []), *(["a name"] if allowed.is_text else []), *allowed.words]
    )


def write_observed(value: Any) -> str:
    """Write an observed value as ``expect`` reads it."""
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "none"}[value]
    return str(value)
