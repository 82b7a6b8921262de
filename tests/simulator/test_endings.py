"""How browsers end and start again, apart from what their profiles say: odd orders, the disk, clocks, thieves."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from due_date.actions.registry import VERBS
from due_date.codec import from_json, to_json
from due_date.simulation.run import run
from due_date.simulation.world import World
from due_date.times import LAST_AT, START_AT
from lessons.grammar import parse_action
from tests.parity.site import SimulatedSite, setting
from tests.simulator.cookie_site import BOTH, BOTH_AGAIN, browser_after, frames_of, held, sent_after

SWAPPED = setting("session=3; Path=/; Max-Age=2592000", "dated=3; Path=/")
DELETED = setting("session=; Path=/; Max-Age=0", "dated=; Path=/; Max-Age=0")


def ids(frame):
    return [reason.id for reason in frame.why]


# What changes nothing


@pytest.mark.parametrize(
    ("before", "line", "reason"),
    [
        ([], "open", "already-open"),
        (["close"], "close", "already-closed"),
        (["crash"], "close", "already-closed"),
        (["close"], "crash", "already-closed"),
        (["crash"], "os_logout", "already-closed"),
        (["close"], "update", "closed-cannot-update"),
        (["close"], "reopen_tabs", "closed-no-tabs"),
        ([], "reopen_tabs", "no-old-tabs"),
        (["close", "open", "reopen_tabs"], "reopen_tabs", "no-old-tabs"),
        (["profile private", "close", "open"], "reopen_tabs", "no-old-tabs"),
        (["profile firefox", "advance 1m", "crash", "open"], "reopen_tabs", "no-old-tabs"),
        (["update"], "reopen_tabs", "no-old-tabs"),
        ([], "profile chromium", "profile-unchanged"),
        (["set SESSION_COOKIE_NAME='other'"], "copy_cookie thief", "nothing-to-copy"),
    ],
)
def test_an_action_without_effect_says_so(before, line, reason):
    class Configurable(SimulatedSite):
        def configure(self, changes, *, at):
            pass

    frames = list(run(map(parse_action, [BOTH, *before, line]), Configurable(), VERBS))

    assert frames[-1].world == frames[-2].world
    assert ids(frames[-1])[0] == reason


def test_a_browser_that_was_never_heard_of_is_not_made_by_an_action_without_effect():
    assert set(frames_of("phone: open")[-1].world.browsers) == {"learner"}
    assert set(frames_of("phone: close")[-1].world.browsers) == {"learner", "phone"}


def test_update_leaves_the_browser_open():
    assert browser_after(BOTH, "update").is_open
    assert not browser_after(BOTH, "close", "update").is_open


# What reached the disk


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("chromium", {"session": "1", "dated": "1"}),
        ("firefox", {"session": "1"}),  # the database forgets at once, the session file in a while
    ],
)
def test_a_deletion_too_reaches_the_disk_later(profile, expected):
    browser = browser_after(f"profile {profile}", BOTH, "advance 1m", DELETED, "advance 2s", "crash", "open")

    assert held(browser) == expected


def test_in_firefox_a_cookie_with_a_date_takes_the_place_of_the_session_cookie_in_its_file():
    browser = browser_after("profile firefox", BOTH, "advance 1m", SWAPPED, "advance 2s", "crash", "open")

    assert {(cookie.name, cookie.value, cookie.is_persistent) for cookie in browser.cookies} == {("session", "3", True)}


def test_what_came_back_is_on_disk():
    lines = (BOTH, "advance 1m", BOTH_AGAIN, "crash", "open", "crash", "open")

    assert held(browser_after(*lines)) == {"session": "1", "dated": "1"}


def test_each_change_has_its_own_half_minute():
    lines = [BOTH, "advance 20s", BOTH_AGAIN, "advance 10s", "crash", "open"]

    assert held(browser_after(*lines)) == {"session": "1", "dated": "1"}
    assert held(browser_after(*lines[:3], "advance 30s", "crash", "open")) == {"session": "2", "dated": "2"}


def test_closing_in_order_writes_everything():
    assert held(browser_after(BOTH, "close", "open", "crash", "open")) == {"dated": "1"}
    assert held(browser_after("profile chromium-restore", BOTH, "close", "open", "crash", "open")) == {
        "session": "1",
        "dated": "1",
    }


def test_half_a_minute_is_true_time_whatever_the_browser_s_clock_does():
    assert held(browser_after(BOTH, "skew browser +1h", "crash", "open")) == {}
    assert set(held(browser_after(BOTH, "advance 31s", "skew browser -1h", "crash", "open"))) == {"session", "dated"}


def test_disk_can_be_looked_at():
    frames = frames_of(BOTH, "advance 29s", "advance 1s", "close")
    on_disk = [{c.name for c in f.world.browser(None).cookies_on_disk(now=f.world.now)} for f in frames]

    assert on_disk == [set(), set(), {"session", "dated"}, {"dated"}]


# Parked, left over


def test_chromium_purges_at_the_start_what_a_log_out_left():
    *_, frame = frames_of(BOTH, "advance 1m", "os_logout")
    assert [cookie.name for cookie in frame.world.browser(None).parked] == ["session"]

    frames = frames_of(BOTH, "advance 1m", "os_logout", "open")
    assert frames[-1].world.browser(None).parked == ()


def test_restoring_turned_off_while_closed_purges_at_the_start():
    lines = ("profile chromium-restore", BOTH, "close", "profile chromium", "open")

    assert held(browser_after(*lines)) == {"dated": "1"}
    assert held(browser_after(*lines, "reopen_tabs")) == {"dated": "1"}


def test_in_firefox_it_is_parked_instead():
    lines = ("profile firefox-restore", BOTH, "close", "profile firefox", "open")

    assert held(browser_after(*lines)) == {"dated": "1"}
    assert held(browser_after(*lines, "reopen_tabs")) == {"dated": "1", "session": "1"}


def test_restoring_turned_on_while_closed_finds_what_is_on_disk():
    for family, comes_back in (("firefox", True), ("chromium", False)):
        lines = (f"profile {family}", BOTH, "close", f"profile {family}-restore", "open")
        assert ("session" in held(browser_after(*lines))) is comes_back


def test_firefox_parks_only_the_last_run():
    lines = ("profile firefox", BOTH, "close", "open", "close", "open", "reopen_tabs")

    assert held(browser_after(*lines)) == {"dated": "1"}


def test_a_parked_cookie_does_not_replace_a_newer_one():
    lines = ("profile firefox", BOTH, "close", "open", BOTH_AGAIN, "reopen_tabs")

    assert held(browser_after(*lines)) == {"session": "2", "dated": "2"}


def test_restored_session_cookies_go_to_the_end_in_firefox():
    lines = (setting("session=1; Path=/"), "advance 1s", setting("dated=1; Path=/; Max-Age=600"), "advance 1m")

    assert sent_after("profile firefox", *lines, "crash", "open") == "dated=1; session=1"
    assert sent_after("profile chromium", *lines, "crash", "open") == "session=1; dated=1"


def test_an_old_profile_s_lag_does_not_outlive_it():
    lines = ("profile firefox", BOTH, "advance 20s", "profile chromium", "crash", "open")

    assert held(browser_after(*lines)) == {}


# Clocks


@pytest.mark.parametrize(("profile", "sent"), [("chromium", "session=1"), ("firefox", "session=1; dated=1")])
def test_clock_moved_past_the_date_and_back(profile, sent):
    lines = (f"profile {profile}", BOTH, "skew browser +31d", "visit /", "skew browser 0s")

    assert sent_after(*lines) == sent


@pytest.mark.parametrize(("skew", "is_kept"), [("+29d23h59m59s", True), ("+30d", False), ("+30d1s", False)])
def test_a_date_is_judged_by_the_browser_s_own_clock(skew, is_kept):
    assert ("dated" in sent_after(BOTH, f"skew browser {skew}")) is is_kept


def test_a_clock_set_back_after_setting_makes_the_cookie_live_longer():
    start = ("profile chromium-restore", BOTH, "skew browser -3w")

    assert "dated" in sent_after(*start, "advance 50d23h59m")
    assert "dated" not in sent_after(*start, "advance 51d")


def test_seven_unused_days_are_counted_by_the_browser_s_clock():
    lines = ("profile chromium-restore", BOTH, "close", "skew browser +8d", "open", "advance 60s")

    assert held(browser_after(*lines)) == {"dated": "1"}


@pytest.mark.parametrize("seconds_before_the_end", [0, 59, 60, 61])
def test_the_last_minute_of_simulated_time_can_be_played(seconds_before_the_end):
    seconds = int((LAST_AT - START_AT).total_seconds()) - seconds_before_the_end
    lines = ("profile chromium-restore", f"advance {seconds}s", BOTH, "close", "open", "visit /", "crash", "open")

    assert browser_after(*lines).is_open


# Thieves


def copied(*lines):
    """Return both browsers after the learner's cookie called ``sessionid`` was copied."""
    world = frames_of(setting("sessionid=k; Path=/; Max-Age=60; HttpOnly"), *lines)[-1].world
    return world.browser("learner"), world.browser("thief")


