"""Add an action: all about it in the module of its family, and what the server does for it in the server's."""

import ast

from tests.recipes.conftest import Recipe

STORES = "due_date/actions/stores.py"
ENDINGS = "due_date/actions/endings.py"
SERVER = "lessons/specimen/server.py"

# A command on the server

REASONS = """

ROWS_EXPIRED = ReasonRow(
    "rows-expired",
    ngettext_noop("%(count)s record was made to expire by hand.", "%(count)s records were made to expire by hand."),
    ROW_READ,
)
NO_ROWS_TO_EXPIRE = ReasonRow(
    "no-rows-to-expire",
    _("There is no row whose date could be edited."),
    DONE,
)


def _explain_expire_rows(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    rows = effect.world.server.rows
    yield ROWS_EXPIRED(count=len(rows)) if rows else NO_ROWS_TO_EXPIRE()
"""
COMMAND = """
    Verb(
        name="expire_rows",
        example="expire_rows",
        read=read_nothing,
        usage="expire_rows",
        summary="somebody edits the table: every session record expires now",
        of_browser=False,
        effect=_run_command,
        explain=_explain_expire_rows,
        button=Button("expire-rows", _("Let all records expire"), "server"),
    ),"""
ENTRY = """
            "expire_rows": self._expire_records,"""
METHOD = """    def _expire_records(self) -> None:
        Session.objects.update(expire_date=timezone.now())

"""
# A way in which a browser ends

ROW = """
ENDED_BY_POWER_CUT = ReasonRow(
    "ended-by-power-cut",
    _("The power failed, and the process of the browser died with it."),
    DONE,
)
"""
EXPLANATION = """

def _explain_power_cut(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    yield from (reason for reason in _explainer("crash")(before, action, effect) if not ENDED_BY_CRASH.gave(reason))
    if before.browser(action.browser).is_open:
        yield ENDED_BY_POWER_CUT()
"""
ENDING = """
    Verb(
        name="power_cut",
        example="power_cut",
        read=read_nothing,
        usage="power_cut",
        summary="the power fails",
        leaves_open=False,
        effect=change_browser(lambda browser, _action, now: end(browser, "crash", now=now)),
        explain=_explain_power_cut,
        button=Button("power-cut", _("Power cut"), "endings"),
    ),"""
# What both must do

RUN = """
import sys
from io import BytesIO, StringIO, TextIOWrapper
from django.core.management import call_command
from django.test import Client
from lessons.django_source.lookup import find_citation, find_deciding_line
from lessons.lab.query import lab_query
from lessons.pool import get_pool

def run_command(lines):
    sys.stdin = TextIOWrapper(BytesIO("\\n".join(lines).encode()))
    printed = StringIO()
    try:
        call_command("scenario", "-", stdout=printed)
    except SystemExit as left:
        return left.code, printed.getvalue()

def show_lab(*lines):
    return Client().get("/lab/?" + lab_query(lines)).content.decode()

def find_source(reason_id):
    line = find_deciding_line(reason_id, "db")
    return line.function if line else find_citation(reason_id)

"""
REPORT = """
status, printed = run_command({lines})
print({{
    "status": status,
    "sentence": {sentence!r} in printed,
    "source": find_source({reason_id!r}),
    "in the lab": {sentence!r} in show_lab("login", {verb!r}),
    "button": {button!r} in show_lab("login"),
}})
get_pool().stop()
"""


def report(recipe: Recipe, **values: object) -> dict[str, object]:
    """Run the new action by the command and on the lab's page, and return what became of it."""
    found: dict[str, object] = ast.literal_eval(recipe.run(RUN + REPORT.format(**values)))
    return found


def test_two_files_make_a_command_on_the_server(recipe: Recipe) -> None:
    recipe.append(STORES, ", ROW_READ", after="FILES_CLEARED, ROWS_CLEARED")
    recipe.append(STORES, REASONS, after="            yield CACHE_NOT_USED()\n")
    recipe.append(STORES, COMMAND, after="VERBS = (")
    recipe.append(SERVER, "from django.utils import timezone\n", after="from django.http import HttpResponse\n")
    recipe.append(SERVER, ENTRY, after='            "clear_cache": self._clear_cache,')
    recipe.append(SERVER, METHOD, after="                self._files.delete_all()\n\n")

    assert report(
        recipe,
        verb="expire_rows",
        lines=["login", "expire_rows", "expect rows=1 expired_rows=1", "visit /", "expect user=anonymous"],
        reason_id="rows-expired",
        sentence="1 record was made to expire by hand.",
        button='value="expire_rows">Let all records expire</button>',
    ) == {
        "status": 0,
        "sentence": True,
        "source": "SessionStore._get_session_from_db",
        "in the lab": True,
        "button": True,
    }
    assert recipe.touched == [STORES, SERVER]


def test_one_file_makes_a_way_in_which_a_browser_ends(recipe: Recipe) -> None:
    recipe.append(ENDINGS, ROW, after='    _("The browser restarted itself; its windows came back."),\n    DONE,\n)\n')
    recipe.append(ENDINGS, EXPLANATION, after="        yield FATES[fate]()\n")
    recipe.append(ENDINGS, ENDING, after="VERBS = (")

    assert report(
        recipe,
        verb="power_cut",
        lines=["login", "power_cut", "expect cookie=absent rows=1", "open", "visit /", "expect user=anonymous"],
        reason_id="ended-by-power-cut",
        sentence="The power failed, and the process of the browser died with it.",
        button='value="power_cut">Power cut</button>',
    ) == {
        "status": 0,
        "sentence": True,
        "source": "Done by this action itself; no code of Django's decided it",
        "in the lab": True,
        "button": True,
    }
    assert recipe.touched == [ENDINGS]
