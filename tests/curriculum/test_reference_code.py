"""The reference's code runs on plain Django, and its data say what runs: policies, pitfalls, tables, misconceptions."""

import ast
import re

import pytest

from lessons.curriculum.reference import demonstrations
from lessons.curriculum.reference.claims_browsers import ENDINGS, ROWS
from lessons.curriculum.reference.claims_overlaps import DEMONSTRATIONS as OVERLAPS
from lessons.curriculum.reference.claims_patterns import DEMONSTRATIONS as PATTERNS
from lessons.curriculum.reference.example_code import EXAMPLES, ExampleCode, read_example, read_example_test
from lessons.curriculum.reference.expert_zone import GROUPS
from lessons.curriculum.reference.misconception_schema import VERDICTS, MisconceptionList
from lessons.curriculum.reference.misconceptions import MISCONCEPTIONS
from lessons.curriculum.reference.production_patterns import POLICIES
from lessons.curriculum.reference.three_pitfalls import PITFALLS
from lessons.curriculum.reference.when_not_to_use import COLUMNS, SIDES
from lessons.curriculum.reference.when_not_to_use import ROWS as COMPARISON
from lessons.curriculum.registry import get_curriculum
from lessons.policy.settings_parser import read_settings
from lessons.pool import get_pool
from tests.curriculum.example_project import list_tests, run_tests

CLAIMS = {claim.id: claim for claim in get_curriculum().claims}
PAGES = {page.slug: page for page in get_curriculum().pages}
ALL_MISCONCEPTIONS = [*MISCONCEPTIONS]
SIDES_OF_ALL = [*SIDES, *(side for pitfall in PITFALLS for side in (pitfall.wrong, pitfall.right))]
# What needs no correction, by the id of its misconception.
RIGHT = {
    "two-weeks": "two-weeks-by-default",
    "goes-before": "set-expiry-beats-both-settings",
    "goes-back": "none-follows-the-settings-again",
    "if-the-browser-brings-its-cookies": "restored-cookie-ends-with-the-record",
    "a-cookie-without-a-date": "server-is-not-told-of-closing",
    "expired-sessions-stay-until-clearsessions-runs": "logout-ends-every-copy",
    "after-expiry-one-begins-from-nothing": "a-late-form-is-lost",
    "there-and-refused": "refused-is-not-removed",
    "it-grows": "without-a-schedule-nothing-goes",
    "once-a-day": "a-daily-schedule-removes-the-expired",
    "one-layer": "logout-ends-every-copy",
}


# The code, run


@pytest.mark.parametrize("name", list_tests())
def test_the_example_project_passes_its_test(name):
    assert run_tests()[name] == "ok"


def test_no_test_of_the_example_project_was_left_out():
    assert sorted(run_tests()) == sorted(list_tests())
    assert len(list_tests()) > 70


@pytest.mark.parametrize("shown", [*OVERLAPS, *PATTERNS], ids=lambda shown: shown.id)
def test_each_claim_that_code_shows_names_tests_that_are_run(shown):
    assert shown.tests
    assert set(shown.tests) <= set(list_tests())
    assert CLAIMS[shown.id].scenario.actions == ()
    assert all(test.rpartition(".")[2] in str(CLAIMS[shown.id].sources) for test in shown.tests)
    assert shown.listing.text.lstrip("@").startswith(("def test_", "async def test_", "override_settings"))


def test_the_example_project_is_stock_django():
    text = (EXAMPLES / "config" / "settings.py").read_text()
    [found] = re.findall(r"^MIDDLEWARE = (\[.*?\])", text, re.MULTILINE | re.DOTALL)
    assert len(ast.literal_eval(found)) == 3
    assert all(name.startswith("django.") for name in ast.literal_eval(found))


# Listings


def test_a_listing_is_the_file_as_it_stands():
    for path in EXAMPLES.rglob("*.py"):
        shown = read_example(path.relative_to(EXAMPLES).as_posix())
        assert shown.text == path.read_text().strip("\n")
        assert "".join(text for _kind, text in shown.pieces) == shown.text


