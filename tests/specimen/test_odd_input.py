"""Values, paths and moments that no sane site meets: a run never breaks; where Django raises, that is the result."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from due_date.scenario.scenario import ScenarioError
from due_date.scenario.settings import ENGINES, SETTINGS
from due_date.times import LAST_AT, START_AT
from lessons.grammar import parse_scenario

TO_LAST_S = int((LAST_AT - START_AT).total_seconds())
SETTABLE = [name for name, setting in SETTINGS.items() if setting.is_settable]

OK, MOVED, MISSING, FAILED = 200, 302, 404, 500


def statuses(frames):
    return [frame.observed["status"] for frame in frames if frame.exchange]


def errors(frames):
    """Return the name of Django's exception in each exchange, or None."""
    return [frame.exchange.error and frame.exchange.error.partition(":")[0] for frame in frames if frame.exchange]


def assert_sound(frames):
    """An exchange is a 500 by an exception that it names, a 500 of ``/boom/``, or neither."""
    for frame in frames:
        if frame.exchange:
            status, error = frame.exchange.response.status, frame.exchange.error
            is_boom = frame.exchange.request.path.startswith("/boom/")
            assert status == FAILED if is_boom else bool(error) is (status == FAILED)


# Settings


@pytest.mark.parametrize(
    ("setting", "login", "visit", "expiry"),
    [
        ("SESSION_COOKIE_AGE=None", "TypeError", None, "TypeError"),
        ("SESSION_COOKIE_AGE='x'", "TypeError", None, "TypeError"),
        ("SESSION_COOKIE_AGE=[300]", "TypeError", None, "TypeError"),
        ("SESSION_COOKIE_AGE=1j", "TypeError", None, "TypeError"),
        ("SESSION_COOKIE_AGE=100000000000000000000", "OverflowError", None, "OverflowError"),
        ("SESSION_COOKIE_AGE=-100000000000000000000", "OverflowError", None, "OverflowError"),
        ("SESSION_COOKIE_AGE=" + "9" * 900, "OverflowError", None, "OverflowError"),
        ("SESSION_COOKIE_AGE=99999*99999*99999", "OverflowError", None, "OverflowError"),
        ("SESSION_COOKIE_AGE=0", None, None, None),
        ("SESSION_COOKIE_AGE=-5", None, None, None),
        ("SESSION_COOKIE_AGE=0.5", None, None, None),
        ("SESSION_COOKIE_AGE=True", None, None, None),
        ("SESSION_COOKIE_NAME=''", "CookieError", None, None),
        ("SESSION_COOKIE_NAME='a b'", "CookieError", None, None),
        ("SESSION_COOKIE_NAME='a;b'", "CookieError", None, None),
        ("SESSION_COOKIE_NAME='é'", "CookieError", None, None),
        ("SESSION_COOKIE_NAME='expires'", "CookieError", None, None),
        ("SESSION_COOKIE_NAME=None", "AttributeError", None, None),
        ("SESSION_COOKIE_NAME=5", "AttributeError", None, None),
        ("SESSION_COOKIE_NAME=[1]", "TypeError", "TypeError", "TypeError"),
        ("SESSION_COOKIE_NAME={'a': [1]}", "TypeError", "TypeError", "TypeError"),
        ("SESSION_COOKIE_NAME='csrftoken'", None, None, None),
        ("SESSION_COOKIE_NAME='__Host-x'", None, None, None),
        ("SESSION_COOKIE_SAMESITE='Wrong'", "ValueError", None, None),
        ("SESSION_COOKIE_SAMESITE=5", "AttributeError", None, None),
        ("SESSION_COOKIE_SAMESITE=None", None, None, None),
        ("SESSION_COOKIE_SAMESITE=False", None, None, None),
        ("SESSION_COOKIE_SAMESITE='none'", None, None, None),
        ("SESSION_COOKIE_DOMAIN='other.test'", None, None, None),
        ("SESSION_COOKIE_DOMAIN='.site.test'", None, None, None),
        ("SESSION_COOKIE_DOMAIN='test'", None, None, None),
        ("SESSION_COOKIE_DOMAIN=''", None, None, None),
        ("SESSION_COOKIE_DOMAIN=5", None, None, None),
        ("SESSION_COOKIE_PATH='/app/'", None, None, None),
        ("SESSION_COOKIE_PATH=''", None, None, None),
        ("SESSION_COOKIE_PATH=None", None, None, None),
        ("SESSION_COOKIE_PATH=5", None, None, None),
        ("SESSION_COOKIE_PATH='/; Max-Age=5'", None, None, None),
        ("SESSION_COOKIE_PATH='/; Max-Age=²'", None, None, None),
        ("SESSION_COOKIE_SECURE='x'", None, None, None),
        ("SESSION_COOKIE_HTTPONLY=[]", None, None, None),
        ("SESSION_EXPIRE_AT_BROWSER_CLOSE='x'", None, None, None),
        ("SESSION_SAVE_EVERY_REQUEST=[]", None, None, None),
    ],
)
def test_odd_setting_is_djangos_to_refuse(play, setting, login, visit, expiry):
    _, *frames = play(f"set {setting}", "login", "visit /", "visit /expiry/")

    assert errors(frames) == [login, visit, expiry]
    assert_sound(frames)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "setting",
    [
        "SESSION_COOKIE_AGE=None",
        "SESSION_COOKIE_AGE='x'",
        "SESSION_COOKIE_AGE=1j",
        "SESSION_COOKIE_AGE=-1",
        "SESSION_COOKIE_AGE=" + "9" * 400,
        r"SESSION_COOKIE_DOMAIN='\x00' SESSION_COOKIE_PATH='/\r\n'",  # newer Pythons refuse these
        "SESSION_COOKIE_NAME=[1]",
        "SESSION_COOKIE_NAME=b'x'",
        "SESSION_COOKIE_NAME={(1, 2): 3}",
        "SESSION_EXPIRE_AT_BROWSER_CLOSE=b'x' SESSION_SAVE_EVERY_REQUEST=1j",
    ],
)
def test_odd_setting_breaks_no_engine(play, engine, setting):
    frames = play(
        f"set SESSION_ENGINE={engine}",
        "login",
        "visit /cart/add/",
        f"set {setting}",
        "visit /expiry/",
        "set_expiry 300",
        "visit /cart/add/",
        "advance 1h",
        "login grace",
        "clearsessions",
        "logout",
    )

    assert statuses(frames)[:2] == [MOVED, OK]
    assert_sound(frames)


