"""The myths: a module here for each, found by its name alone. It defines ``MYTH``, and its own ``CLAIMS``."""