def test_a_listing_of_one_test_is_that_test_alone_with_its_decorators():
    shown = read_example_test("test_overlaps.OverlapTests.test_unless_every_request_saves")
    assert shown.path == "accounts/tests/test_overlaps.py"
    assert shown.text.startswith("@override_settings(SESSION_SAVE_EVERY_REQUEST=True)\ndef test_unless_")
    assert shown.text.count("def test_") == 1
    with pytest.raises(LookupError, match="test_no_such"):
        read_example_test("test_overlaps.OverlapTests.test_no_such")


def test_comments_strings_and_keywords_are_told_apart():
    pieces = ExampleCode("a.py", 'def f():  # why\n    return "x"').pieces
    assert [piece for piece in pieces if piece[0]] == [
        ("keyword", "def"),
        ("comment", "# why"),
        ("keyword", "return"),
        ("string", '"x"'),
    ]
    assert ExampleCode("a.cron", "# why\n17 3").pieces == (("comment", "# why"), ("", "\n17 3"))


@pytest.mark.parametrize("slug", ["production-patterns", "when-not-to-use"])
def test_code_that_is_shown_fits_its_column(slug):
    shown = [value for value in PAGES[slug].data.values() if isinstance(value, ExampleCode)]
    assert shown
    for each in shown:
        assert max(map(len, each.text.splitlines())) <= 92, each.path


# Policies and pitfalls: what is played has the settings that are shown


def settings_of(text):
    found = read_settings(text)
    assert not found.unread
    return {name: value for name, value in found.settings.items() if name != "SESSION_COOKIE_SECURE"}


def settings_set(lines):
    """Read the session settings of a scenario's first ``set``."""
    words = next((line for line in lines if line.startswith("set ")), "set").split()[1:]
    return settings_of("\n".join(word.replace("=", " = ", 1) for word in words))


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.slug)
def test_a_policy_is_played_under_the_settings_that_it_shows(policy):
    shown = settings_of(policy.listing.text)
    assert shown
    assert "SESSION_COOKIE_SECURE = True" in policy.listing.text
    for claim in policy.claims:
        assert settings_set(claim.scenario.lines) == shown


def test_the_pitfall_of_closing_is_played_under_the_settings_that_it_shows():
    closing = PITFALLS[0]
    for side in (closing.wrong, closing.right):
        assert settings_set(side.lines) == settings_of(side.code.text)


@pytest.mark.parametrize("pitfall", PITFALLS, ids=lambda pitfall: pitfall.slug)
def test_both_sides_of_a_pitfall_do_the_same_but_for_what_is_right(pitfall):
    wrong, right = ([*side.lines] for side in (pitfall.wrong, pitfall.right))
    added = {line for line in right if line not in wrong and not line.startswith("set SESSION_EXPIRE")}
    assert added <= {"cron clearsessions 1d", "logout"}
    assert [line for line in right if line not in added and "set SESSION_EXPIRE" not in line] == [
        line for line in wrong if "set SESSION_EXPIRE" not in line
    ]
    assert pitfall.wrong.outcomes != pitfall.right.outcomes
    assert (pitfall.wrong.is_right, pitfall.right.is_right) == (False, True)


@pytest.mark.parametrize("side", SIDES_OF_ALL, ids=lambda side: side.claim.id)
def test_what_stands_under_a_side_is_what_its_run_shows(side):
    last = [*get_pool().trace(side.claim.scenario)][-1]
    shown = {str(outcome.subject): str(outcome.text) for outcome in side.outcomes}
    assert shown
    is_ada = last.observed["user"] == "ada"
    for subject, text in shown.items():
        if subject == "records":
            assert text == str(last.observed["rows"])
        elif subject == "of them expired":
            assert text == str(last.observed["expired_rows"])
        else:
            assert text in (("logged in", "taken for Ada") if is_ada else ("logged out", "taken for a stranger"))


