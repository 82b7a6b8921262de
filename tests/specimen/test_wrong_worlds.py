"""The wrong worlds: each differs from Django where its scenario says, and none leaves a trace in the next run."""

import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from due_date.codec import to_json
from lessons.grammar import parse_scenario
from lessons.pool import WRONG_WORLDS, Pool, UnknownBelief, get_pool
from lessons.specimen import wrong_worlds

ROOT = Path(__file__).parents[2]
BUSY = [
    *("set SESSION_COOKIE_AGE=300", "visit /cart/add/", "login", "advance 299s", "visit /expiry/"),
    *("visit /cart/append/", "set_expiry timedelta(minutes=5)", "close", "open", "visit /boom/"),
    *("advance 5m", "visit", "clearsessions", "logout"),
]

# For each belief: the action of its scenario after which the worlds first differ; what is then observed, in Django's
# world and in the wrong one; and what is observed in both after the last action.
Observed = dict[str, tuple[Any, Any]]
DIFFERENCES: dict[str, tuple[int, Observed, Observed]] = {
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


@pytest.fixture
def pool(forgetful: Pool) -> Pool:
    """One worker that forgets every run, so that all worlds meet in it."""
    return forgetful


def test_every_wrong_world_is_in_the_table() -> None:
    assert WRONG_WORLDS.keys() == DIFFERENCES.keys()


def test_every_wrong_world_has_a_module_of_its_name() -> None:
    modules = [found.name for found in iter_modules(wrong_worlds.__path__) if not found.name.startswith("_")]

    assert [slug.replace("-", "_") for slug in WRONG_WORLDS] == modules


def test_the_web_process_can_list_the_wrong_worlds_without_settings_models_or_a_frozen_clock() -> None:
    program = "import sys, lessons.specimen.wrong_worlds; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)

    assert done.stderr == ""
    assert "lessons.specimen.wrong_worlds.reading_renews" in done.stdout.split()
    assert not {"django.contrib.sessions.models", "django.contrib.auth.models", "freezegun"} & {*done.stdout.split()}


@pytest.mark.parametrize("slug", DIFFERENCES)
def test_the_scenario_of_a_wrong_world_comes_out_differently_there(pool: Pool, slug: str) -> None:
    number, at_first, in_the_end = DIFFERENCES[slug]
    scenario = parse_scenario(WRONG_WORLDS[slug].scenario)

    real, wrong = pool.trace(scenario), pool.trace(scenario, slug)

    same = [one.observed == other.observed for one, other in zip(real, wrong, strict=True)]
    assert same.index(False) == number
    for at, expected in ((number, at_first), (-1, in_the_end)):
        found = {key: (real[at].observed[key], wrong[at].observed[key]) for key in expected}
        assert found == expected


def test_a_run_in_a_wrong_world_leaves_the_next_run_untouched(pool: Pool) -> None:
    scenario = parse_scenario(BUSY)
    untouched = to_json(tuple(pool.trace(scenario)))
    first = {slug: to_json(tuple(pool.trace(scenario, slug))) for slug in WRONG_WORLDS}

    for slug in reversed(WRONG_WORLDS):
        assert to_json(tuple(pool.trace(scenario))) == untouched
        assert to_json(tuple(pool.trace(scenario, slug))) == first[slug]


@pytest.mark.parametrize("engine", ["cache", "cached_db", "file", "signed_cookies"])
def test_no_wrong_world_breaks_under_another_engine(pool: Pool, engine: str) -> None:
    lines = [f"set SESSION_ENGINE={engine}", "cron clearsessions 1d", "set USE_TZ=False", *BUSY]
    scenario = parse_scenario([*lines, "visit", "set SESSION_COOKIE_AGE=None", "advance 1d", "login"])

    for slug in WRONG_WORLDS:
        assert len(pool.trace(scenario, slug)) == len(scenario.lines) + 1


def test_a_wrong_store_is_mixed_into_any_engine_that_it_changes(pool: Pool) -> None:
    scenario = parse_scenario(["set SESSION_ENGINE=cache SESSION_COOKIE_AGE=300", "login", "advance 200s", "visit /"])

    real, renewing, of_rows = (pool.trace(scenario, slug)[4] for slug in ("", "reading-renews", "valid-at-deadline"))

    assert renewing.observed["cookie_expires_in"] == 300
    assert of_rows.observed == real.observed


def test_each_run_of_cron_ends_every_session_where_clearsessions_logs_out(pool: Pool) -> None:
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
def test_no_ending_of_a_browser_keeps_a_cookie_without_a_date_where_closing_surely_ends_it(
    pool: Pool, profile: str, endings: tuple[str, ...]
) -> None:
    for ending in endings:
        lines = [f"profile {profile}", "login", "set_expiry 0", "advance 1m", ending, "open", "reopen_tabs", "visit"]
        real, *wrong = (
            pool.trace(parse_scenario(lines), slug)[len(lines)].observed["sent_cookie"]
            for slug in ("", "closing-surely-ends-it", "zero-deletes-the-cookie")
        )
        assert (real, *wrong) == (True, False, False), ending


def test_worlds_that_drop_cookies_without_a_date_keep_those_with_one(pool: Pool) -> None:
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


def test_a_run_in_a_wrong_world_goes_on_from_its_own_frames(forgetful: Pool) -> None:
    worlds = ("", "reading-renews", "lower-age-shortens", "errors-save")
    for count in range(len(BUSY) + 1):
        grown = {slug: to_json(tuple(get_pool().trace(parse_scenario(BUSY[:count]), slug))) for slug in worlds}
    at_once = {slug: to_json(tuple(forgetful.trace(parse_scenario(BUSY), slug))) for slug in worlds}

    assert grown == at_once


def test_after_a_wrong_world_everything_is_stock_django_again_and_only_listened_to() -> None:
    program = """
from due_date.codec import write_json
from lessons.grammar import parse_action
from lessons.specimen.worker import boot, run_job
boot()
for slug in ("errors-save", ""):
    run_job(write_json({"frame": None, "actions": [parse_action("login")], "belief": slug}))
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
    with pytest.raises(UnknownBelief, match="no belief 'errors-saved': the nearest one is errors-save") as raised:
        pool.trace(parse_scenario(["login"]), "errors-saved")

    assert (raised.value.slug, raised.value.nearest) == ("errors-saved", "errors-save")


def test_an_unknown_belief_that_is_like_none_is_refused_with_an_example() -> None:
    assert UnknownBelief("nope").nearest == "reading-renews"
