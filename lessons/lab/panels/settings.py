"""The settings excerpt: a line for each setting that can be edited."""

from typing import NamedTuple

from due_date.scenario.settings import SETTINGS
from due_date.simulation.world import World
from lessons import sentences

MAIN_SETTINGS = ("SESSION_COOKIE_AGE", "SESSION_EXPIRE_AT_BROWSER_CLOSE", "SESSION_SAVE_EVERY_REQUEST")
HIDDEN_SETTINGS = ("SESSION_CACHE_ALIAS", "SESSION_SERIALIZER", "SESSION_FILE_PATH")


class Control(NamedTuple):
    """A line of the settings excerpt: its value, what it means, the choices if they are few, and what it was before."""

    name: str
    value: str
    note: str
    choices: tuple[str, ...]
    was: str
    is_main: bool
    is_switch: bool

    @property
    def other(self) -> str:
        """The other position of a switch."""
        return "False" if self.value == "True" else "True"

    @property
    def options(self) -> tuple[tuple[str, bool], ...]:
        """The choices, and whether each is the present one."""
        return tuple((choice, choice == self.value.strip("'\"")) for choice in self.choices)


def settings_controls(world: World, before: World | None) -> tuple[Control, ...]:
    """Return a control for each setting that the bench offers, the main ones first."""
    names = [*MAIN_SETTINGS, *(name for name in SETTINGS if name not in (*MAIN_SETTINGS, *HIDDEN_SETTINGS))]
    return tuple(_control(name, world, before) for name in names)


def _control(name: str, world: World, before: World | None) -> Control:
    value, default = world.server.settings[name], SETTINGS[name].default
    old = before.server.settings[name] if before else value
    age = world.server.setting(name) if name == "SESSION_COOKIE_AGE" else None
    note = (
        sentences.show_length(age) if isinstance(age, int) and not isinstance(age, bool) and abs(age) < 10**12 else ""
    )
    is_switch = default in ("True", "False")
    choices = ("True", "False") if is_switch else SETTINGS[name].choices
    return Control(name, value, note, choices, old if old != value else "", name in MAIN_SETTINGS, is_switch)
