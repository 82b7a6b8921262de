"""Answer from stock Django what each scenario on standard input shows: JSON lists in, JSON lists out.

`python -m tests.oracle.plain_django`, from the project's root. It shares no code with the product.
"""

import json
import logging
import os
import sys

import django
from freezegun import freeze_time


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.oracle.settings"
    logging.disable(logging.CRITICAL)
    django.setup()

    from django.core.management import call_command

    from tests.oracle import run, site  # noqa: F401 - loaded before the clock stops, so that freezegun finds it

    call_command("migrate", run_syncdb=True, verbosity=0)
    scenarios = json.load(sys.stdin)
    with freeze_time(run.STARTS_AT) as clock:
        answers = [run.play(actions, clock) for actions in scenarios]
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
