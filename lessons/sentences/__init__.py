"""Put reasons, errors, observations, moments and lengths into sentences of the active language."""

from lessons.sentences.errors import advise
from lessons.sentences.moments import show_length, show_moment
from lessons.sentences.reasons import explain, sum_up

# For the lab's modules, which import the package; import from the modules themselves elsewhere.
__all__ = ["advise", "explain", "show_length", "show_moment", "sum_up"]
