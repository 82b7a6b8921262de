"""Write the manual of the grammar from its tables, so that it says what can be written and nothing else."""

from collections.abc import Iterator

from due_date.scenario.action import LEARNER
from due_date.scenario.grammar import Grammar, Spelling
from due_date.scenario.observation import KEYS, describe_values
from due_date.scenario.scenario import MAX_ACTIONS
from due_date.scenario.settings import SETTINGS
from due_date.times import LAST_AT, START_AT, format_moment

INTRODUCTION = """\
A scenario is a list of actions, one a line in a file, one `do` parameter in a link. Running it gives a frame for each
action: what was exchanged, what changed, why, and both sides afterwards. Blank lines and `#` comments are skipped.

Words are separated by spaces outside quotes and brackets. An action of a browser may name it first: `thief: visit /`.
A name has 1 to 12 lower-case letters; without one it is `{learner}`. What belongs to no browser takes no name.

Simulated time begins at {start} and ends at {last}. A scenario has at most {actions} actions."""

EXPECT = """\
`expect KEY=VALUE ...` stands only in files. It checks the last frame, with the eyes of the browser that acted there, or
of the one that is named first: `thief: expect logged_in=false`."""


def write_manual(grammar: Grammar[Spelling]) -> str:
    """Return the manual of ``grammar`` as Markdown."""
    return "\n\n".join(_parts(grammar)) + "\n"


def _parts(grammar: Grammar[Spelling]) -> Iterator[str]:
    yield "# What can be written in a scenario"
    yield INTRODUCTION.format(
        learner=LEARNER, start=format_moment(START_AT), last=format_moment(LAST_AT), actions=MAX_ACTIONS
    )
    yield "## Actions of a browser"
    yield _list_verbs(verb for verb in grammar.verbs.values() if verb.of_browser is True)
    yield "## Actions of the world"
    yield _list_verbs(verb for verb in grammar.verbs.values() if verb.of_browser is not True)
    yield "## The site"
    yield f"Users: {_quote(grammar.vocabulary.users)}. Pages: {_quote(grammar.vocabulary.pages)}."
    yield "## Settings"
    yield "What `set` takes, with Django's defaults. A value is a Python literal, or a product such as `60*60*24`."
    yield "\n".join(f"- `{name}={each.default}`" for name, each in SETTINGS.items() if each.is_settable)
    yield "## Expectations"
    yield EXPECT
    yield "\n".join(f"- `{key}`: {describe_values(key)}" for key in KEYS)


def _list_verbs(verbs: Iterator[Spelling]) -> str:
    return "\n".join(f"- `{verb.usage}`: {verb.summary}" for verb in verbs)


def _quote(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)
