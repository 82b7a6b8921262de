"""Values as a learner types them: split into words, read as literals, handed to ``set_expiry``."""

import re
from datetime import UTC, datetime, timedelta
from inspect import getdoc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from due_date.scenario import literals as values
from due_date.scenario.literals import MAX_VALUE_LENGTH, parse_expiry_value, parse_literal, split_words

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)

# What nobody may get evaluated, and what must not take the reader down with it
HOSTILE = [
    "__import__('os')",
    "__import__('os').system('true')",
    "open('/etc/passwd')",
    "().__class__",
    "[x for x in (1,)]",
    "lambda: 0",
    "f'{1}'",
    "10**30",
    "2**2**2**2**2**2",
    "1<<10000",
    "'a'*1000000",
    "9*'9'",
    "1.5*2",
    "True*2",
    "60+60",
    "60/60",
    "(60)*-60",
    "x",
    "300s",
    "",
    " ",
    "1 2",
    "1;2",
    "x=1",
    "*x",
    "(" * 500,
    "(" * 400 + ")" * 400,
    "[" * 300 + "]" * 300,
    "-" * 900 + "1",
    "not " * 200 + "1",
    "9" * (MAX_VALUE_LENGTH + 1),
    "1" + "*1" * 600,
    "'" + "x" * MAX_VALUE_LENGTH + "'",
    "\x00",
    "1\x00",
    "\ud800",
    "'\ud800'",
    r"'\ud800'",  # half a pair, which no page can show
    r"['/\ud83d\ude00']",
    "٣",
    "1\n2",
    "\\",
    "0777",
    "0x",
    "{1: }",
    "{1, 2}",  # its order differs from process to process
    "[{1}]",
]


def refuses(read, text):
    """Whether ``read`` raises ValueError, and nothing else, for ``text``."""
    try:
        read(text)
    except ValueError:
        return True
    return False


# Words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", []),
        ("   ", []),
        ("login", ["login"]),
        ("  login \t ada ", ["login", "ada"]),
        ("set A='x y' B=1", ["set", "A='x y'", "B=1"]),
        ('set A="x y"', ["set", 'A="x y"']),
        ("""set A="it's" B='"'""", ["set", """A="it's\"""", """B='"'"""]),
        (r"set A='it\'s x' B=1", ["set", r"A='it\'s x'", "B=1"]),
        (r"set A='\\' B=1", ["set", r"A='\\'", "B=1"]),
        ("set A=(1, 2) B=[3, 4]", ["set", "A=(1, 2)", "B=[3, 4]"]),
        ("set A={'k': [1, (2, 3)]}", ["set", "A={'k': [1, (2, 3)]}"]),
        ("set A=') (' B=1", ["set", "A=') ('", "B=1"]),  # brackets in quotes are letters
        ("visit /a) b", ["visit", "/a)", "b"]),  # nothing was opened
        ("visit / # a comment 'left open (", ["visit", "/"]),
        ("visit /#part", ["visit", "/#part"]),  # a comment begins a word
        ("set A='# no comment'", ["set", "A='# no comment'"]),
        ("set A=[1, # no comment\u0020]", ["set", "A=[1, # no comment ]"]),
        ("#", []),
        ("a\u00a0b\u3000c", ["a", "b", "c"]),
    ],
)
def test_line_is_split_at_spaces_outside_quotes_and_brackets(line, words):
    assert split_words(line) == words


@pytest.mark.parametrize(
    ("line", "closer"),
    [
        ("a 'b", "'"),
        ("a \"b'", '"'),
        ("a (b", ")"),
        ("a [(b)", "]"),
        ("a {[}", "]"),
        (r"a 'b\'", "'"),
        ("(" * 500, ")"),
    ],
)
def test_what_is_left_open_is_named_by_what_would_close_it(line, closer):
    with pytest.raises(ValueError, match=f"^{re.escape(closer)}$"):
        split_words(line)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_splitting_splits_or_says_what_is_open(line):
    if refuses(split_words, line):
        return
    words = split_words(line)
    assert all(words)
    assert split_words(" ".join(words)) == words


