"""The grammar of one action."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from due_date.actions.registry import VERBS
from due_date.actions.requests import MAX_PATH_LENGTH
from due_date.scenario.action import LEARNER, ActionError, nearest_of, shorten
from due_date.scenario.grammar import MAX_ACTION_LENGTH
from due_date.scenario.settings import SETTINGS
from lessons.grammar import GRAMMAR, parse_action
from lessons.simulated_site import PAGES, USERS

HUGE = "1" + "0" * 30
SETTABLE = [name for name, setting in SETTINGS.items() if setting.is_settable]

# What is typed wrongly, and what the message names
REFUSED = [
    ("fly", "there is no action fly"),
    ("vist /", "there is no action vist"),
    ("Login", "there is no action Login"),
    ("LOGIN ada", "there is no action LOGIN"),
    ("#", "nothing is written here"),
    ("", "nothing is written here"),
    (" \t ", "nothing is written here"),
    ("expect rows=1", "there is no action expect"),
    ("x" * MAX_ACTION_LENGTH, "there is no action"),
    ("x" * (MAX_ACTION_LENGTH + 1), "at most 6,000 characters"),
    ("visit " + "/" * 100_000, "at most 6,000 characters"),
    ("login bob", "there is no user bob"),
    ("login 'ada'", "there is no user 'ada'"),
    ("login ada grace", "login does not go with ada grace"),
    ("logout ada", "ada is one word too many"),
    ("clearsessions --verbosity 3", "--verbosity is one word too many"),
    ("close now", "now is one word too many"),
    ("visit home", "home is not a path"),
    ("visit http://site.test/", "http://site.test/ is not a path"),
    ("visit '/about/'", "'/about/' is not a path"),
    ("visit /a /b", "visit does not go with /a /b"),
    ("visit /" + "a" * MAX_PATH_LENGTH, "is not a path"),
    ("advance", "advance does not go with nothing"),
    ("advance 5", "advance does not go with 5"),
    ("advance -5s", "advance does not go with -5s"),
    ("advance 5m 5s", "advance does not go with 5m 5s"),
    ("advance " + "9" * 50 + "s", "advance does not go with 9999"),
    ("advance __import__('os')", "advance does not go with __import__('os')"),
    ("set", "set does not go with nothing"),
    ("set DEBUG=True", "DEBUG is not a setting"),
    ("set session_cookie_age=300", "session_cookie_age is not a setting"),
    ("set SESSION_COOKIE_AGE", "SESSION_COOKIE_AGE cannot be empty"),
    ("set SESSION_COOKIE_AGE=", "SESSION_COOKIE_AGE cannot be empty"),
    ("set SESSION_COOKIE_AGE 300", "SESSION_COOKIE_AGE cannot be empty"),
    ("set SESSION_COOKIE_AGE=300 nonsense", "nonsense is not a setting"),
    ("set SESSION_COOKIE_AGE=300s", "SESSION_COOKIE_AGE cannot be 300s"),
    ("set SESSION_COOKIE_AGE=10**30", "SESSION_COOKIE_AGE cannot be 10**30"),
    ("set SESSION_COOKIE_AGE=__import__('os')", "SESSION_COOKIE_AGE cannot be __import__('os')"),
    ("set SESSION_COOKIE_AGE=__import__('os').system('true')", "SESSION_COOKIE_AGE cannot be __import__('os')"),
    ("set SESSION_COOKIE_AGE=" + "(" * 400 + "1" + ")" * 400, "SESSION_COOKIE_AGE cannot be ((("),
    ("set SESSION_COOKIE_AGE=" + "(" * 500, "is left open"),
    ("set SESSION_COOKIE_AGE=" + "-" * 900 + "1", "SESSION_COOKIE_AGE cannot be ---"),
    ("set SESSION_COOKIE_AGE=" + "9" * 5_000, "SESSION_COOKIE_AGE cannot be 999"),
    ("set SESSION_COOKIE_AGE=1e999", "SESSION_COOKIE_AGE cannot be 1e999"),  # Python writes it as inf
    ("set SESSION_COOKIE_AGE=[1e999]", "SESSION_COOKIE_AGE cannot be [1e999]"),
    ("set SESSION_COOKIE_AGE=...", "SESSION_COOKIE_AGE cannot be ..."),
    ("set SESSION_COOKIE_PATH={'/a','/b'}", "SESSION_COOKIE_PATH cannot be {'/a','/b'}"),  # in which order?
    (
        "set SESSION_COOKIE_NAME='" + "\u200b" * 900 + "'",
        "SESSION_COOKIE_NAME cannot be",
    ),  # repr writes it six times as long
    (r"set SESSION_COOKIE_PATH='/\ud800'", r"SESSION_COOKIE_PATH cannot be '/\ud800'"),
    ("set SESSION_ENGINE=redis", "SESSION_ENGINE cannot be redis"),
    ("set SESSION_ENGINE='django.contrib.sessions.backends.db'", "SESSION_ENGINE cannot be"),
    ("set SESSION_SERIALIZER='pickle.Pickler'", "SESSION_SERIALIZER cannot be"),
    ("set SESSION_CACHE_ALIAS='other'", "SESSION_CACHE_ALIAS cannot be 'other'"),
    ("set SESSION_FILE_PATH='/etc'", "SESSION_FILE_PATH cannot be '/etc'"),
    ("set SESSION_FILE_PATH=None", "SESSION_FILE_PATH cannot be None"),
    ("set SESSION_FILE_PAT=1", "SESSION_FILE_PAT is not a setting"),
    ("set_expiry", "set_expiry does not go with nothing"),
    ("set_expiry soon", "set_expiry does not go with soon"),
    ("set_expiry 'soon", "is left open"),
    ("set_expiry 10**30", "set_expiry does not go with 10**30"),
    ("set_expiry __import__('os')", "set_expiry does not go with __import__('os')"),
    ("set_expiry datetime(2026, 1, 5)", "set_expiry does not go with datetime(2026, 1, 5)"),
    ("set_expiry timedelta(years=1)", "set_expiry does not go with timedelta(years=1)"),
    ("set_expiry timedelta(" + "-" * 900 + "1)", "set_expiry does not go with timedelta(---"),
    ("set_expiry timedelta(" + "(" * 400 + "1" + ")" * 400 + ")", "set_expiry does not go with timedelta((("),
    ("set_expiry {300}", "set_expiry does not go with {300}"),
    ("phone:", "phone: names no browser's action"),
    (":", "names no browser's action"),
    (": login", "names no browser's action"),
    ("Phone: login", "Phone: names no browser's action"),
    ("phone2: login", "phone2: names no browser's action"),
    ("abcdefghijklm: login", "abcdefghijklm: names no browser's action"),
    ("my phone: login", "there is no action my"),
    ("phone: phone: login", "there is no action phone:"),
    ("phone: advance 4m", "advance belongs to no browser: leave out phone:"),
    ("phone: set SESSION_COOKIE_AGE=300", "set belongs to no browser"),
    ("learner: clearsessions", "clearsessions belongs to no browser"),
    ("phone: delete_rows", "delete_rows belongs to no browser"),
    ("\x00", "U+0000"),
    ("login\x00", "U+0000"),
    ("login \x07", "U+0007"),
    ("visit /\x7f", "U+007F"),
    ("login\nlogout", "U+000A"),
    ("login\rlogout", "U+000D"),
    ("visit /\x85", "U+0085"),
    ("visit /\u2028", "U+2028"),
    ("set SESSION_COOKIE_NAME='\ud800'", "U+D800"),
    ("visit /\udfff", "U+DFFF"),
]


def error_of(text):
    with pytest.raises(ActionError) as raised:
        parse_action(text)
    return raised.value


def tried(text):
    """Return the action or the error."""
    try:
        return parse_action(text), None
    except ActionError as error:
        return None, error


# The table


@pytest.mark.parametrize("name", VERBS)
def test_example_of_each_verb_is_valid_and_says_what_it_does(name):
    action = parse_action(GRAMMAR.example(name))

    assert action.verb == name
    assert action.line == GRAMMAR.example(name)


@pytest.mark.parametrize(
    "name",
    [
        "set",
        "login",
        "logout",
        "visit",
        "set_expiry",
        "change_password",
        "advance",
        "clearsessions",
        "delete_rows",
        "close",
        "open",
    ],
)
def test_every_verb_of_the_contract_is_there(name):
    assert name in VERBS


@pytest.mark.parametrize(
    ("text", "verb", "argument", "who"),
    [
        ("login", "login", "ada", LEARNER),
        ("login grace", "login", "grace", LEARNER),
        ("phone: login linus", "login", "linus", "phone"),
        ("learner: login", "login", "ada", LEARNER),
        ("abcdefghijkl: logout", "logout", None, "abcdefghijkl"),
        ("a: logout", "logout", None, "a"),
        ("logout", "logout", None, LEARNER),
        ("visit", "visit", "/", LEARNER),
        ("visit /about/", "visit", "/about/", LEARNER),
        ("visit /nowhere/?a=1&b=%20", "visit", "/nowhere/?a=1&b=%20", LEARNER),
        ("visit /a#part", "visit", "/a", LEARNER),
        ("visit /#part", "visit", "/", LEARNER),
        ("visit /é/\u200b", "visit", "/%C3%A9/%E2%80%8B", LEARNER),
        ("visit /%ff/%00/%zz/%", "visit", "/%ff/%00/%zz/%", LEARNER),
        ("visit //evil.test/", "visit", "//evil.test/", LEARNER),
        ("visit /(a b)", "visit", "/(a%20b)", LEARNER),
        ('visit /\\<>"\'|^`{}"', "visit", "/%5C%3C%3E%22'%7C%5E%60%7B%7D%22", LEARNER),
        ("visit /" + "a" * (MAX_PATH_LENGTH - 1), "visit", "/" + "a" * (MAX_PATH_LENGTH - 1), LEARNER),
        ("set_expiry 300", "set_expiry", "300", LEARNER),
        (
            "phone: set_expiry timedelta(minutes=5)",
            "set_expiry",
            "timedelta(minutes=5)",
            "phone",
        ),
        ("change_password", "change_password", None, LEARNER),
        ("close", "close", None, LEARNER),
        ("phone: open", "open", None, "phone"),
        ("advance 4m", "advance", 240, None),
        ("advance 0s", "advance", 0, None),
        (f"advance {HUGE}s", "advance", int(HUGE), None),  # a bound of the scenario, not of the action
        ("clearsessions", "clearsessions", None, None),
        ("delete_rows", "delete_rows", None, None),
        ("set SESSION_COOKIE_AGE=300", "set", {"SESSION_COOKIE_AGE": "300"}, None),
        ("set SESSION_COOKIE_AGE=60*60*24", "set", {"SESSION_COOKIE_AGE": "86400"}, None),
        ("set SESSION_COOKIE_AGE=(60 * 5)", "set", {"SESSION_COOKIE_AGE": "300"}, None),
        ("set SESSION_COOKIE_AGE=1 SESSION_COOKIE_AGE=2", "set", {"SESSION_COOKIE_AGE": "2"}, None),
        (
            "set SESSION_COOKIE_NAME='a b' SESSION_COOKIE_SECURE=True",
            "set",
            {"SESSION_COOKIE_NAME": "'a b'", "SESSION_COOKIE_SECURE": "True"},
            None,
        ),
        ('set SESSION_COOKIE_SAMESITE="Lax"', "set", {"SESSION_COOKIE_SAMESITE": "'Lax'"}, None),
        ("set SESSION_COOKIE_DOMAIN=None", "set", {"SESSION_COOKIE_DOMAIN": "None"}, None),
        ("set SESSION_COOKIE_PATH=[1, 'a=b']", "set", {"SESSION_COOKIE_PATH": "[1, 'a=b']"}, None),
        ("set SESSION_ENGINE=db", "set", {"SESSION_ENGINE": "'db'"}, None),
        ("set SESSION_ENGINE='db'", "set", {"SESSION_ENGINE": "'db'"}, None),
    ],
)
def test_action_is_read(text, verb, argument, who):
    action = parse_action(text)

    assert (action.verb, action.browser) == (verb, who)
    assert action.argument == argument


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  login   ada  ", "login ada"),
        ("login\tada", "login ada"),
        ("login # as Ada", "login"),
        ("learner: visit /", "visit /"),
        ("phone:   visit   /", "phone: visit /"),
        (
            "set SESSION_COOKIE_NAME='a  b'   SESSION_COOKIE_AGE=1",
            "set SESSION_COOKIE_NAME='a  b' SESSION_COOKIE_AGE=1",
        ),
        ("set_expiry timedelta( minutes=5 )", "set_expiry timedelta( minutes=5 )"),
        ("visit /a#part", "visit /a#part"),
    ],
)
def test_line_is_the_action_in_one_spelling(text, line):
    assert parse_action(text).line == line
    assert parse_action(line) == parse_action(text)


@pytest.mark.parametrize("name", SETTABLE)
def test_default_of_each_setting_can_be_set(name):
    literal = SETTINGS[name].default

    assert parse_action(f"set {name}={literal}").argument == {name: literal}


# Errors


@pytest.mark.parametrize(("text", "says"), REFUSED, ids=[text[:40] for text, _ in REFUSED])
def test_refusal_says_what_is_wrong_and_what_to_write(text, says):
    error = error_of(text)

    assert says in str(error)
    assert len(str(error)) < 400
    assert str(error) == error.template % error.parameters
    assert parse_action(error.nearest).line == error.nearest


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("advance 2 hours", "advance 2h"),
        ("advance by 14Days", "advance 14d"),
        ("advance 3 months", "advance 4m"),
        ("advance 2 hours 5", "advance 4m"),
        ("vist /", "visit /"),
        ("logn", "login ada"),
        ("clearsession", "clearsessions"),
        ("advanced 4m", "advance 4m"),
        ("login adda", "login ada"),
        ("login Grace", "login grace"),
        ("login linux", "login linus"),
        ("visit about", "visit /about/"),
        ("visit cart/add", "visit /cart/add/"),
        ("set SESSION_COOKIE_AGES=1", "set SESSION_COOKIE_AGE=1209600"),
        ("set session_save_every_request=True", "set SESSION_SAVE_EVERY_REQUEST=False"),
        ("LOGIN", "login ada"),
        ("set SESSION_COOKIE_SAMESITE=Lax", "set SESSION_COOKIE_SAMESITE='Lax'"),
        ("phone: advance 4m", "advance 4m"),
        ("phone: set SESSION_COOKIE_AGE=300", "set SESSION_COOKIE_AGE=300"),
        ("logout now", "logout"),
    ],
)
def test_nearest_action_is_a_near_one(text, nearest):
    assert error_of(text).nearest == nearest


def test_message_quotes_at_most_sixty_characters():
    assert "x" * 60 + "…" in str(error_of("x" * 61))
    assert "x" * 60 + "…" not in str(error_of("x" * 60))
    assert shorten("x" * 60) == "x" * 60


def test_limits_are_those_that_messages_name():
    assert (MAX_ACTION_LENGTH, MAX_PATH_LENGTH) == (6_000, 1_000)


def test_of_words_none_of_which_is_near_the_first_is_offered():
    assert nearest_of("zzz", ("ada", "grace")) == "ada"


A_WORD = st.sampled_from(
    [*VERBS, *USERS, *PAGES, *SETTINGS, "phone:", "expect", "'", "(", ")", "300", "timedelta(", "="]
)
SOMETHING = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(A_WORD, st.text(max_size=8)), max_size=6).map(" ".join),
    st.tuples(st.sampled_from(list(VERBS)), st.text(max_size=40)).map(" ".join),
    st.tuples(st.sampled_from(list(SETTINGS)), st.text(max_size=40)).map(lambda pair: "set " + "=".join(pair)),
)


@settings(deadline=None)
@given(SOMETHING)
def test_any_text_is_an_action_or_refused_with_a_valid_one(text):
    action, error = tried(text)
    if error:
        assert str(error)
        assert parse_action(error.nearest)
    else:
        assert parse_action(action.line) == action
        assert not re.search(r"[\x00-\x08\x0a-\x1f\ud800-\udfff]", action.line)
        assert action.line == action.line.strip()
