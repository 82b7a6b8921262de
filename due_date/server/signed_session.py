"""A session that is its own cookie, as anyone can read it: no key is needed to read, only to write.

Source: django/core/signing.py, TimestampSigner and sign_object.
"""

import binascii
import json
import zlib
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

MAX_BYTES = 100_000
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class SignedSession:
    """The three parts of the cookie's value, and the first two read: the session data and the moment of signing.

    Whether ``signature`` fits only the holder of ``SECRET_KEY`` can tell.
    """

    payload: str
    timestamp: str
    signature: str
    data: dict[str, Any]
    signed_at: datetime


def read_signed(value: str) -> SignedSession | None:
    """Read a cookie's value; ``None`` where it is no signed session."""
    try:
        payload, timestamp, signature = value.split(":")
        data = json.loads(_bytes_of(payload).decode("latin-1"))
        signed_at = datetime.fromtimestamp(_number(timestamp), UTC)
    except (ValueError, OverflowError, OSError, RecursionError, zlib.error, binascii.Error):
        return None
    return SignedSession(payload, timestamp, signature, data, signed_at) if isinstance(data, dict) else None


def _bytes_of(payload: str) -> bytes:
    text = payload.removeprefix(".")
    raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return zlib.decompressobj().decompress(raw, MAX_BYTES) if payload.startswith(".") else raw


def _number(text: str) -> int:
    number = 0
    for digit in text:
        number = number * 62 + _DIGITS.index(digit)
    return number