@pytest.mark.parametrize(
    ("domain", "cookie"), [("other.test", "absent"), (".site.test", "persistent"), ("test", "absent")]
)
def test_browser_refuses_the_cookie_of_another_domain(play, domain, cookie):
    _, login, visit = play(f"set SESSION_COOKIE_DOMAIN='{domain}'", "login", "visit /")

    assert (login.observed["set_cookie"], login.observed["cookie"], login.observed["rows"]) == ("set", cookie, 1)
    assert visit.observed["logged_in"] is (cookie == "persistent")


def test_cookie_of_another_path_is_kept_and_not_sent(play):
    _, login, visit = play("set SESSION_COOKIE_PATH='/app/'", "login", "visit /")

    assert (login.observed["cookie"], login.observed["row_expires_in"]) == ("persistent", 1_209_600)
    assert (visit.observed["sent_cookie"], visit.observed["logged_in"]) == (False, False)


def test_the_site_works_again_once_its_settings_do(play):
    frames = play(
        "login",
        "set SESSION_COOKIE_NAME=[1] SESSION_COOKIE_AGE=None",
        "visit /",
        "set SESSION_COOKIE_NAME='sessionid' SESSION_COOKIE_AGE=300",
        "visit /cart/add/",
    )

    assert statuses(frames) == [MOVED, FAILED, OK]
    assert frames[-1].observed["max_age"] == 300


