"""The controls of the bench, named by the beginning of the action that each adds to the scenario.

``advance`` is the clock's buttons, ``visit /cart/add/`` one link of the simulated site, ``visit`` all of them and the
free field, ``set SESSION_COOKIE_AGE`` one line of the settings. Some names stand for what adds no action of its own:
``text`` is the scenario as text, ``wire`` what passed between browser and server, ``compare`` the same actions under
another setting, ``flag`` the learner's flag on the timeline.
"""

from collections.abc import Iterable

from due_date.actions.registry import VERBS
from due_date.scenario.action import nearest_of
from due_date.scenario.settings import SETTINGS
from lessons.simulated_site import PAGES

VIEWS = ("text", "wire", "compare", "flag")
NAMES = (
    *VIEWS,
    *VERBS,
    *(f"visit {path}" for path in PAGES),
    *(f"set {name}" for name, setting in SETTINGS.items() if setting.is_settable),
    "skew browser",
    "skew server",
)
MORE_OF_BROWSER = ("visit", "crash", "os_logout", "update", "reopen_tabs", "profile", "copy_cookie", "skew browser")
MORE_OF_SERVER = ("cron", "skew server", "delete_rows", "clear_cache")


class Unlocked:
    """The set of controls that are shown. Templates ask ``{% if "clearsessions" in unlocked %}``."""

    def __init__(self, names: Iterable[str] | None = None) -> None:
        """Unlock the controls called ``names``; without them, as in the lab, every one."""
        self.names = None if names is None else frozenset(names)

    def __contains__(self, action: object) -> bool:
        """Whether some control is shown that adds ``action``, written as a scenario's line or as its beginning."""
        if self.names is None:
            return True
        words = str(action).replace("=", " ").split()
        if words and words[0].endswith(":"):
            words = words[1:]
        return any(words[: len(name.split())] == name.split() for name in self.names)

    @property
    def is_everything(self) -> bool:
        """Whether the bench is the lab's, whose many controls are partly folded away."""
        return self.names is None

    @property
    def more_of_browser(self) -> bool:
        """Whether any control is shown of those that are folded away under a browser."""
        return any(name in self for name in MORE_OF_BROWSER)

    @property
    def more_of_server(self) -> bool:
        """Whether any control is shown of those that are folded away under the server's commands."""
        return any(name in self for name in MORE_OF_SERVER)


EVERYTHING = Unlocked()


def nearest_control(name: str) -> str:
    """Return the name of a control that is like ``name``."""
    return nearest_of(name, NAMES)
