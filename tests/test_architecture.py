"""The floors of the house: the contracts in pyproject.toml are kept, and the README draws the same floors."""

import re
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = {contract["id"]: contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"]}
README = (ROOT / "README.md").read_text()


def floors_in_readme(top):
    """Return the rooms that the README puts on each floor below ``top``, the uppermost floor first."""
    rows = re.findall(r"^\| (\d+) \| (.*?) \| ", README, re.MULTILINE)
    floors: dict[int, set[str]] = {}
    for floor, rooms in rows:
        for room in re.findall(rf"`{top}/(\w+)(?:/|\.py)`", rooms):
            floors.setdefault(int(floor), set()).add(room)
    return [floors[floor] for floor in sorted(floors, reverse=True)]


def floors_in_contract(contract):
    return [{room.strip() for room in layer.split("|")} for layer in CONTRACTS[contract]["layers"]]


def test_every_contract_is_kept(capsys):
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize(("contract", "top"), [("library", "due_date"), ("site", "lessons")])
def test_the_readme_draws_the_floors_of_the_contract(contract, top):
    assert floors_in_readme(top) == floors_in_contract(contract)
    assert CONTRACTS[contract]["exhaustive"]


def test_nothing_that_is_installed_is_left_out_of_what_the_library_must_not_import():
    installed = {
        re.split(r"[^\w-]", requirement)[0].replace("-", "_") for requirement in PYPROJECT["project"]["dependencies"]
    }
    assert installed <= set(CONTRACTS["library-alone"]["forbidden_modules"])


def test_the_library_is_imported_without_anything_that_is_installed():
    """In this process Django is there already; so look at what each module of the library asks for."""
    asked = {
        name
        for path in (ROOT / "due_date").rglob("*.py")
        for name in re.findall(r"^\s*(?:from|import) (\w+)", path.read_text(), re.MULTILINE)
    }
    assert {"due_date", "dataclasses"} <= asked
    assert asked - {"due_date"} <= sys.stdlib_module_names


def test_the_library_names_no_site_of_its_own():
    named = [
        path.name for path in (ROOT / "due_date").rglob("*.py") if re.search(r"site\.test|lessons\.", path.read_text())
    ]
    assert named == []