# set_expiry


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("'soon'", "ValueError"),
        ("'300'", "ValueError"),
        ("''", "ValueError"),
        (r"'\x00'", "ValueError"),
        ("[1]", "TypeError"),
        ("{'a': {'b': [None, {'c': 1}]}}", "TypeError"),
        ("(1, 2)", "TypeError"),
        ("b'x'", "TypeError"),
        ("...", "TypeError"),
        ("1j", "TypeError"),
        ("'2026-01-05T10:00:00'", "TypeError"),  # a naive moment
        ("1e999", "OverflowError"),
        ("-1e999", "OverflowError"),
        ("9" * 900, "OverflowError"),
        ("99999*99999*99999", "ValueError"),
        ("timedelta(days=999999999999)", "OverflowError"),
        ("timedelta(days=-999999999999)", "OverflowError"),
        ("timedelta(days=1e999)", "OverflowError"),
        ("timedelta(days=999999999)", "OverflowError"),
        ("timedelta(weeks=" + "9" * 900 + ")", "OverflowError"),
        ("datetime(+9999999999w)", "OverflowError"),
        ("datetime(-9999999999w)", "OverflowError"),
        ("datetime(+" + "9" * 40 + "s)", "OverflowError"),
        ("60*60*24*365*8000", None),
    ],
)
def test_value_that_django_cannot_use_is_a_500_that_names_why(play, value, error):
    login, frame, visit = play("login", f"set_expiry {value}", "visit /")

    assert (frame.observed["status"], frame.observed["set_cookie"]) == (FAILED, "none")
    assert frame.exchange.error
    assert error is None or frame.exchange.error.startswith(error), frame.exchange.error
    assert frame.world.server.rows == login.world.server.rows
    assert visit.observed["logged_in"] is True


@pytest.mark.parametrize(
    ("value", "max_age"),
    [
        ("0.5", 0),
        ("1.9", 1),
        ("True", 1),
        ("False", None),
        ("0", None),
        ("0.0", None),
        ("-1", -1),
        ("-0.5", 0),
        ("None", None),
        ("[]", 1_209_600),  # nothing, to Django
        ("{}", 1_209_600),
        ("()", 1_209_600),
        ("'2026-01-05T10:00:00+00:00'", 3_600),  # how Django itself keeps a moment
        ("timedelta(microseconds=1)", 0),
        ("timedelta(days=-1)", -86_400),
        ("datetime(+0s)", 0),
        ("datetime(-1d)", -86_400),
        ("1" + "*1" * 480, 1),
    ],
)
def test_an_odd_value_that_django_can_use_sets_the_max_age_it_means(play, value, max_age):
    login, frame = play("login", f"set_expiry {value}")

    assert (frame.observed["status"], frame.observed["max_age"]) == (OK, max_age)
    assert frame.exchange.error is None
    assert frame.observed["set_cookie"] == ("none" if value == "None" else "set")
    assert len(frame.world.server.rows) == len(login.world.server.rows)


# Paths


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/%ff/", MISSING),  # not UTF-8
        ("/%c3%28/", MISSING),
        ("/%00/", MISSING),
        ("/%0d%0aSet-Cookie:%20sessionid=x", MISSING),
        ("/%", MISSING),
        ("/%zz/", MISSING),
        ("/%61bout/", OK),  # an escaped a
        ("/%2561bout/", MISSING),
        ("//", MISSING),
        ("//other.test/", MISSING),
        ("/..", MISSING),
        ("/../about/", MISSING),
        ("/about/../", MISSING),
        ("/about/;x", MISSING),
        ("/é/", MISSING),
        ("/\u200b\U0001f600", MISSING),
        ("/\\", MISSING),
        ("/" + "a" * 999, MISSING),
        ("/?" + "a" * 998, OK),
        ("/?a=%ff&b=%00", OK),
        ("/?%", OK),
        ("/#part", OK),
        ("/account/?next=%0d%0a%ff//other.test/", MOVED),
        ("/boom/", FAILED),
        ("/boom/?x", FAILED),
    ],
)
def test_odd_path_is_answered(play, path, status):
    (frame,) = play(f"visit {path}")

    assert frame.observed["status"] == status
    assert frame.observed["set_cookie"] == "none"
    assert frame.exchange.error is None
    assert not any("\r" in value or "\n" in value for _, value in frame.exchange.response.headers)


