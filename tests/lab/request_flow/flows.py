"""Requests that take each branch of Django's session code, and the requests of random scenarios."""

from due_date.scenario.settings import ENGINES
from due_date.times import LAST_AT, START_AT
from lessons.grammar import parse_scenario
from lessons.pool import get_pool
from tests.random_scenarios import random_scenario

SHORT = "set SESSION_COOKIE_AGE=300"
UNDATED = f"{SHORT} SESSION_EXPIRE_AT_BROWSER_CLOSE=True"
ALWAYS = "SESSION_SAVE_EVERY_REQUEST=True"
NEAR_THE_END = f"advance {int((LAST_AT - START_AT).total_seconds()) - 10 * 24 * 60 * 60}s"
COMING = "arrives:yes long:yes made"
READ = f"{COMING} touched:yes found:yes data view"
REFUSED = f"{COMING} touched:yes found:no empty view"
UNTOUCHED = f"{COMING} touched:no view"
STRANGER = "arrives:no made touched:yes found:no empty view"
SAVED = "gone:no changed:yes dated status:yes saved"
FLOWS = {
    "a stranger reads": (["visit /"], f"{STRANGER} gone:no changed:no nothing"),
    "a stranger, each request saved": ([f"set {ALWAYS}", "visit /"], f"{STRANGER} gone:no changed:no nothing"),
    "a stranger on a page without": (["visit /about/"], "arrives:no made touched:no view gone:no changed:no nothing"),
    "a login": (["login"], f"{STRANGER} {SAVED}"),
    "reading": (["login", "visit /"], f"{READ} gone:no changed:no nothing"),
    "a write": (["login", "visit /cart/add/"], f"{READ} {SAVED}"),
    "reading, saved": ([f"set {ALWAYS}", "login", "visit /"], f"{READ} {SAVED}"),
    "an untouched page": (["login", "visit /about/"], f"{UNTOUCHED} gone:no changed:no nothing"),
    "an untouched page, saved": ([f"set {ALWAYS}", "login", "visit /about/"], f"{UNTOUCHED} {SAVED}"),
    "no such page, saved": ([f"set {ALWAYS}", "login", "visit /nowhere/"], f"{UNTOUCHED} {SAVED}"),
    "logged out by the cookie's date": (
        [SHORT, "login", "advance 5m", "visit /"],
        f"{STRANGER} gone:no changed:no nothing",
    ),
    "a dead cookie": ([UNDATED, "login", "advance 5m", "visit /"], f"{REFUSED} gone:yes deleted"),
    "a dead cookie, a second before": (
        [UNDATED, "login", "advance 299s", "visit /"],
        f"{READ} gone:no changed:no nothing",
    ),
    "a dead cookie, untouched": (
        [UNDATED, "login", "advance 5m", "visit /about/"],
        f"{UNTOUCHED} gone:no changed:no nothing",
    ),
    "a dead cookie, untouched, saved": (
        [f"{UNDATED} {ALWAYS}", "login", "advance 5m", "visit /about/"],
        f"{UNTOUCHED} {SAVED}",
    ),
    "a dead cookie, written": ([UNDATED, "login", "advance 5m", "visit /cart/add/"], f"{REFUSED} {SAVED}"),
    "a login with a dead cookie": ([UNDATED, "login", "advance 5m", "login"], f"{REFUSED} {SAVED}"),
    "a 500": (["login", "visit /boom/"], f"{READ} gone:no changed:yes dated status:no nothing"),
    "a logout": (["login", "logout"], f"{READ} gone:yes deleted"),
    "a value that cannot be dated": (["login", "set_expiry 'soon'"], f"{READ} gone:no changed:yes dated STOP"),
    "a cookie that cannot be set": (
        ["login", "set SESSION_COOKIE_SAMESITE='Lox'", "visit /cart/add/"],
        f"{READ} {SAVED} STOP",
    ),
    "a cookie that cannot be set, of a record that stays as it was": (
        ["login", f"set {ALWAYS} SESSION_COOKIE_SAMESITE='Lox'", "visit /"],
        f"{READ} {SAVED} STOP",
    ),
    "a cookie that cannot be deleted": (
        [UNDATED, "login", "advance 5m", "set SESSION_COOKIE_SAMESITE='Lox'", "visit /"],
        f"{REFUSED} gone:yes deleted STOP",
    ),
    "a dead cookie, untouched, that cannot be dated": (
        [
            f"{SHORT} {ALWAYS}",
            "login",
            "copy_cookie it",
            "advance 5m",
            "set SESSION_COOKIE_AGE='x'",
            "it: visit /about/",
        ],
        f"{UNTOUCHED} gone:no changed:yes dated STOP",
    ),
    "a row that is gone": (
        ["set SESSION_ENGINE=cached_db", "login", "delete_rows", "visit /cart/add/"],
        f"{READ} {SAVED} STOP",
    ),
    "no session at all": (["set SESSION_COOKIE_NAME=[]", "visit /"], "STOP"),
    "unreadable, not dead": (
        ["login", "set SECRET_KEY='other'", "visit /"],
        f"{READ} gone:no changed:no nothing",
    ),
    "file: a dead cookie": (
        [f"{UNDATED} SESSION_ENGINE=file", "login", "advance 5m", "visit /"],
        f"{REFUSED} {SAVED}",
    ),
    "file: no such file": (
        ["set SESSION_ENGINE=file", "login", "delete_rows", "visit /"],
        f"{REFUSED} gone:yes deleted",
    ),
    "signed: too old": (
        [f"{UNDATED} SESSION_ENGINE=signed_cookies", "login", "advance 301s", "visit /"],
        f"{REFUSED} {SAVED}",
    ),
    "signed: at its age": (
        [f"{UNDATED} SESSION_ENGINE=signed_cookies", "login", "advance 300s", "visit /"],
        f"{READ} gone:no changed:no nothing",
    ),
    "signed: reading, saved": ([f"set SESSION_ENGINE=signed_cookies {ALWAYS}", "login", "visit /"], f"{READ} {SAVED}"),
    "cache: gone by itself": (
        [f"{UNDATED} SESSION_ENGINE=cache", "login", "advance 5m", "visit /"],
        f"{REFUSED} gone:yes deleted",
    ),
    "a value that cannot be stored": (["login", "set_expiry ''"], f"{READ} {SAVED} STOP"),
    "a value that the view refuses": (
        ["login", "set_expiry timedelta(days=999999999)"],
        f"{UNTOUCHED} gone:no changed:no nothing",
    ),
    "a value that the view refuses, saved": (
        ["login", f"set {ALWAYS}", "set_expiry timedelta(days=999999999)"],
        f"{UNTOUCHED} gone:no changed:yes dated status:no nothing",
    ),
    "a login that cannot be stored, saved": (
        [f"set {ALWAYS}", "set SESSION_COOKIE_AGE='x' SESSION_EXPIRE_AT_BROWSER_CLOSE=True", "login"],
        f"{STRANGER} gone:no changed:yes dated status:no nothing",
    ),
    "no answer, not even a 500": ([NEAR_THE_END, "set SESSION_COOKIE_AGE=5", "login"], f"{STRANGER} STOP"),
    "file: the engine raises": (
        ["set SESSION_ENGINE=file", "login", "set SESSION_COOKIE_AGE='x'", "visit /"],
        f"{COMING} touched:yes found view gone:no changed:no nothing",
    ),
    "file: a dead cookie, a 500": (
        [f"{UNDATED} SESSION_ENGINE=file", "login", "advance 5m", "visit /boom/"],
        f"{REFUSED} gone:no changed:yes dated status:no nothing",
    ),
    "signed: a write, always saved": (
        [f"set SESSION_ENGINE=signed_cookies {ALWAYS}", "login", "visit /cart/add/"],
        f"{READ} {SAVED}",
    ),
}
"""Scenarios, and the flow of the last request of each."""


def trace_of(lines):
    return get_pool().trace(parse_scenario(lines))


def last_frame(name):
    """Return the frame of the last request of the scenario called ``name``."""
    lines, _ = FLOWS[name]
    return trace_of(lines)[len(lines)]


def as_text(flow):
    steps = [f"{step.node}:{step.answer}" if step.answer else step.node for step in flow.steps]
    return " ".join([*steps, *(["STOP"] if flow.is_stopped else [])])


def requests(numbers):
    """Yield the lines and the frames of the requests of random scenarios, with each engine."""
    for number in numbers:
        for engine in ENGINES:
            lines = [f"set SESSION_ENGINE={engine}", *random_scenario(number, length=15)]
            for frame in trace_of(lines):
                if frame.exchange:
                    yield lines, frame
