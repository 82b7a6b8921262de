"""The settings excerpt: a line for each setting that can be edited."""

from typing import NamedTuple

from due_date.scenario.settings import SETTINGS
from due_date.simulation.world import World
from lessons import sentences
from lessons.curriculum.controls import Unlocked

MAIN_SETTINGS = ("SESSION_COOKIE_AGE", "SESSION_EXPIRE_AT_BROWSER_CLOSE", "SESSION_SAVE_EVERY_REQUEST")
LONGEST_S = 10**12  # what is longer says nothing to anybody
HIDDEN_SETTINGS = ("SESSION_CACHE_ALIAS", "SESSION_SERIALIZER", "SESSION_FILE_PATH")


class SettingControl(NamedTuple):
    """Hold a line of the settings excerpt: its value, what it means, the few choices, and what it was before."""

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


def settings_controls(world: World, before: World | None, unlocked: Unlocked) -> tuple[SettingControl, ...]:
    """Return a control for each setting that is ``unlocked``, the main ones first; all are main where they are few."""
    names = [*MAIN_SETTINGS, *(name for name in SETTINGS if name not in (*MAIN_SETTINGS, *HIDDEN_SETTINGS))]
    return tuple(
        _control(name, world, before, is_main=name in MAIN_SETTINGS or not unlocked.is_everything)
        for name in names
        if f"set {name}" in unlocked
    )


def _control(name: str, world: World, before: World | None, *, is_main: bool) -> SettingControl:
    value, default = world.server.settings[name], SETTINGS[name].default
    old = before.server.settings[name] if before else value
    age = world.server.setting(name) if name == "SESSION_COOKIE_AGE" else None
    note = ""
    if isinstance(age, int) and not isinstance(age, bool) and abs(age) < LONGEST_S:
        note = sentences.show_length(age)
    is_switch = default in ("True", "False")
    choices = ("True", "False") if is_switch else SETTINGS[name].choices
    return SettingControl(name, value, note, choices, old if old != value else "", is_main, is_switch)
