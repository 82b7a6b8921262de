"""What a wrong world is: the installed Django with one thing replaced, so that one belief about expiry is true."""

from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.management.commands import clearsessions
from django.contrib.sessions.middleware import SessionMiddleware

from due_date.simulation.run import Consequence


@dataclass(frozen=True)
class WrongWorld:
    """A world in which one belief is true, and everything else is the installed Django.

    ``slug`` names the belief, as its myth does. ``scenario`` holds the lines of a scenario that comes out differently
    here. The rest says what is replaced. ``store`` is mixed into the session store of the configured engine, if that
    engine's store is one of the classes that ``store`` extends; ``middleware`` is mixed into the session middleware;
    ``command`` takes the place of ``clearsessions``. ``consequence`` changes the world after each action, for beliefs
    about browsers, time and settings.
    """

    slug: str
    scenario: tuple[str, ...]
    store: type[SessionBase] | None = None
    middleware: type[SessionMiddleware] | None = None
    command: type[clearsessions.Command] = clearsessions.Command
    consequence: Consequence | None = None
