"""The server column: its settings, its stores, and the session that a signed cookie is."""

from dataclasses import dataclass

import django

from due_date.server.signed_session import SignedSession
from due_date.simulation.frame import Frame
from due_date.simulation.world import World
from lessons.curriculum.controls import Unlocked
from lessons.lab.panels.buttons import ActionButton, verb_buttons
from lessons.lab.panels.settings import SettingControl, settings_controls
from lessons.lab.panels.stores import Store, signed_session, stores
from lessons.sentences import show_moment

EXPIRY_VALUES = ("300", "0", "None", "timedelta(minutes=5)", "datetime(+5m)", "'soon'")


@dataclass(frozen=True)
class ServerPanel:
    """Hold the server column of a frame.

    ``keeps_none``: the engine keeps sessions in cookies; ``signed`` is then that of the browser that acted, and
    ``signed_at`` when it was signed, in words. ``buttons`` are those of commands and accidents, ``expiry_values`` the
    values that ``set_expiry`` can be called with at a press.
    """

    django_version: str
    controls: tuple[SettingControl, ...]
    stores: tuple[Store, ...]
    keeps_none: bool
    signed: SignedSession | None
    signed_at: str
    has_cron: bool
    buttons: tuple[ActionButton, ...]
    expiry_values: tuple[str, ...] = EXPIRY_VALUES

    @property
    def main_controls(self) -> tuple[SettingControl, ...]:
        """The settings that are always in sight."""
        return tuple(control for control in self.controls if control.is_main)

    @property
    def more_controls(self) -> tuple[SettingControl, ...]:
        """The settings that are folded away."""
        return tuple(control for control in self.controls if not control.is_main)


def server_panel(frame: Frame, before: World | None, unlocked: Unlocked) -> ServerPanel:
    """Return the server column of ``frame``, marked where it differs from the world ``before`` it."""
    world = frame.world
    signed = signed_session(world, frame.browser)
    return ServerPanel(
        django.get_version(),
        settings_controls(world, before, unlocked),
        stores(world, before),
        world.server.engine == "signed_cookies",
        signed,
        show_moment(signed.signed_at, world.server_now) if signed else "",
        world.cron is not None,
        verb_buttons("server"),
    )