def test_a_copy_carries_no_date():
    learner, thief = copied("copy_cookie thief")

    assert [(c.name, c.value, c.is_persistent) for c in learner.cookies] == [("sessionid", "k", True)]
    assert [(c.name, c.value, c.is_persistent) for c in thief.cookies] == [("sessionid", "k", False)]


def test_a_copy_lives_in_a_browser_like_any_other():
    assert copied("copy_cookie thief", "thief: close")[1].cookies == ()
    assert copied("copy_cookie thief", "advance 20s", "thief: crash")[1].cookies == ()
    assert copied("copy_cookie thief", "advance 30s", "thief: crash")[1].cookies != ()


def test_a_cookie_can_be_copied_from_the_disk_of_a_closed_browser():
    assert copied("close", "copy_cookie thief")[1].cookies != ()
    assert copied("advance 60s", "copy_cookie thief")[1].cookies == ()


def test_a_copy_takes_the_place_of_the_cookie_that_the_thief_had():
    _, thief = copied("copy_cookie thief", setting("sessionid=other; Path=/"), "copy_cookie thief")

    assert [cookie.value for cookie in thief.cookies] == ["other"]


def test_a_browser_cannot_steal_its_own_cookie():
    frames = frames_of(setting("sessionid=k; Path=/; Max-Age=60"), "copy_cookie learner")

    assert frames[-1].world == frames[-2].world
    assert ids(frames[-1]) == ["copied-to-itself"]


