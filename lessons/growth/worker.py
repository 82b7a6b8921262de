"""Do the work of a growth run, in the process that :mod:`lessons.growth.process` starts for it.

The web process imports this module only to name :func:`work`. What freezes the clock is imported when that runs.
"""

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection

from lessons.growth.databases import set_up_django
from lessons.growth.plan import Limits, Plan


def work(plan: Plan, limits: Limits, sender: Connection) -> None:
    """Play ``plan`` within ``limits``; send a ``Progress`` now and then, and at last the ``Report``."""
    begin()
    set_up_django(plan)
    from lessons.growth.experiment import Experiment  # it imports models, which need settings

    sender.send(Experiment(plan, limits, sender.send).play())


def begin() -> None:
    """Let this process yield to the site, and end with the web process that started it."""
    os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the web process, which ends this one
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the end of the web process, even by a kill, and end this process."""
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101 - for the type checker: this is no main process
    parent.join()
    os._exit(1)
