"""What survives in each profile: every cell of the table that was measured, and both sides of its limits.

Where a cell comes from is said in its last column: measured in the real browser (``tests/parity`` repeats it), read in
documents, or the plain reading of what the profile means. ``docs/facts/browsers.md`` tells what was found.
"""

import pytest

from due_date.browser.profiles import PROFILES
from tests.simulator.cookie_site import BOTH, BOTH_AGAIN, browser_after, held, sent_after

LATER, SOON = "advance 31s", "advance 2s"

CELLS = [  # what is sent afterwards: the session cookie, the cookie with a date
    ("chromium", "close", LATER, "dated", "measured"),
    ("chromium-restore", "close", LATER, "dated session", "measured"),
    ("firefox", "close", LATER, "dated", "measured"),
    ("firefox-restore", "close", LATER, "dated session", "measured"),
    ("clear-on-close", "close", LATER, "", "measured"),
    ("private", "close", LATER, "", "measured"),
    ("safari", "close", LATER, "dated", "documents"),
    ("chromium", "crash", LATER, "dated session", "measured"),
    ("chromium-restore", "crash", LATER, "dated session", "measured"),
    ("firefox", "crash", LATER, "dated session", "measured"),
    ("firefox-restore", "crash", LATER, "dated session", "measured"),
    ("clear-on-close", "crash", LATER, "dated session", "measured"),
    ("private", "crash", LATER, "", "measured"),
    ("safari", "crash", LATER, "dated", "plain-reading"),
    ("chromium", "crash", SOON, "", "measured"),
    ("chromium-restore", "crash", SOON, "", "measured"),
    ("firefox", "crash", SOON, "dated", "measured"),
    ("firefox-restore", "crash", SOON, "dated", "measured"),
    ("clear-on-close", "crash", SOON, "", "plain-reading"),
    ("private", "crash", SOON, "", "plain-reading"),
    ("chromium", "os_logout", LATER, "dated", "measured"),
    ("chromium-restore", "os_logout", LATER, "dated session", "measured"),
    ("firefox", "os_logout", LATER, "dated session", "measured"),
    ("firefox-restore", "os_logout", LATER, "dated session", "measured"),
    ("clear-on-close", "os_logout", LATER, "", "measured"),
    ("private", "os_logout", LATER, "", "measured"),
    ("safari", "os_logout", LATER, "dated", "plain-reading"),
    ("chromium", "os_logout", SOON, "", "measured"),
    ("chromium-restore", "os_logout", SOON, "", "measured"),
    ("firefox", "os_logout", SOON, "dated", "measured"),
    ("firefox-restore", "os_logout", SOON, "dated", "measured"),
    ("chromium", "update", SOON, "dated session", "measured"),
    ("chromium-restore", "update", SOON, "dated session", "measured"),
    ("firefox", "update", SOON, "dated session", "measured"),
    ("firefox-restore", "update", SOON, "dated session", "measured"),
    ("clear-on-close", "update", SOON, "dated session", "measured"),
    ("private", "update", SOON, "", "plain-reading"),
    ("safari", "update", SOON, "dated", "plain-reading"),
]


@pytest.mark.parametrize(
    ("profile", "ending", "wait", "survivors"),
    [pytest.param(*cell[:4], id="-".join((*cell[:2], cell[2].split()[1], cell[4]))) for cell in CELLS],
)
def test_what_survives_an_ending(profile, ending, wait, survivors):
    browser = browser_after(f"profile {profile}", BOTH, wait, ending, "open")

    assert set(held(browser)) == set(survivors.split())


def test_every_ending_of_every_profile_is_in_the_table():
    endings = {(profile, ending) for profile, ending, *_ in CELLS}

    assert endings == {(name, ending) for name in PROFILES for ending in ("close", "crash", "os_logout", "update")}


@pytest.mark.parametrize(
    ("profile", "survivors"),
    [
        ("chromium", "dated"),
        ("chromium-restore", "dated session"),
        ("firefox", "dated session"),
        ("firefox-restore", "dated session"),
        ("clear-on-close", ""),
        ("private", ""),
        ("safari", "dated"),
    ],
)
def test_what_reopening_the_old_tabs_brings_back(profile, survivors):
    browser = browser_after(f"profile {profile}", BOTH, "close", "open", "reopen_tabs")

    assert set(held(browser)) == set(survivors.split())


@pytest.mark.parametrize("profile", ["chromium", "chromium-restore"])
@pytest.mark.parametrize("ending", ["crash", "os_logout"])
@pytest.mark.parametrize(("seconds", "is_on_disk"), [(0, False), (29, False), (30, True), (31, True)])
def test_chromium_has_written_a_cookie_after_30_seconds(profile, ending, seconds, is_on_disk):
    browser = browser_after(f"profile {profile}", BOTH, f"advance {seconds}s", ending, "open")

    assert ("dated" in held(browser)) is is_on_disk