# Whatever happens

ENDINGS = st.sampled_from(["close", "crash", "os_logout", "update"])
STEPS = st.one_of(
    ENDINGS,
    ENDINGS,
    st.sampled_from(["open", "reopen_tabs", BOTH, BOTH_AGAIN, SWAPPED, DELETED, "visit /", "copy_cookie thief"]),
    st.sampled_from([BOTH, BOTH_AGAIN, SWAPPED, "open", "visit /"]),
    st.sampled_from([0, 1, 14, 15, 16, 29, 30, 31, 59, 60, 61, 7 * 86400, 8 * 86400, 31 * 86400]).map(
        "advance {}s".format
    ),
    st.sampled_from(
        ["chromium", "chromium-restore", "firefox", "firefox-restore", "clear-on-close", "private", "safari"]
    ).map("profile {}".format),
    st.sampled_from(["+1h", "-1h", "+31d", "-3w", "0s"]).map("skew browser {}".format),
)


def playable(steps):
    """Put ``open`` before each request of a closed browser."""
    lines, is_open = [], True
    for step in steps:
        if step.startswith("visit") and not is_open:
            lines.append("open")
            is_open = True
        is_open = {"close": False, "crash": False, "os_logout": False, "open": True}.get(step, is_open)
        lines.append(step)
    return lines


SCRIPTS = st.lists(STEPS, max_size=25).map(playable)


@settings(deadline=None)
@given(SCRIPTS)
def test_no_ending_and_no_start_makes_a_cookie(script):
    ever = set()
    before = browser_after(BOTH)
    for frame in frames_of(BOTH, *script):
        after = frame.world.browser(None)
        marks = {(c.key, c.value, c.expires_at) for c in after.cookies}
        if frame.exchange:
            ever |= marks
        assert marks <= ever
        if frame.action in ("close", "update") and before.is_open:
            assert set(map(_core, after.cookies)) <= set(map(_core, before.cookies))
        before = after


def _core(cookie):
    return replace(cookie, created_at=cookie.updated_at)


@settings(deadline=None)
@given(SCRIPTS, st.sampled_from(["chromium", "firefox", "clear-on-close", "private", "safari"]))
def test_a_session_cookie_never_survives_close_where_nothing_is_restored(script, profile):
    browser = browser_after(BOTH, *script, "open", f"profile {profile}", "close")
    assert all(cookie.is_persistent for cookie in browser.cookies)

    browser = browser_after(BOTH, *script, "open", f"profile {profile}", "close", "open")
    assert all(cookie.is_persistent for cookie in browser.cookies)


@settings(deadline=None)
@given(SCRIPTS)
def test_no_cookie_is_sent_at_its_date_or_after(script):
    for frame in frames_of(BOTH, *script):
        browser = frame.world.browser(None)
        if frame.exchange:
            now = browser.clock(frame.world.now)
            live = {f"{c.name}={c.value}" for c in browser.cookies if not c.is_expired(now)}
            sent = (frame.exchange.request.header("Cookie") or "").split("; ")
            if frame.line == "visit /":
                assert set(sent) - {""} <= live


@settings(deadline=None)
@given(SCRIPTS)
def test_frames_are_a_pure_function_of_the_world_before_them(script):
    actions = [parse_action(line) for line in [BOTH, *script]]
    frames = list(run(actions, SimulatedSite(), VERBS))
    for number, action in enumerate(actions):
        world = from_json(World, json.loads(json.dumps(to_json(frames[number].world))))
        assert world == frames[number].world
        assert list(run([action], SimulatedSite(), VERBS, world)) == [frames[number + 1]]
