"""What a frame observes, and how expectations name it."""

import pytest

from due_date.scenario.observation import KEYS, describe_values, read_expected, write_observed

ONLY_WORDS = [name for name, key in KEYS.items() if not key.is_number and not key.is_text]
NUMBERS = [name for name, key in KEYS.items() if key.is_number]


def test_keys_are_those_of_the_contract():
    assert list(KEYS) == [
        "status",
        "user",
        "logged_in",
        "set_cookie",
        "max_age",
        "cookie",
        "cookie_expires_in",
        "sent_cookie",
        "rows",
        "expired_rows",
        "expiry_age",
        "row_expires_in",
    ]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("status", "200", 200),
        ("status", "none", None),
        ("user", "ada", "ada"),
        ("user", "anonymous", "anonymous"),
        ("user", "none", None),
        ("user", "true", "true"),  # a name like any other
        ("logged_in", "true", True),
        ("logged_in", "false", False),
        ("logged_in", "none", None),
        ("set_cookie", "none", "none"),  # always one of its three strings
        ("set_cookie", "set", "set"),
        ("set_cookie", "delete", "delete"),
        ("cookie", "absent", "absent"),
        ("sent_cookie", "true", True),
        ("max_age", "-5", -5),
        ("max_age", "+5", 5),
        ("max_age", "none", None),
        ("cookie_expires_in", "0.5", 0.5),
        ("row_expires_in", "-1", -1),
        ("rows", "0", 0),
        ("rows", "1e3", 1_000),
    ],
)
def test_expected_value_is_read(key, text, value):
    assert read_expected(key, text) == value
    assert read_expected(key, text) is value or type(read_expected(key, text)) in (int, float)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("status", ""),
        ("status", "ok"),
        ("status", "true"),
        ("status", "None"),
        ("user", ""),
        ("logged_in", "1"),
        ("logged_in", "True"),
        ("sent_cookie", "none"),  # it was sent or it was not
        ("set_cookie", "deleted"),
        ("set_cookie", ""),
        ("cookie", "none"),
        ("rows", "nan"),
        ("rows", "inf"),
        ("rows", "-inf"),
        ("rows", "9" * 400),
        ("rows", "one"),
        ("rows", "²"),
        ("rows", "--1"),
        ("rows", "10**2"),
        ("rows", "\x00"),
    ],
)
def test_value_that_a_key_never_has_is_refused(key, text):
    with pytest.raises(ValueError):  # noqa: PT011 - the caller says what is wrong, with describe_values
        read_expected(key, text)


@pytest.mark.parametrize("key", ["", "row", "Rows", "rows ", "__class__"])
def test_key_that_is_not_observed_is_unknown(key):
    with pytest.raises(KeyError):
        read_expected(key, "1")


def test_values_of_a_key_are_described():
    assert describe_values("rows") == "a number | none"
    assert describe_values("user") == "a name | none"
    assert describe_values("logged_in") == "true | false | none"
    assert describe_values("cookie") == "absent | session | persistent"


@pytest.mark.parametrize("key", ONLY_WORDS)
def test_every_word_of_a_key_is_written_as_it_is_read(key):
    assert [write_observed(read_expected(key, word)) for word in KEYS[key].words] == list(KEYS[key].words)


@pytest.mark.parametrize("key", NUMBERS)
@pytest.mark.parametrize("value", [0, 1, -1, 0.5, -1.5, None, 10**30])
def test_number_is_written_as_it_is_read(key, value):
    assert read_expected(key, write_observed(value)) == value


@pytest.mark.parametrize(("value", "text"), [(True, "true"), (1, "1"), (1.0, "1.0"), (None, "none"), ("ada", "ada")])
def test_truth_is_not_written_as_a_number(value, text):
    assert write_observed(value) == text
