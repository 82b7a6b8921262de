"""The wrong worlds: each parts from Django where its telling scenario says, and none leaves a trace in the next run."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from due_date.codec import to_json
from due_date.scenario.scenario import parse_scenario
from lessons.pool import BELIEFS, Pool, UnknownBelief

ROOT = Path(__file__).parents[2]
BUSY = [
    *("set SESSION_COOKIE_AGE=300", "visit /cart/add/", "login", "advance 299s", "visit /expiry/"),
    *("visit /cart/append/", "set_expiry timedelta(minutes=5)", "close", "open", "visit /boom/"),
    *("advance 5m", "visit", "clearsessions", "logout"),
]

# For each belief: the action of its telling scenario at which the worlds part; what is then observed, in Django's world
# and in the believer's; and what is observed in both after the last action.
Observed = dict[str, tuple[Any, Any]]
PARTINGS: dict[str, tuple[int, Observed, Observed]] = {
    "reading-renews": (4, {"max_age": (None, 300), "row_expires_in": (1, 300)}, {"logged_in": (False, True)}),
    "expired-rows-vanish": (3, {"rows": (1, 0)}, {"expired_rows": (1, 0)}),
    "expiry-is-logout": (6, {"rows": (1, 0), "cookie": ("absent",) * 2}, {"user": ("ada", "anonymous")}),
    "closing-ends-record": (2, {"rows": (1, 0), "cookie": ("persistent",) * 2}, {"logged_in": (True, False)}),
    "closing-always-logs-out": (2, {"cookie": ("persistent", "absent"), "rows": (1, 1)}, {"logged_in": (True, False)}),
    "closing-surely-ends-it": (4, {"cookie": ("session", "absent"), "rows": (1, 1)}, {"logged_in": (True, False)}),
    "browser-close-only": (2, {"row_expires_in": (300, 251_603_161_200)}, {"logged_in": (False, True)}),
    "clearsessions-logs-out": (2, {"rows": (1, 0)}, {"logged_in": (True, False)}),
    "only-clearsessions-enforces": (4, {"logged_in": (False, True)}, {"logged_in": (False, False)}),
    "valid-at-deadline": (4, {"logged_in": (False, True)}, {"row_expires_in": (None, 0)}),
    "lower-age-shortens": (3, {"row_expires_in": (1_209_000, -300)}, {"logged_in": (True, False)}),
    "timedelta-slides": (4, {"max_age": (60, 300), "row_expires_in": (60, 300)}, {"logged_in": (False, True)}),
    "zero-deletes-the-cookie": (6, {"cookie": ("session", "absent"), "rows": (1, 1)}, {"logged_in": (True, False)}),
    "zero-means-now": (2, {"rows": (1, 0), "set_cookie": ("set", "delete")}, {"logged_in": (True, False)}),
    "age-counts-down": (4, {"expiry_age": (300, 100)}, {"row_expires_in": (100, 100)}),
    "cookie-never-holds-data": (5, {"rows": (None, None)}, {"user": ("ada", "anonymous")}),
    "login-only-sessions": (1, {"rows": (1, 0), "cookie": ("persistent", "absent")}, {"sent_cookie": (True, False)}),
    "logout-keeps-record": (2, {"rows": (0, 1), "set_cookie": ("delete", "delete")}, {"cookie": ("absent", "absent")}),
    "nested-changes-saved": (2, {"set_cookie": ("none", "set")}, {"set_cookie": ("none", "none")}),
    "errors-save": (4, {"status": (500, 500), "row_expires_in": (100, 300)}, {"logged_in": (False, True)}),
}


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """One worker that forgets every run, so that all worlds meet in it."""
    pool = Pool(workers=1, cache_bytes=0, time_limit_s=60)
    yield pool
    pool.stop()


def test_every_belief_is_in_the_table() -> None:
    assert BELIEFS.keys() == PARTINGS.keys()
    assert all(slug == belief.slug for slug, belief in BELIEFS.items())


@pytest.mark.parametrize("slug", PARTINGS)
def test_the_telling_scenario_parts_the_belief_from_django(pool: Pool, slug: str) -> None:
    number, at_parting, in_the_end = PARTINGS[slug]
    scenario = parse_scenario(BELIEFS[slug].telling)

    real, believed = pool.trace(scenario), pool.trace(scenario, slug)

    same = [one.observed == other.observed for one, other in zip(real, believed, strict=True)]
    assert same.index(False) == number
    for at, expected in ((number, at_parting), (-1, in_the_end)):
        found = {key: (real[at].observed[key], believed[at].observed[key]) for key in expected}
        assert found == expected


def test_a_run_with_a_belief_leaves_the_next_one_without_it_untouched(pool: Pool) -> None:
    scenario = parse_scenario(BUSY)
    untouched = to_json(tuple(pool.trace(scenario)))
    first = {slug: to_json(tuple(pool.trace(scenario, slug))) for slug in BELIEFS}

    for slug in reversed(BELIEFS):
        assert to_json(tuple(pool.trace(scenario))) == untouched
        assert to_json(tuple(pool.trace(scenario, slug))) == first[slug]


@pytest.mark.parametrize("engine", ["cache", "cached_db", "file", "signed_cookies"])
def test_no_belief_breaks_under_another_engine(pool: Pool, engine: str) -> None:
    lines = [f"set SESSION_ENGINE={engine}", "cron clearsessions 1d", "set USE_TZ=False", *BUSY]
    scenario = parse_scenario([*lines, "visit", "set SESSION_COOKIE_AGE=None", "advance 1d", "login"])

    for slug in BELIEFS:
        assert len(pool.trace(scenario, slug)) == len(scenario.lines) + 1


def test_under_another_engine_a_belief_is_still_mixed_into_that_one(pool: Pool) -> None:
    scenario = parse_scenario(["set SESSION_ENGINE=cache SESSION_COOKIE_AGE=300", "login", "advance 200s", "visit /"])

    real, renewing, of_rows = (pool.trace(scenario, slug)[4] for slug in ("", "reading-renews", "valid-at-deadline"))

    assert renewing.observed["cookie_expires_in"] == 300
    assert of_rows.observed == real.observed


def test_each_run_of_cron_ends_every_session_where_clearsessions_is_believed_to(pool: Pool) -> None:
    scenario = parse_scenario(["cron clearsessions 1d", "login", "advance 23h", "advance 1h", "visit /"])
    rows = [frame.observed["rows"] for frame in pool.trace(scenario, "clearsessions-logs-out")]

    assert rows == [0, 0, 1, 1, 0, 0]


@pytest.mark.parametrize(
    ("profile", "endings"),
    [
        ("chromium-restore", ("close", "crash", "os_logout", "update")),
        ("chromium", ("crash", "update")),
        ("firefox", ("crash", "os_logout", "update")),
        ("firefox-restore", ("close", "crash", "os_logout", "update")),
    ],
)
def test_no_browser_that_keeps_a_cookie_without_a_date_keeps_it_where_none_is_believed_to(
    pool: Pool, profile: str, endings: tuple[str, ...]
) -> None:
    for ending in endings:
        lines = [f"profile {profile}", "login", "set_expiry 0", "advance 1m", ending, "open", "reopen_tabs", "visit"]
        real, *wrong = (
            pool.trace(parse_scenario(lines), slug)[len(lines)].observed["sent_cookie"]
            for slug in ("", "closing-surely-ends-it", "zero-deletes-the-cookie")
        )
        assert (real, *wrong) == (True, False, False), ending


def test_beliefs_about_cookies_without_a_date_leave_those_with_one(pool: Pool) -> None:
    lines = ["profile chromium-restore", "login", "advance 1m", "close", "open", "visit", "update", "visit", "crash"]
    dated, undated = parse_scenario(lines), parse_scenario(["set SESSION_EXPIRE_AT_BROWSER_CLOSE=True", *lines])

    for slug, scenario in (
        ("closing-surely-ends-it", dated),
        ("zero-deletes-the-cookie", dated),
        ("zero-deletes-the-cookie", undated),
    ):
        assert to_json(tuple(pool.trace(scenario, slug))) == to_json(tuple(pool.trace(scenario)))


def test_a_cookie_that_ends_for_another_reason_than_its_date_ends_no_record(pool: Pool) -> None:
    lines = ["login", "copy_cookie thief", "set_expiry 0", "close", "open", "advance 1d", "thief: visit"]
    scenario = parse_scenario(lines)

    assert to_json(tuple(pool.trace(scenario, "expiry-is-logout"))) == to_json(tuple(pool.trace(scenario)))


def test_a_world_goes_on_from_its_own_past() -> None:
    pool = Pool(workers=1, time_limit_s=60)
    worlds = ("", "reading-renews", "lower-age-shortens", "errors-save")
    for count in range(len(BUSY) + 1):
        grown = {slug: to_json(tuple(pool.trace(parse_scenario(BUSY[:count]), slug))) for slug in worlds}
    pool.stop()
    pool = Pool(workers=1, time_limit_s=60)
    at_once = {slug: to_json(tuple(pool.trace(parse_scenario(BUSY), slug))) for slug in worlds}
    pool.stop()

    assert grown == at_once


def test_a_world_without_a_belief_is_stock_and_only_listened_to() -> None:
    program = """
import json
from lessons.specimen.worker import boot, run_job
boot()
for belief in ("errors-save", ""):
    run_job(json.dumps({"frame": None, "actions": ["login"], "belief": belief}))
from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.utils.module_loading import import_string
listening = import_string(settings.MIDDLEWARE[0])
print(settings.MIDDLEWARE[0], SessionMiddleware(lambda request: None).SessionStore.__module__)
print(listening.__bases__[0] is SessionMiddleware, *(name for name in vars(listening) if not name.startswith("__")))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)

    assert done.stderr == ""
    assert done.stdout.split() == [
        "lessons.specimen.session_listener.ListeningSessionMiddleware",
        "django.contrib.sessions.backends.db",
        *("True", "process_request", "process_response"),
    ]


def test_an_unknown_belief_is_refused_with_the_nearest_one(pool: Pool) -> None:
    with pytest.raises(UnknownBelief, match="no belief 'reading-renew': the nearest one is reading-renews") as raised:
        pool.trace(parse_scenario(["login"]), "reading-renew")

    assert raised.value.slug == "reading-renew"