@pytest.mark.parametrize("profile", ["firefox", "firefox-restore"])
@pytest.mark.parametrize("ending", ["crash", "os_logout"])
@pytest.mark.parametrize(("seconds", "is_on_disk"), [(0, False), (14, False), (15, True), (16, True)])
def test_firefox_has_written_a_session_cookie_after_15_seconds(profile, ending, seconds, is_on_disk):
    browser = browser_after(f"profile {profile}", BOTH, f"advance {seconds}s", ending, "open")

    assert ("session" in held(browser)) is is_on_disk
    assert "dated" in held(browser)


@pytest.mark.parametrize(
    ("profile", "values"),
    [
        ("chromium", {"session": "1", "dated": "1"}),
        ("chromium-restore", {"session": "1", "dated": "1"}),
        ("firefox", {"session": "1", "dated": "2"}),
        ("firefox-restore", {"session": "1", "dated": "2"}),
    ],
)
def test_after_a_crash_the_values_from_before_the_last_change_come_back(profile, values):
    browser = browser_after(f"profile {profile}", BOTH, "advance 1m", BOTH_AGAIN, "advance 2s", "crash", "open")

    assert held(browser) == values


def test_cookie_kept_by_a_crash_goes_with_the_next_close():
    assert sent_after(BOTH, "advance 1m", "crash", "open", "visit /", "close", "open") == "dated=1"


def test_restoring_keeps_a_session_cookie_for_years_if_it_is_used():
    cycle = ("close", "open", "visit /", "advance 6d23h")
    lines = ["profile chromium-restore", BOTH, *cycle * 12, "close", "open"]

    assert sent_after(*lines) == "session=1"


@pytest.mark.parametrize("days", [8, 500])
def test_firefox_sets_no_limit_to_unused_session_cookies(days):
    lines = ("profile firefox-restore", BOTH, "close", f"advance {days}d", "open", "advance 2m")

    assert "session" in held(browser_after(*lines))


@pytest.mark.parametrize(
    ("closed_for", "is_kept"),
    [("6d", True), ("6d23h59m", True), ("6d23h59m1s", False), ("7d", False), ("8d", False), ("500d", False)],
)
def test_chromium_removes_a_session_cookie_unused_for_over_seven_days(closed_for, is_kept):
    browser = browser_after("profile chromium-restore", BOTH, "close", f"advance {closed_for}", "open", "advance 60s")

    assert ("session" in held(browser)) is is_kept


@pytest.mark.parametrize(("seconds", "is_kept"), [(0, True), (59, True), (60, False), (61, False), (86400, False)])
def test_that_removal_comes_60_seconds_after_the_start(seconds, is_kept):
    lines = ("profile chromium-restore", BOTH, "close", "advance 8d", "open")

    assert ("session" in held(browser_after(*lines, f"advance {seconds}s"))) is is_kept


def test_removal_takes_no_cookie_with_a_date():
    browser = browser_after("profile chromium-restore", BOTH, "close", "advance 8d", "open", "advance 60s")

    assert held(browser) == {"dated": "1"}


@pytest.mark.parametrize(("path", "is_kept"), [("/account/", True), ("/about/", False)])
def test_only_a_request_that_carries_the_cookie_uses_it(path, is_kept):
    only_there = BOTH.replace("session%3D1%3B+Path%3D%2F", "session%3D1%3B+Path%3D%2Faccount%2F")
    start = ("profile chromium-restore", only_there, "close", "advance 8d", "open", "advance 59s")

    assert ("session" in held(browser_after(*start, f"visit {path}", "advance 1m"))) is is_kept


def test_unused_counts_from_the_last_request_and_not_from_the_last_set_cookie():
    lines = ("profile chromium-restore", BOTH, "advance 6d", "visit /", "close", "advance 6d", "open", "advance 60s")

    assert "session" in held(browser_after(*lines))


@pytest.mark.parametrize("ending", ["crash", "update"])
def test_default_chromium_has_no_such_removal(ending):
    browser = browser_after(BOTH, "advance 8d", ending, "open", "advance 60s")

    assert "session" in held(browser)


def test_only_safari_is_from_documents():
    assert [name for name, profile in PROFILES.items() if not profile.is_measured] == ["safari"]
    assert "documents only" in PROFILES["safari"].caveat


def test_profiles_are_those_of_the_grammar():
    assert list(PROFILES) == [
        "chromium",
        "chromium-restore",
        "firefox",
        "firefox-restore",
        "clear-on-close",
        "private",
        "safari",
    ]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_each_profile_says_in_one_line_what_it_does_at_close(profile):
    assert profile.at_close.startswith("At close")
    assert profile.at_close.endswith(".")
    assert len(profile.at_close) < 100
    assert (profile.at_close, profile.caveat) == (profile.at_close.strip(), profile.caveat.strip())