@pytest.mark.parametrize("user", ["ada", "anonymous"])
def test_boom_writes_and_answers_500_and_nothing_is_saved(play, user):
    *_, before, frame, home = play(
        "visit /cart/add/", "login" if user == "ada" else "visit /", "visit /boom/", "visit /"
    )

    assert (frame.observed["status"], frame.observed["set_cookie"]) == (FAILED, "none")
    assert frame.exchange.session.is_modified is True
    assert frame.world.server.rows == before.world.server.rows
    assert home.observed["user"] == user


# The end of time


@pytest.mark.parametrize(("left_s", "error"), [(1_209_600, None), (1_209_599, "ValueError"), (0, "ValueError")])
def test_last_fortnight_has_no_room_for_a_session(play, left_s, error):
    _, cart, home = play(f"advance {TO_LAST_S - left_s}s", "visit /cart/add/", "visit /")

    assert errors([cart, home]) == [error, None]
    assert cart.observed["rows"] == (0 if error else 1)
    assert_sound([cart, home])


@pytest.mark.parametrize(("left_s", "error"), [(31_449_600, None), (31_449_599, "ValueError"), (0, "OverflowError")])
def test_last_year_has_no_room_for_a_login_because_of_its_csrf_cookie(play, left_s, error):
    _, login, visit = play(f"advance {TO_LAST_S - left_s}s", "login", "visit /")

    assert errors([login, visit]) == [error, None]
    assert login.observed["set_cookie"] == ("none" if error else "set")
    assert visit.observed["logged_in"] is (error is None)
    assert_sound([login, visit])


@pytest.mark.parametrize("left_s", [0, 1, 5, 6])
def test_short_session_fits_into_the_last_seconds(play, left_s):
    frames = play(
        "set SESSION_COOKIE_AGE=5",
        f"advance {TO_LAST_S - left_s}s",
        "visit /cart/add/",
        "visit /expiry/",
        f"advance {left_s}s",
        "visit /",
        "clearsessions",
        "logout",
    )

    assert_sound(frames)
    assert frames[-1].at == LAST_AT
    assert statuses(frames)[:2] == ([OK, OK] if left_s >= 5 else [FAILED, FAILED])


def test_what_was_stored_long_ago_is_still_there_at_the_end_of_time(play):
    *_, frame = play("login", f"advance {TO_LAST_S}s", "visit /", "phone: visit /about/")

    assert (frame.observed["rows"], frame.observed["expired_rows"]) == (1, 1)


# Anything

A_VALUE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.binary(max_size=5), st.just(())
)
ODD = st.recursive(
    A_VALUE, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner))
)


def accepted(lines):
    """Return the lines as a scenario, or None where the grammar refuses them."""
    try:
        return parse_scenario(lines)
    except ScenarioError:
        return None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(SETTABLE), ODD, ODD)
def test_nothing_that_the_grammar_takes_breaks_a_run(specimen, name, value, expiry):
    lines = [
        f"set {name}={value!r}",
        "login",
        "visit /expiry/",
        f"set_expiry {expiry!r}",
        "visit /cart/add/",
        "clearsessions",
    ]
    scenario = accepted(lines) or accepted([lines[1], *lines[3:]]) or accepted(lines[1:3])

    assert_sound(specimen.trace(scenario))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_no_path_breaks_a_run(specimen, path):
    scenario = accepted([f"visit /{path}"])

    if scenario:
        assert_sound(specimen.trace(scenario))