def test_the_engines_of_the_two_sides_are_the_ones_shown():
    for side in SIDES:
        assert settings_set(side.lines) == settings_of(side.code.text)


# Tables


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.profile)
def test_each_cell_of_the_browsers_is_what_the_run_shows(row):
    trace = get_pool().trace(CLAIMS[row.claim_id].scenario)
    shown = [frame.observed["logged_in"] for frame in trace if frame.line == "visit /"]
    assert shown == [cell.stays for cell in row.cells]
    assert len(shown) == len(ENDINGS)


def test_each_cell_of_the_comparison_is_claimed_but_for_the_opinions():
    for row in COMPARISON:
        assert len(row.answers) == len(COLUMNS)
        claims = [CLAIMS[answer.claim] for answer in row.answers if answer.claim]
        assert (len(claims) == len(COLUMNS)) is (row.place != "good")
        if claims:
            *run, cited = claims
            assert all(claim.scenario.actions or "Run on plain Django" in str(claim.sources[0].title) for claim in run)
            assert not cited.scenario.actions
            assert all(source.url for source in cited.sources)


# Facts


@pytest.mark.parametrize("fact", [fact for group in GROUPS for fact in group.facts], ids=lambda fact: str(fact.lead))
def test_a_fact_says_that_it_is_cited_where_nothing_runs_it(fact):
    shown = {demonstration.id for demonstration in OVERLAPS}
    claims = [CLAIMS[sentence.claim] for sentence in fact.sentences]
    is_run = [bool(claim.scenario.actions) or claim.id in shown for claim in claims]
    assert any(is_run) is not fact.is_cited
    assert all(is_run) or fact.is_cited
    assert len(fact.listings) == sum(claim.id in shown for claim in claims)


# What is often said


def test_each_misconception_is_listed_once():
    assert len(ALL_MISCONCEPTIONS) >= 45
    assert len({misconception.id for misconception in ALL_MISCONCEPTIONS}) == len(ALL_MISCONCEPTIONS)
    assert len({str(misconception.statement) for misconception in ALL_MISCONCEPTIONS}) == len(ALL_MISCONCEPTIONS)


def test_what_is_right_as_it_stands_is_said_to_be_right():
    right = {
        misconception.id: misconception for misconception in ALL_MISCONCEPTIONS if misconception.verdict == "right"
    }
    assert right.keys() == RIGHT.keys()
    for id_, claim in RIGHT.items():
        assert claim in [sentence.claim for sentence in right[id_].fine_print]


@pytest.mark.parametrize("misconception", ALL_MISCONCEPTIONS, ids=lambda misconception: misconception.id)
def test_each_misconception_has_a_verdict_and_fine_print_that_is_claimed(misconception):
    assert misconception.verdict in VERDICTS
    assert re.fullmatch("[a-z0-9-]+", misconception.id)
    assert misconception.fine_print
    assert {sentence.claim for sentence in misconception.fine_print} <= CLAIMS.keys()


def test_misconceptions_are_chosen_by_verdict_and_counted():
    assert len({misconception.id for misconception in ALL_MISCONCEPTIONS}) == len(ALL_MISCONCEPTIONS)
    everything, *filters = MISCONCEPTIONS.filters
    assert (everything.name, everything.count) == ("", len(ALL_MISCONCEPTIONS))
    assert sum(each.count for each in filters) == everything.count
    for each in filters:
        chosen = [*MisconceptionList(MISCONCEPTIONS.filter_themes(each.name))]
        assert len(chosen) == each.count > 0
        assert {misconception.verdict for misconception in chosen} == {each.name}
    assert MISCONCEPTIONS.filter_themes("") == MISCONCEPTIONS.themes


def test_a_demonstration_of_nothing_is_none():
    broken = demonstrations.Demonstration("x", "X.", ("test_overlaps.OverlapTests.test_gone",))
    with pytest.raises(LookupError):
        _ = broken.listing
