"""The code path laid out: what ran, its neighbours, and what was left out between them."""

from due_date.server.executed_code import Call, CodePath, Executed, Query
from lessons.django_source.lookup import SourceLine, read_source
from lessons.lab.code_path.listing import list_functions

PATH, NAME = "contrib/sessions/middleware.py", "SessionMiddleware.process_response"
BODY = read_source(PATH).functions[NAME]
START = BODY.code_first


def call(*lines, returned=None):
    runs = (Executed(step, line, line, "", queries=()) for step, line in enumerate(lines, start=1))
    return Call(PATH, NAME, 0, tuple(runs), returned)


def numbers(*calls, told=()):
    """Return the numbers of the rows that are listed, with 0 for a gap."""
    (listing,) = list_functions(CodePath(calls), told)
    return [0 if row.is_gap else int(row.numbers) for row in listing.lines]


def test_what_ran_stands_between_its_neighbours_after_the_head_without_the_docstring():
    shown = numbers(call(START))
    assert shown == [BODY.first, 0, START, START + 1, START + 2, 0]


def test_a_gap_of_one_line_is_no_gap():
    assert numbers(call(START, START + 6))[2:] == [*range(START, START + 9), 0]
    assert numbers(call(START, START + 7))[2:] == [*range(START, START + 3), 0, *range(START + 5, START + 10), 0]


def test_the_last_line_leaves_nothing_out():
    assert numbers(call(BODY.last))[-2:] == [BODY.last - 1, BODY.last]


def test_calls_of_one_function_are_one_listing_with_the_step_of_the_first_run():
    first, second = call(START, returned="1"), call(START, START + 1, returned="2")
    (listing,) = list_functions(CodePath((first, second)), ())
    ran = {row.numbers: (row.step, row.times) for row in listing.lines if row.step}
    assert ran == {str(START): (1, 2), str(START + 1): (2, 1)}
    assert (listing.calls, listing.gave) == (2, ("1", "2"))


def test_queries_and_sentences_stand_at_their_line_only():
    query = Query(3, "SELECT 1")
    path = CodePath(
        (
            Call(
                PATH, NAME, 0, (Executed(1, START, START + 1, "", 1, (query,)), Executed(2, START + 20, START + 20, ""))
            ),
        )
    )
    source = SourceLine(PATH, NAME, START + 1, "", "")
    elsewhere = SourceLine("contrib/sessions/backends/db.py", NAME, START + 1, "", "")
    (listing,) = list_functions(
        path, [("It is so.", source), ("It is not.", elsewhere), ("Never.", SourceLine(PATH, NAME, 1, "", ""))]
    )
    marked = [(line.decided, line.queries) for line in listing.lines if line.decided or line.queries]
    assert marked == [(("It is so.",), (query,))]


def test_functions_that_only_pass_something_on_are_told_apart():
    (small,) = list_functions(
        CodePath((Call("contrib/sessions/backends/base.py", "SessionBase._get_session_key", 0, ()),)), ()
    )
    (other,) = list_functions(CodePath((call(START),)), ())
    assert small.passes_on
    assert not other.passes_on
