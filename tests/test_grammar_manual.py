"""The manual of the grammar is written from its tables: in the repository, and by ``manage.py scenario --help``."""

from pathlib import Path

from django.core.management import load_command_class

from due_date.actions.registry import VERBS
from due_date.scenario.manual import write_manual
from due_date.scenario.observation import KEYS
from due_date.scenario.settings import SETTINGS
from lessons.grammar import GRAMMAR, parse_action

MANUAL = write_manual(GRAMMAR)


def test_the_manual_in_the_repository_is_the_one_that_is_written():
    committed = (Path(__file__).parents[1] / "docs" / "grammar.md").read_text()
    assert committed == MANUAL, "write it again: python manage.py scenario --grammar > docs/grammar.md"


def test_the_help_of_the_command_is_the_manual():
    parser = load_command_class("lessons", "scenario").create_parser("manage.py", "scenario")
    assert MANUAL.strip() in parser.format_help()


def test_everything_that_can_be_written_is_in_it():
    for name, verb in VERBS.items():
        assert f"- `{verb.usage}`: {verb.summary}" in MANUAL
        assert verb.usage.partition(" ")[0] == name
        assert parse_action(GRAMMAR.example(name)).verb == name
    assert all(f"- `{key}`: " in MANUAL for key in KEYS)
    assert all(f"- `{name}={each.default}`" in MANUAL for name, each in SETTINGS.items() if each.is_settable)
