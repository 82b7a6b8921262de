"""The names of the lab's controls, each the beginning of the action that the control adds to the scenario.

``advance`` is the clock's buttons, ``visit /cart/add/`` one link of the simulated site, ``visit`` all of them and the
free field, ``set SESSION_COOKIE_AGE`` one line of the settings. Some controls add no action: ``text`` is the scenario
as text, ``wire`` the request and response, ``compare`` the same actions under another setting, ``flag`` the learner's
guess on the timeline.
"""

from collections.abc import Iterable

from due_date.actions.registry import VERBS
from due_date.scenario.action import nearest_of
from due_date.scenario.settings import SETTINGS
from due_date.simulation.verb import Button
from lessons.simulated_site import PAGES


def find_buttons(group: str) -> dict[str, Button]:
    """Return the buttons that the verbs of ``group`` bring along, by verb."""
    return {name: verb.button for name, verb in VERBS.items() if verb.button and verb.button.group == group}


VIEWS = ("text", "wire", "compare", "flag")
NAMES = (
    *VIEWS,
    *VERBS,
    *(f"visit {path}" for path in PAGES),
    *(f"set {name}" for name, setting in SETTINGS.items() if setting.is_settable),
    "skew browser",
    "skew server",
)
MORE_OF_BROWSER = ("visit", *find_buttons("endings"), "profile", "copy_cookie", "skew browser")
MORE_OF_SERVER = ("cron", "skew server", *find_buttons("server"))


class Unlocked:
    """The set of controls that are shown. Templates ask ``{% if "clearsessions" in unlocked %}``."""

    def __init__(self, names: Iterable[str] | None = None) -> None:
        """Unlock the controls ``names``; without names, as in the lab, every one."""
        self.names = None if names is None else frozenset(names)

    def __contains__(self, action: object) -> bool:
        """Whether a shown control adds ``action``, which is a line of a scenario or its beginning."""
        if self.names is None:
            return True
        words = str(action).replace("=", " ").split()
        if words and words[0].endswith(":"):
            words = words[1:]
        return any(words[: len(name.split())] == name.split() for name in self.names)

    @property
    def is_everything(self) -> bool:
        """Whether every control is shown, as in the lab, which folds many of them away."""
        return self.names is None

    @property
    def more_of_browser(self) -> bool:
        """Whether any control under a browser's fold is shown."""
        return any(name in self for name in MORE_OF_BROWSER)

    @property
    def more_of_server(self) -> bool:
        """Whether any control under the fold of the server's commands is shown."""
        return any(name in self for name in MORE_OF_SERVER)


EVERYTHING = Unlocked()


def nearest_control(name: str) -> str:
    """Return the name of a control that is most like ``name``."""
    return nearest_of(name, NAMES)
