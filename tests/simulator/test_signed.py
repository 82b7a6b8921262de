"""A signed session, read without any key."""

import base64
import zlib
from datetime import UTC, datetime

import pytest
from django.core import signing
from freezegun import freeze_time
from hypothesis import given
from hypothesis import strategies as st

from due_date.server.signed_session import MAX_BYTES, read_signed

AT = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize("compress", [True, False])
@pytest.mark.parametrize("data", [{}, {"cart": ["book"] * 50, "ü": None, "n": -1.5}])
def test_what_django_signed_is_read_without_its_key(data, compress):
    with freeze_time(AT):
        value = signing.dumps(data, key="a key that nobody here knows", compress=compress)
    session = read_signed(value)

    assert session
    assert session.data == data
    assert session.signed_at == AT
    assert f"{session.payload}:{session.timestamp}:{session.signature}" == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "k3f9x2m1q8w7e6r5t4y3u2i1o0p9a8s7",
        "::",
        "e30:1vcgQS",
        "e30:1vcgQS:signature:more",
        "e30:not-a-number:signature",
        "e30:zzzzzzzzzzzz:signature",
        "W10:1vcgQS:signature",
        "bm8:1vcgQS:signature",
        ".e30:1vcgQS:signature",
        "é:1vcgQS:signature",
        "\ud800:1vcgQS:signature",
    ],
)
def test_what_is_no_signed_session_is_none(value):
    assert read_signed(value) is None


def test_a_small_cookie_cannot_become_a_large_page():
    bomb = zlib.compress(b'{"a": "' + b"x" * 50 * MAX_BYTES + b'"}')

    assert read_signed("." + base64.urlsafe_b64encode(bomb).decode().strip("=") + ":1vcgQS:signature") is None


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text):
    read_signed(text)
    read_signed(f".{text}:1vcgQS:{text}")
