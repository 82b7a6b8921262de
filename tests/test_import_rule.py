"""Who may import whom: the floors of the house, read from the source without running it.

Source: README, "The house": each floor imports only from floors below it, never in a circle.
"""

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Lower floors come first. A module without a place of its own is bound by what it imports in the end. Progress stands
# on its neighbours: the models that keep answers, and the curriculum that they answer.
FLOORS = {
    "lessons.simulator": 1,
    "lessons.specimen": 2,
    "lessons.curriculum": 2,
    "lessons.models": 2,
    "lessons.progress": 2.5,
    "lessons.forms": 2,
    "lessons.pool": 3,
    "lessons.views": 4,
    "lessons.management": 4,
    "lessons.urls": 5,
    "tutorial": 6,
}
# The web's door to the specimen, and what freezes the same clock in the process of a growth run.
ABOVE_SPECIMEN = ("lessons.pool", "lessons.growth.experiment")
# What the reference shows as code: a project of its own, which pages read as text and nobody imports.
PRACTICE = ROOT / "lessons" / "curriculum" / "reference" / "practice"


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {
    module_name(path): path
    for top in ("lessons", "tutorial")
    for path in (ROOT / top).rglob("*.py")
    if PRACTICE not in path.parents
}


def imported_names(tree, module, is_package):
    """Yield each module that ``tree`` imports, and each name that it imports from one, as absolute dotted names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = module.split(".")
            if node.level:
                package = package[: len(package) - node.level + is_package]
                base = ".".join([*package, *(node.module or "").split(".")]).rstrip(".")
            else:
                base = node.module or ""
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def imports_of(module):
    path = FILES[module]
    return set(imported_names(ast.parse(path.read_bytes()), module, path.name == "__init__.py"))


IMPORTS = {module: imports_of(module) for module in FILES}


def ours(names, module):
    """Return the modules of this project among imported ``names``: of a package and its module, the module."""
    found = {name for name in names if name in FILES}
    return {name for name in found if not any(other.startswith(f"{name}.") for other in found)} - {module}


HOUSE = {module: ours(names, module) for module, names in IMPORTS.items()}


def is_in(module, room):
    return module == room or module.startswith(f"{room}.")


def room_of(module):
    return next((room for room in FLOORS if is_in(module, room)), None)


def reached_from(module):
    """Return what ``module`` imports, directly or through others."""
    reached: set[str] = set()
    left = [module]
    while left:
        new = HOUSE[left.pop()] - reached
        reached |= new
        left += new
    return reached


def modules_in(*rooms):
    return [module for module in sorted(FILES) if any(is_in(module, room) for room in rooms)]


def test_the_source_is_there_to_be_read():
    assert {"lessons.simulator.run", "lessons.specimen.worker", "lessons.pool", "tutorial.settings"} <= FILES.keys()
    assert "lessons.specimen.worker" in HOUSE["lessons.pool"]
    assert "lessons.simulator.times" in HOUSE["lessons.simulator.scenario"]  # a relative import


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("import lessons.pool", {"lessons.pool"}),
        ("import lessons.pool as door", {"lessons.pool"}),
        ("from lessons import pool", {"lessons", "lessons.pool"}),
        ("from . import b", {"lessons.room", "lessons.room.b"}),
        ("from .b import c", {"lessons.room.b", "lessons.room.b.c"}),
        ("from ..pool import d", {"lessons.pool", "lessons.pool.d"}),
        ("def late():\n    import lessons.specimen.server", {"lessons.specimen.server"}),
        ("if TYPE_CHECKING:\n    from lessons import specimen", {"lessons", "lessons.specimen"}),
    ],
)
def test_every_way_to_import_is_seen(line, names):
    assert set(imported_names(ast.parse(line), "lessons.room.a", is_package=False)) == names


@pytest.mark.parametrize("module", modules_in("lessons.simulator"))
def test_the_simulator_imports_the_standard_library_and_itself(module):
    foreign = {
        name
        for name in IMPORTS[module]
        if not is_in(name, "lessons.simulator") and name.partition(".")[0] not in sys.stdlib_module_names
    }

    assert foreign == set()


def test_only_the_pool_and_the_growth_experiment_import_the_specimen():
    importers = {
        module
        for module, names in IMPORTS.items()
        if any(is_in(name, "lessons.specimen") for name in names) and not is_in(module, "lessons.specimen")
    }

    assert importers <= set(ABOVE_SPECIMEN)


@pytest.mark.parametrize("module", [module for module in sorted(FILES) if room_of(module)])
def test_each_floor_imports_only_from_floors_below(module):
    room = room_of(module)
    others = {other: room_of(other) for other in reached_from(module)}

    assert {other for other, its in others.items() if its and its != room and FLOORS[its] >= FLOORS[room]} == set()


def test_no_module_imports_itself_in_a_circle():
    try:
        TopologicalSorter(HOUSE).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' <- '.join(error.args[1])}")


def test_no_module_of_the_web_process_touches_the_clock_or_the_settings():
    for module, names in IMPORTS.items():
        if not is_in(module, "lessons.specimen"):
            assert not {name for name in names if is_in(name, "freezegun") or is_in(name, "django.test")}, module


def practice_imports():
    for path in PRACTICE.rglob("*.py"):
        yield from imported_names(ast.parse(path.read_bytes()), path.stem, is_package=False)


def test_the_practice_project_and_the_house_know_nothing_of_each_other():
    rooms = {path.stem for path in PRACTICE.iterdir()} | {"lessons.curriculum.reference.practice"}
    assert {"accounts", "config"} <= rooms
    for module, names in IMPORTS.items():
        assert not {name for name in names for room in rooms if is_in(name, room)}, module
    assert not {name for name in practice_imports() if name.partition(".")[0] in ("lessons", "tutorial", "tests")}
