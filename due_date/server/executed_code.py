"""The code path of one action: the statements of Django's session code that it ran, with the SQL in between.

Plain values that cross the process border; they are recorded in a worker and laid out on the web side.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Query:
    """One piece of SQL. ``step`` is its place in the order of all that ran, from 1."""

    step: int
    sql: str


@dataclass(frozen=True)
class Executed:
    """A statement on the lines ``line`` to ``last_line`` (both included) and its text, run ``times`` times in a call.

    ``step`` is the place of its first run in the order of all that ran; ``queries`` ran while it did.
    """

    step: int
    line: int
    last_line: int
    text: str
    times: int = 1
    queries: tuple[Query, ...] = ()


@dataclass(frozen=True)
class Call:
    """One call of a function: ``path`` is that of its file below ``django/``, ``depth`` counts the callers listed.

    ``returned`` is what it gave back, where that is a plain value; ``raised`` the exception that it was left by.
    """

    path: str
    function: str
    depth: int
    executed: tuple[Executed, ...]
    returned: str | None = None
    raised: str | None = None


@dataclass(frozen=True)
class CodePath:
    """The calls in the order they began, and the SQL that ran outside of them. ``is_cut``: there were too many."""

    calls: tuple[Call, ...] = ()
    elsewhere: tuple[Query, ...] = ()
    is_cut: bool = False
