"""Each reason names what decided it: a line of the installed Django that is really there, or another authority."""

import ast
from pathlib import Path

import django
import pytest

from lessons.sentences import COUNTED, SENTENCES
from lessons.simulator.settings import ENGINES
from lessons.sources import SourceLost, find, source_of
from lessons.sources.citations import CITATIONS
from lessons.sources.places import ENGINE_PLACES, PLACES, Place

IDS = sorted({*SENTENCES, *COUNTED})
ROOM = Path(__file__).parent.parent / "lessons" / "simulator" / "why"
ALL_PLACES = {place for table in (PLACES, *ENGINE_PLACES.values()) for place in table.values()}


def ids_given_in_the_simulator():
    calls = (
        node
        for path in ROOM.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Reason.of"
    )
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def test_a_reason_is_decided_by_django_or_by_something_cited():
    wrong = [reason_id for reason_id in IDS if (reason_id in PLACES) is (reason_id in CITATIONS)]
    assert wrong == [], "give each a row in sources/places or in citations"


def test_no_place_or_citation_belongs_to_a_reason_that_is_gone():
    assert {*PLACES, *CITATIONS} <= set(IDS)


def test_every_reason_given_has_a_sentence():
    given = ids_given_in_the_simulator()
    assert len(given) > 40
    assert given <= set(IDS)


def test_a_quoted_statement_is_in_the_installed_django():
    for place in ALL_PLACES:
        source = find(place)
        quoted = (Path(django.__file__).parent / place.path).read_text("utf-8").splitlines()[source.line - 1]
        assert source.text == quoted.strip(), place
        assert source.version == django.get_version()
        assert (place.names or (f"def {place.function.rpartition('.')[2]}(",))[0] in source.text, place


def test_an_engine_s_own_places_are_those_of_reasons_that_have_one():
    assert [engine for engine in ENGINES if not ENGINE_PLACES.get(engine, {}).keys() <= PLACES.keys()] == []


def test_the_deciding_line_of_the_whole_subject():
    source = source_of("record-refused", "db")
    assert source
    assert source.path == "contrib/sessions/backends/db.py"
    assert source.function == "SessionStore._get_session_from_db"
    assert source.text == "session_key=self.session_key, expire_date__gt=timezone.now()"
    assert source.label == f"contrib/sessions/backends/db.py:{source.line} _get_session_from_db"


def test_another_engine_decides_elsewhere():
    paths = [source.path for engine in ("db", "file") if (source := source_of("cleared", engine))]
    assert paths == ["contrib/sessions/backends/db.py", "contrib/sessions/backends/file.py"]


def test_what_no_code_decides_has_no_line():
    assert source_of("server-not-told", "db") is None


@pytest.mark.parametrize(
    "place",
    [
        Place("contrib/sessions/backends/no_such_file.py", "SessionStore.load", ()),
        Place("contrib/sessions/backends/db.py", "SessionStore.no_such_function", ()),
        Place("contrib/sessions/backends/db.py", "SessionStore.load", ("no_such_name",)),
    ],
    ids=lambda place: f"{place.path}-{place.function}-{place.names}",
)
def test_a_place_that_is_gone_is_told_by_name_and_fails_no_page(place, monkeypatch):
    with pytest.raises(SourceLost, match=r"no_such"):
        find(place)
    monkeypatch.setitem(PLACES, "record-valid", place)
    assert source_of("record-valid", "db") is None
