"""A web process without its web server: it does what it reads, a line of JSON each, and answers with a line.

``python -m tests.growth.web_process DATABASE GATE``. Its runs wait at the gate. See ``test_web_processes``.
"""

import json
import os
import sys
from datetime import timedelta
from functools import partial
from multiprocessing import active_children
from pathlib import Path


def main(database: str, gate: str) -> None:
    """Set up the site on ``database``, say ``ready``, and do what the input says until it ends."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tutorial.settings", "DUE_DATE_DB": database}
    import django

    django.setup()
    from django.conf import settings
    from django.db.models.functions import Now

    from lessons.growth import process
    from lessons.growth.models import GrowthRun
    from lessons.growth.plan import Plan
    from lessons.growth.runs import Busy, get_state, start, stop
    from tests.growth.gate import Gate
    from tests.growth.waiting import wait_until

    settings.DUE_DATE_GROWTH |= {"heartbeat_s": 0.02, "dead_after_s": 60.0}
    process.measure = partial(process.measure, work=Gate(Path(gate)).work)
    say("ready")
    for line in sys.stdin:
        match json.loads(line):
            case "start", visitors, learner:
                try:
                    say(start(Plan(visitors=visitors), learner).visitors)
                except Busy:
                    say("busy")
            case "stop", visitors, learner:
                stop(Plan(visitors=visitors), learner)
                say("stopped")
            case "look", visitors, learner:
                state = get_state(Plan(visitors=visitors), learner)
                say([state.progress and state.progress.day, state.is_mine, state.report is not None])
            case "age", seconds, learner:
                runs = GrowthRun.objects.filter(learner=learner)
                say(runs.update(heartbeat_at=Now() - timedelta(seconds=seconds)))
            case ["end"]:
                GrowthRun.objects.active().update(is_stopping=True)
                wait_until(lambda: not GrowthRun.objects.active().exists())
                say("ended")
            case ["count"]:
                say(GrowthRun.objects.active().count())
            case ["pids"]:
                say([each.pid for each in active_children() if each.name == "growth"])
            case ["modules"]:
                say(sorted(sys.modules))


def say(answer: object) -> None:
    """Write a line."""
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
