"""The table of CONTRIBUTING names the files that the recipes touch, all of them and no others."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.recipes.conftest import ROOT

PLACEHOLDERS = {"NAME": "[a-z0-9_]+", "FAMILY": "[a-z0-9_]+", "SLUG": "[a-z0-9-]+"}
RECIPES = {
    path.stem.removeprefix("test_add_").removeprefix("an_").removeprefix("a_").replace("_", " "): path
    for path in sorted(Path(__file__).parent.glob("test_add_*.py"))
}


def read_table() -> dict[str, list[str]]:
    """Return the patterns of the files for each thing to add; ``with ...`` goes on with the thing before it."""
    table: dict[str, list[str]] = {}
    _head, *rows = re.findall(r"^\| (.*?) ?\| (.*?) \| .* \|$", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)
    for thing, files in rows:
        if thing and not thing.startswith("with "):
            name = re.sub(r"^an? ", "", thing)
            table[name] = []
        if found := re.fullmatch("`(.*)`", files):
            table[name].append(found[1])
    return table


def match(path: str, pattern: str) -> bool:
    """Return whether a file at ``path`` is what ``pattern`` names: a file, or with a slash at its end a folder."""
    named = re.escape(pattern)
    for placeholder, regex in PLACEHOLDERS.items():
        named = re.sub(rf"\b{placeholder}\b", regex, named)
    return re.fullmatch(named + (".+" if pattern.endswith("/") else ""), path) is not None


def find_touched(path: Path) -> Iterator[list[str]]:
    """Yield the files that each test of a recipe asserts to be touched: the lists beside ``recipe.touched ==``."""
    module = import_module(f"tests.recipes.{path.stem}")
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Compare) and ast.unparse(node.left) == "recipe.touched":
            yield eval(ast.unparse(node.comparators[0]), vars(module))  # noqa: S307 - our own test


def test_the_first_six_things_of_the_table_have_a_recipe() -> None:
    assert sorted([*read_table()][:6]) == sorted(RECIPES)
    assert "The tests in `tests/recipes/` do the first six of these" in (ROOT / "CONTRIBUTING.md").read_text()


@pytest.mark.parametrize("thing", RECIPES)
def test_the_files_that_a_recipe_touches_are_those_of_the_table(thing: str) -> None:
    patterns = read_table()[thing]
    touched = [*find_touched(RECIPES[thing])]
    assert touched
    assert [path for paths in touched for path in paths if not any(match(path, pattern) for pattern in patterns)] == []
    assert [name for name in patterns if not any(match(path, name) for paths in touched for path in paths)] == []


def test_a_pattern_names_one_file_or_a_whole_folder() -> None:
    assert match("due_date/actions/stores.py", "due_date/actions/FAMILY.py")
    assert not match("due_date/actions/deep/stores.py", "due_date/actions/FAMILY.py")
    assert match("lessons/curriculum/lessons/a_lesson/_try.html", "lessons/curriculum/lessons/NAME/")
    assert not match("lessons/curriculum/lessons/a_lesson", "lessons/curriculum/lessons/NAME/")
    assert match("lessons/curriculum/reference/a-page.html", "lessons/curriculum/reference/SLUG.html")
    assert not match("lessons/curriculum/reference/a_page.html", "lessons/curriculum/reference/SLUG.html")
