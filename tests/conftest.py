"""The zone of the machine that runs the tests must not matter, so it is the same everywhere."""

import os
import time

os.environ["TZ"] = "UTC"
time.tzset()
