"""What each page of the simulated site does with the session, and what it shows."""

import pytest


@pytest.mark.parametrize(
    ("path", "status", "page"),
    [
        ("/", 200, {"name": "home", "user": "ada", "cart": 0}),
        ("/about/", 200, {"name": "about"}),
        ("/cart/add/", 200, {"name": "cart-add", "cart": 1}),
        ("/cart/append/", 200, {"name": "cart-append", "cart": 0}),
        ("/boom/", 500, {"name": "boom"}),
        ("/account/", 200, {"name": "account", "user": "ada"}),
        (
            "/expiry/",
            200,
            {"name": "expiry", "age": 1_209_600, "date": "2026-01-19T09:00:00Z", "at_browser_close": False},
        ),
        ("/nowhere/", 404, {"name": "missing"}),
        ("/about", 404, {"name": "missing"}),
        ("/?next=/about/", 200, {"name": "home", "user": "ada", "cart": 0}),
    ],
)
def test_page_shows_what_it_says(play, path, status, page):
    _, frame = play("login", f"visit {path}")

    assert frame.exchange.response.status == status
    assert frame.exchange.page == page
    assert "<p>" in frame.exchange.response.body
    assert frame.exchange.error is None


@pytest.mark.parametrize("path", ["/login/", "/logout/", "/password/", "/set-expiry/"])
def test_the_target_of_a_form_is_no_page(play, path):
    (frame,) = play(f"visit {path}")

    assert frame.exchange.response.status == 404


def test_list_changed_in_place_shows_the_change_and_forgets_it(play):
    pages = [frame.exchange.page["cart"] for frame in play("visit /cart/add/", "visit /cart/append/", "visit /")]

    assert pages == [1, 2, 1]


def test_list_changed_in_place_is_kept_when_every_request_saves(play):
    set_, *frames = play("set SESSION_SAVE_EVERY_REQUEST=True", "visit /cart/add/", "visit /cart/append/", "visit /")

    assert set_.exchange is None
    assert [frame.exchange.page["cart"] for frame in frames] == [1, 2, 2]


def test_page_that_needs_a_login_redirects_to_it(play):
    (frame,) = play("visit /account/")

    assert frame.exchange.response.header("Location") == "/login/?next=/account/"
    assert frame.observed["status"] == 302


def test_expiry_page_shows_all_three_getters(play):
    *_, frame = play("login", "set_expiry 0", "advance 1h", "visit /expiry/")

    assert frame.exchange.page == {
        "name": "expiry",
        "age": 1_209_600,
        "date": "2026-01-19T10:00:00Z",
        "at_browser_close": True,
    }


def test_server_error_of_a_page_is_no_exception(play):
    (frame,) = play("visit /boom/")

    assert (frame.observed["status"], frame.exchange.error) == (500, None)
