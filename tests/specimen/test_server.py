"""What the simulated server answers and carries, beyond the observations: headers, keys, queries, users."""

import re

import pytest

from due_date.scenario.scenario import Scenario
from due_date.scenario.settings import DEFAULTS
from due_date.times import START_AT

BROWSER_LENGTH = "set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True"


def session_cookie_line(frame):
    (line,) = [line for line in frame.exchange.response.set_cookies if line.startswith("sessionid=")]
    return line


def keys(frame):
    return [record.key for record in frame.world.server.rows]


# What Django sends


def test_session_cookie_as_django_sends_it_by_default(play):
    (frame,) = play("login")
    (key,) = keys(frame)

    assert session_cookie_line(frame) == (
        f"sessionid={key}; expires=Mon, 19 Jan 2026 09:00:00 GMT; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax"
    )


def test_cookie_is_deleted_with_the_path_and_samesite_it_was_set_with(play):
    *_, frame = play("set SESSION_COOKIE_PATH='/account/' SESSION_COOKIE_SAMESITE='Strict'", "login", "visit /account/")
    assert frame.observed["sent_cookie"] is True

    *_, deleted = play(
        "set SESSION_COOKIE_PATH='/logout/' SESSION_COOKIE_SAMESITE='Strict'", "login", "advance 1s", "logout"
    )

    assert session_cookie_line(deleted) == (
        'sessionid=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/logout/; SameSite=Strict'
    )


def test_cookie_without_a_date_has_neither_max_age_nor_expires(play):
    *_, frame = play("set SESSION_EXPIRE_AT_BROWSER_CLOSE=True", "login")

    assert re.search("max-age|expires", session_cookie_line(frame), re.IGNORECASE) is None


def test_response_says_when_it_was_made(play):
    *_, frame = play("advance 1d", "visit /")

    assert frame.exchange.response.header("Date") == "Tue, 06 Jan 2026 09:00:00 GMT"


def test_reading_the_session_varies_on_the_cookie_and_not_touching_it_does_not(play):
    read, untouched = play("visit /", "visit /about/")

    assert read.exchange.response.header("Vary") == "Cookie"
    assert untouched.exchange.response.header("Vary") is None


# Keys


def test_session_key_is_32_random_letters_and_digits_and_the_cookies_value(play):
    (frame,) = play("visit /cart/add/")

    (key,) = keys(frame)
    assert re.fullmatch("[a-z0-9]{32}", key)
    assert frame.world.session_cookie("learner").value == key


def test_login_gives_an_anonymous_session_a_new_key_and_keeps_its_data(play):
    cart, login = play("visit /cart/add/", "login")

    assert keys(cart) != keys(login)
    assert cart.world.server.rows[0].data == {"cart": ["book"]}
    data = login.world.server.rows[0].data
    assert data["cart"] == ["book"]
    assert set(data) == {"cart", "_auth_user_id", "_auth_user_backend", "_auth_user_hash"}


def test_login_of_the_same_user_keeps_the_key(play):
    first, second = play("login", "login")

    assert keys(first) == keys(second)


def test_login_of_another_user_destroys_the_session_and_its_data(play):
    *_, ada, grace = play("visit /cart/add/", "login", "login grace")

    assert keys(ada) != keys(grace)
    assert "cart" not in grace.world.server.rows[0].data


def test_password_change_gives_a_new_key(play):
    login, changed = play("login", "change_password")

    assert keys(login) != keys(changed)
    assert changed.observed["status"] == 302
    assert changed.exchange.response.header("Location") == "/account/"


def test_key_without_a_record_is_not_used_again(play):
    login, _, cart = play("login", "delete_rows", "visit /cart/add/")

    assert keys(login) != keys(cart)
    assert cart.world.session_cookie("learner").value == keys(cart)[0]


def test_set_expiry_is_kept_in_the_session_data(play):
    length, moment, none = play("set_expiry 300", "set_expiry timedelta(minutes=5)", "set_expiry None")

    assert length.world.server.rows[0].data == {"_session_expiry": 300}
    assert moment.world.server.rows[0].data == {"_session_expiry": "2026-01-05T09:05:00+00:00"}
    assert none.world.server.rows[0].data == {}


# Queries


def test_page_that_never_touches_the_session_makes_no_query(play):
    _, frame = play("login", "visit /about/")

    assert frame.exchange.queries == ()
    assert not frame.exchange.session.is_accessed


def test_reading_asks_for_the_record_with_its_date(play):
    _, frame = play("login", "visit /")

    assert any('"expire_date" > ' in query and "2026-01-05 09:00:00" in query for query in frame.exchange.queries)
    assert not any(query.startswith(("UPDATE", "INSERT", "DELETE")) for query in frame.exchange.queries)


def test_clearsessions_is_one_delete(play):
    *_, frame = play("login", "advance 15d", "clearsessions")

    (query,) = [query for query in frame.command.queries if query.startswith("DELETE")]
    assert '"expire_date" < ' in query
    assert frame.command.error is None


# What is carried


def test_the_site_starts_with_three_users_no_session_and_the_default_settings(specimen):
    (frame,) = specimen.trace(Scenario())

    state = frame.world.server
    assert [user.username for user in state.users] == ["ada", "grace", "linus"]
    assert len({user.password for user in state.users}) == 3
    assert (state.requests, state.rows, state.settings) == (0, (), DEFAULTS)
    assert frame.at == START_AT


def test_changing_the_password_changes_the_hash_and_nothing_else_of_the_user(play):
    login, changed = play("login", "change_password")

    before, after = login.world.server.users[0], changed.world.server.users[0]
    assert before.password != after.password
    assert (before.username, before.last_login) == (after.username, after.last_login)
    assert login.world.server.users[1:] == changed.world.server.users[1:]


def test_login_notes_the_last_login(play):
    *_, frame = play("advance 1d", "login grace")

    assert frame.world.server.users[1].last_login.startswith("2026-01-06 09:00:00")


def test_record_holds_what_the_table_holds(play):
    *_, frame = play(BROWSER_LENGTH, "visit /cart/add/")

    (record,) = frame.world.server.rows
    assert record.stored_expiry == "2026-01-05 09:05:00"
    assert record.raw != str(record.data)
    assert record.expires_at == START_AT.replace(minute=5)


@pytest.mark.parametrize("line", ["set SESSION_COOKIE_AGE=300", "delete_rows", "clearsessions", "advance 1d", "close"])
def test_only_requests_are_counted(play, line):
    _, frame, after = play("login", line, "advance 1s")

    assert (frame.world.server.requests, after.world.server.requests) == (1, 1)
