"""Each reason names what decided it: a line of the installed Django that is really there, or another authority."""

import ast
import re
from collections import Counter
from dataclasses import replace
from itertools import chain
from pathlib import Path

import django
import pytest

from due_date.actions.registry import FAMILIES, OF_REQUESTS, REASONS
from due_date.places import Place
from due_date.scenario.settings import ENGINES
from due_date.simulation.reason import ReasonRow
from lessons.django_source.lookup import PlaceNotFound, find, find_deciding_line

ROOT = Path(__file__).parents[1]
ROOMS = [
    ROOT / "due_date",
    ROOT / "lessons" / "lab" / "panels",
    ROOT / "lessons" / "sentences",
    ROOT / "lessons" / "teaching",
]
PLACES = {
    place for row in REASONS.values() for place in (row.decided_by, *row.at_engine.values()) if isinstance(place, Place)
}


def test_every_row_is_in_the_registry_once():
    rows = [
        row
        for module in (*OF_REQUESTS, *FAMILIES)
        for value in vars(module).values()
        for row in (value.values() if isinstance(value, dict) else [value])
        if isinstance(row, ReasonRow)
    ]
    assert len(REASONS) > 150
    assert {row.id for row in rows} == REASONS.keys()
    assert len({id(row) for row in rows}) == len(REASONS)


def test_an_id_is_spelled_in_its_row_and_nowhere_else():
    spelled: Counter[str] = Counter()
    for path in chain.from_iterable(room.rglob("*.py") for room in ROOMS):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and node.value in REASONS and "-" in node.value:
                spelled[node.value] += 1
    assert len(spelled) > 140
    assert [id_ for id_, count in spelled.items() if count > 1] == []


def test_a_citation_is_text_and_a_sentence_has_its_values_in_every_form():
    for row in REASONS.values():
        assert row.decided_by, row.id
        forms = [row.sentence] if isinstance(row.sentence, str) else row.sentence
        assert len({tuple(sorted(re.findall(r"%\((\w+)\)s", form))) for form in forms}) == 1, row.id


def test_every_quoted_statement_is_in_the_installed_django():
    assert len(PLACES) > 50
    for place in PLACES:
        source = find(place)
        quoted = (Path(django.__file__).parent / place.path).read_text("utf-8").splitlines()[source.line - 1]
        assert source.text == quoted.strip()
        assert source.version == django.get_version()
        assert (place.names or (f"def {place.function.rpartition('.')[2]}(",))[0] in source.text, place


def test_an_engine_has_a_place_of_its_own_only_where_django_decides():
    for row in REASONS.values():
        assert row.at_engine.keys() <= set(ENGINES)
        assert not row.at_engine or isinstance(row.decided_by, Place), row.id


def test_the_deciding_line_of_the_whole_subject():
    source = find_deciding_line("record-refused", "db")
    assert source
    assert source.path == "contrib/sessions/backends/db.py"
    assert source.function == "SessionStore._get_session_from_db"
    assert source.text == "session_key=self.session_key, expire_date__gt=timezone.now()"
    assert source.label == f"contrib/sessions/backends/db.py:{source.line} _get_session_from_db"


def test_another_engine_decides_elsewhere():
    paths = [source.path for engine in ("db", "file") if (source := find_deciding_line("cleared", engine))]
    assert paths == ["contrib/sessions/backends/db.py", "contrib/sessions/backends/file.py"]


def test_what_no_code_decides_has_no_line():
    assert find_deciding_line("server-not-told", "db") is None


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
    with pytest.raises(PlaceNotFound, match=r"no_such"):
        find(place)
    monkeypatch.setitem(REASONS, "record-valid", replace(REASONS["record-valid"], decided_by=place))
    assert find_deciding_line("record-valid", "db") is None
