"""Places in a source text, found by names."""

import pytest

from lessons.django_source.python_source import SourceText

TEXT = SourceText(
    '''\
class Store:
    @property
    def key(self):
        return self._key

    def load(self, now):
        """Load it.

        If there is one.
        """
        if self.key and (
            now
        ):
            for row in self.rows(
                after=now
            ):
                if row.age <= 0:
                    del row["age"]
        try:
            pass
        except (KeyError, Lost):
            return None

        def inner():
            return self.key

        return inner
'''
)
LOAD = TEXT.functions["Store.load"]


def test_functions_go_by_their_qualified_names():
    assert list(TEXT.functions) == ["Store.key", "Store.load", "Store.load.<locals>.inner"]


@pytest.mark.parametrize(
    ("names", "span", "line"),
    [
        (("load",), (6, 6), 6),
        (("key",), (11, 13), 11),
        (("now", "key"), (11, 13), 12),
        (("after",), (14, 16), 15),
        (("age", "<="), (17, 17), 17),
        (("age", "row"), (17, 17), 17),
        (("Lost",), (21, 21), 21),
        (("inner",), (24, 24), 24),
    ],
)
def test_a_statement_is_the_first_that_contains_all_names_without_what_is_nested_in_it(names, span, line):
    found = LOAD.find(*names)
    assert found
    assert (found.first, found.last, found.names[names[0]]) == (*span, line)


def test_without_names_it_is_the_head():
    assert LOAD.find() == LOAD.find("load")


def test_what_is_not_there_is_not_found():
    assert LOAD.find("nobody") is None
    assert TEXT.functions["Store.key"].find("<=") is None


def test_a_function_s_code_begins_after_its_docstring():
    assert (LOAD.first, LOAD.code_first, LOAD.last) == (6, 11, 27)
    assert TEXT.functions["Store.key"].code_first == 4


@pytest.mark.parametrize(("line", "first"), [(11, 11), (12, 11), (13, 11), (15, 14), (18, 18), (19, 19), (25, 25)])
def test_a_line_belongs_to_the_statement_that_runs_with_it(line, first):
    assert TEXT.statement_at(line).first == first