# Literals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("300", 300),
        ("-300", -300),
        ("+5", 5),
        ("0", 0),
        ("0.5", 0.5),
        ("1_000", 1_000),
        ("0x10", 16),
        ("True", True),
        ("None", None),
        ("'Lax'", "Lax"),
        ('"a b"', "a b"),
        ("''", ""),
        ("b'x'", b"x"),
        ("[1, 2]", [1, 2]),
        ("(1,)", (1,)),
        ("{'a': {'b': None}}", {"a": {"b": None}}),
        ("60*60*24", 86_400),
        ("60 * 5", 300),
        ("2*0", 0),
        ("1" + "*1" * 20, 1),
        ("9" * MAX_VALUE_LENGTH, int("9" * MAX_VALUE_LENGTH)),
    ],
)
def test_literal_or_product_is_read(text, value):
    assert parse_literal(text) == value
    assert type(parse_literal(text)) is type(value)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_else_is_a_literal(text):
    assert refuses(parse_literal, text)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_reading_a_literal_raises_nothing_but_value_errors(text):
    assert refuses(parse_literal, text) in (True, False)


def test_nothing_is_ever_evaluated(tmp_path):
    proof = tmp_path / "proof"

    for text in (f"open('{proof}','w')", f"[open('{proof}','w')]", f"timedelta(open('{proof}','w'))"):
        assert refuses(parse_expiry_value, text)

    assert not proof.exists()
    assert "Nothing here evaluates" in (getdoc(values) or "")


# What set_expiry takes


@pytest.mark.parametrize(
    ("text", "handed_over"),
    [
        ("300", 300),
        ("60*5", 300),
        ("0", 0),
        ("-1", -1),
        ("None", None),
        ("True", True),
        ("0.5", 0.5),
        ("'soon'", "soon"),
        ("'timedelta'", "timedelta"),
        ("[1]", [1]),
        ("{'a': {'b': 1}}", {"a": {"b": 1}}),
        ("timedelta()", timedelta(0)),
        ("timedelta(1)", timedelta(days=1)),
        ("timedelta(1, 2, 3, 4, 5, 6, 7)", timedelta(1, 2, 3, 4, 5, 6, 7)),
        ("timedelta(minutes=5)", timedelta(minutes=5)),
        ("timedelta( minutes = 5 , hours = 1 )", timedelta(minutes=5, hours=1)),
        ("timedelta(1, hours=-2)", timedelta(days=1, hours=-2)),
        ("timedelta(minutes=+0.5)", timedelta(seconds=30)),
        ("timedelta(seconds=60*60)", timedelta(hours=1)),
        ("datetime(+5m)", NOW + timedelta(minutes=5)),
        ("datetime(5m)", NOW + timedelta(minutes=5)),
        ("datetime(-1d2h)", NOW - timedelta(days=1, hours=2)),
        ("datetime( +0s )", NOW),
    ],
)
def test_expiry_value_becomes_what_the_view_hands_over(text, handed_over):
    value = parse_expiry_value(text).at(NOW)

    assert value == handed_over
    assert type(value) is type(handed_over)


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        "timedelta",
        "timedelta(",
        "timedeltas(1)",
        "timedelta(minutes='5')",
        "timedelta(minutes=True)",
        "timedelta(minutes=None)",
        "timedelta(minutes=1j)",
        "timedelta(minutes=5, minutes=5)",
        "timedelta(1, days=1)",
        "timedelta(years=1)",
        "timedelta(1,2,3,4,5,6,7,8)",
        "timedelta(*[1])",
        "timedelta(**{'days': 1})",
        "timedelta(minutes=10**30)",
        "timedelta(" + "-" * 900 + "1)",
        "timedelta(" + "-" * 60 + "1)",
        "timedelta(" + "(" * 400 + "1" + ")" * 400 + ")",
        "timedelta(minutes=__import__('os'))",
        "timedelta(minutes=timedelta(1))",
        "timedelta(1)*2",
        "timedelta.max",
        "datetime",
        "datetime()",
        "datetime(5)",
        "datetime(+5y)",
        "datetime(++5m)",
        "datetime(2026, 1, 5)",
        "datetime(+5m).now()",
        "datetime(+" + "9" * 41 + "s)",
        "date(+5m)",
    ],
)
def test_nothing_else_is_an_expiry_value(text):
    assert refuses(parse_expiry_value, text)


@pytest.mark.parametrize("text", ["timedelta(days=999999999999)", "timedelta(days=1e999)", "datetime(+9999999999w)"])
def test_what_python_cannot_hold_is_readable_but_overflows_when_handed_over(text):
    value = parse_expiry_value(text)

    with pytest.raises(OverflowError):
        value.at(NOW)


@pytest.mark.parametrize("sign", ["", "+", "-"])
def test_one_sign_stands_before_a_number(sign):
    assert parse_expiry_value(f"timedelta({sign}1)").at(NOW) == timedelta(days=int(f"{sign}1"))


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["", "timedelta(", "datetime(", "timedelta(days="]))
def test_reading_an_expiry_value_raises_nothing_but_value_errors(text, start):
    assert refuses(parse_expiry_value, start + text) in (True, False)
