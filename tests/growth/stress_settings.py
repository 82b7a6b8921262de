"""The site's settings for ``tests.growth.stress``: more runs at once, so that more of them meet."""

from tutorial.settings import *  # noqa: F403
from tutorial.settings import DUE_DATE_GROWTH

DUE_DATE_GROWTH["at_once"] = 4
