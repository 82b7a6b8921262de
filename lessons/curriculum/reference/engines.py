"""The comparison of the five session engines: questions, answers, and for each answer the scenario that proves it.

Sessions last 300 s here and cookies have no date, so that the server alone decides at the deadline. ``thief:`` is a
client that keeps a cookie as long as it likes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from due_date.scenario.settings import ENGINES
from due_date.translation import gettext_noop

_SET_UP = "set SESSION_ENGINE={engine} SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True"


@dataclass(frozen=True)
class EngineAnswer:
    """The answer for one engine, and the lines of the scenario whose expectations prove it."""

    engine: str
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class EngineQuestion:
    """A question to each engine.

    ``actions`` is the scenario with placeholders in its expectations; ``answered`` holds for each engine the answer and
    the values of the placeholders.
    """

    slug: str
    text: str
    actions: str
    answered: Mapping[str, tuple[str, Mapping[str, str]]]

    @property
    def answers(self) -> tuple[EngineAnswer, ...]:
        """The answers in the order of ``ENGINES``."""
        return tuple(self._build_answer(engine, *self.answered[engine]) for engine in ENGINES)

    def _build_answer(self, engine: str, answer: str, shown: Mapping[str, str]) -> EngineAnswer:
        text = f"{_SET_UP}\n{self.actions}".format(engine=engine, **shown)
        return EngineAnswer(engine, answer, tuple(line.strip() for line in text.strip().splitlines()))


QUESTIONS = (
    EngineQuestion(
        "where",
        gettext_noop("Where is the data?"),
        """
        login
        expect rows={rows} cookie=session
        clear_cache
        visit
        expect user={without_cache}
        login
        delete_rows
        visit
        expect user={without_records}
        """,
        {
            "db": (
                gettext_noop("In a row of the table django_session. The cookie holds its key."),
                {"rows": "1", "without_records": "anonymous", "without_cache": "ada"},
            ),
            "cache": (
                gettext_noop("In the cache and nowhere else. The cookie holds its key."),
                {"rows": "1", "without_records": "anonymous", "without_cache": "anonymous"},
            ),
            "cached_db": (
                gettext_noop("Twice: in a row and in the cache, which is asked first. The cookie holds the key."),
                {"rows": "1", "without_records": "ada", "without_cache": "ada"},
            ),
            "file": (
                gettext_noop("In a file named after the cookie and the key. The cookie holds the key."),
                {"rows": "1", "without_records": "anonymous", "without_cache": "ada"},
            ),
            "signed_cookies": (
                gettext_noop("In the cookie itself: anyone can read it, nobody can change it."),
                {"rows": "none", "without_records": "ada", "without_cache": "ada"},
            ),
        },
    ),
    EngineQuestion(
        "enforced-by",
        gettext_noop("What enforces expiry?"),
        """
        login
        expect row_expires_in={left}
        advance 299s
        visit
        expect user=ada
        advance 2s
        expect rows={rows}
        visit
        expect user=anonymous
        """,
        {
            "db": (
                gettext_noop("The query: it asks for a row with expire_date > now."),
                {"left": "300", "rows": "1"},
            ),
            "cache": (
                gettext_noop("The cache: the entry was stored with the session's age as its timeout, and vanishes."),
                {"left": "300", "rows": "0"},
            ),
            "cached_db": (
                gettext_noop("The cache entry's timeout; the row's expire_date only once the cache has no entry."),
                {"left": "300", "rows": "1"},
            ),
            "file": (
                gettext_noop("The file's modification time plus the present SESSION_COOKIE_AGE, or a stored moment."),
                {"left": "300", "rows": "1"},
            ),
            "signed_cookies": (
                gettext_noop("The time in the signature plus the present SESSION_COOKIE_AGE."),
                {"left": "none", "rows": "none"},
            ),
        },
    ),
    EngineQuestion(
        "left-behind",
        gettext_noop("What does an expired session leave behind?"),
        """
        login
        advance 301s
        expect rows={before}
        visit
        expect user=anonymous rows={after} set_cookie={said}
        """,
        {
            "db": (
                gettext_noop("Its row, data and all, until clearsessions. The cookie is deleted when it is next read."),
                {"before": "1", "after": "1", "said": "delete"},
            ),
            "cache": (
                gettext_noop("Nothing. The cookie is deleted when it is next read."),
                {"before": "0", "after": "0", "said": "delete"},
            ),
            "cached_db": (
                gettext_noop("Its row, until clearsessions. The cookie is deleted when it is next read."),
                {"before": "1", "after": "1", "said": "delete"},
            ),
            "file": (
                gettext_noop("Its file, until it is read: then a new, empty session with its own file and cookie."),
                {"before": "1", "after": "1", "said": "set"},
            ),
            "signed_cookies": (
                gettext_noop("Its cookie. When it is read, an empty session is signed and sent in its place."),
                {"before": "none", "after": "none", "said": "set"},
            ),
        },
    ),
    EngineQuestion(
        "clearsessions",
        gettext_noop("What does clearsessions do?"),
        """
        login
        advance 301s
        phone: login
        clearsessions
        expect rows={rows}
        phone: visit
        expect user=ada
        """,
        {
            "db": (gettext_noop("Deletes the rows past their expire_date, in one statement."), {"rows": "1"}),
            "cache": (gettext_noop("Nothing, and succeeds."), {"rows": "1"}),
            "cached_db": (
                gettext_noop("Deletes the rows past their expire_date, and touches no cache entry."),
                {"rows": "1"},
            ),
            "file": (
                gettext_noop("Reads every file whose name begins with the cookie's and deletes the expired."),
                {"rows": "1"},
            ),
            "signed_cookies": (gettext_noop("Nothing, and succeeds."), {"rows": "none"}),
        },
    ),
    EngineQuestion(
        "at-the-deadline",
        gettext_noop("What happens at exactly the deadline?"),
        """
        login
        advance 300s
        clearsessions
        expect rows={rows}
        visit
        expect user={user}
        """,
        {
            "db": (gettext_noop("Refused already, not yet cleared."), {"rows": "1", "user": "anonymous"}),
            "cache": (gettext_noop("Gone."), {"rows": "0", "user": "anonymous"}),
            "cached_db": (
                gettext_noop("Gone from the cache, refused in the row, not yet cleared."),
                {"rows": "1", "user": "anonymous"},
            ),
            "file": (gettext_noop("Refused, and cleared too."), {"rows": "0", "user": "anonymous"}),
            "signed_cookies": (gettext_noop("Still accepted, for this last second."), {"rows": "none", "user": "ada"}),
        },
    ),
    EngineQuestion(
        "set-expiry",
        gettext_noop("Is set_expiry enforced on the server?"),
        """
        login
        set_expiry 60
        copy_cookie thief
        phone: login
        phone: set_expiry timedelta(seconds=60)
        phone: copy_cookie other
        advance 61s
        thief: visit
        expect user={length}
        other: visit
        expect user={moment}
        """,
        {
            "db": (gettext_noop("Yes."), {"length": "anonymous", "moment": "anonymous"}),
            "cache": (gettext_noop("Yes."), {"length": "anonymous", "moment": "anonymous"}),
            "cached_db": (gettext_noop("Yes."), {"length": "anonymous", "moment": "anonymous"}),
            "file": (
                gettext_noop("A timedelta or datetime, yes. An integer never: only the cookie ends."),
                {"length": "ada", "moment": "anonymous"},
            ),
            "signed_cookies": (
                gettext_noop("No: only the cookie ends. The signature lasts for SESSION_COOKIE_AGE."),
                {"length": "ada", "moment": "ada"},
            ),
        },
    ),
    EngineQuestion(
        "changed-age",
        gettext_noop("What does changing SESSION_COOKIE_AGE do to sessions that exist?"),
        """
        login
        phone: login
        set SESSION_COOKIE_AGE=100
        advance 150s
        visit
        expect user={shortened}
        set SESSION_COOKIE_AGE=600
        advance 200s
        phone: visit
        expect user={lengthened}
        """,
        {
            "db": (
                gettext_noop("Nothing, until each is saved again."),
                {"shortened": "ada", "lengthened": "anonymous"},
            ),
            "cache": (
                gettext_noop("Nothing, until each is saved again."),
                {"shortened": "ada", "lengthened": "anonymous"},
            ),
            "cached_db": (
                gettext_noop("Nothing, until each is saved again."),
                {"shortened": "ada", "lengthened": "anonymous"},
            ),
            "file": (
                gettext_noop("It counts at once: shortening ends sessions, lengthening prolongs them."),
                {"shortened": "anonymous", "lengthened": "ada"},
            ),
            "signed_cookies": (
                gettext_noop("It counts at once: shortening ends sessions, lengthening prolongs them."),
                {"shortened": "anonymous", "lengthened": "ada"},
            ),
        },
    ),
    EngineQuestion(
        "logout",
        gettext_noop("Does logout end a copied cookie?"),
        """
        login
        copy_cookie thief
        logout
        expect cookie=absent
        thief: visit
        expect user={thief}
        """,
        {
            "db": (gettext_noop("Yes: the row is deleted at once."), {"thief": "anonymous"}),
            "cache": (gettext_noop("Yes: the entry is deleted at once."), {"thief": "anonymous"}),
            "cached_db": (gettext_noop("Yes: row and entry are deleted at once."), {"thief": "anonymous"}),
            "file": (gettext_noop("Yes: the file is deleted at once."), {"thief": "anonymous"}),
            "signed_cookies": (
                gettext_noop("No: there is nothing to delete, and the copy lasts until its signature is too old."),
                {"thief": "ada"},
            ),
        },
    ),
)
