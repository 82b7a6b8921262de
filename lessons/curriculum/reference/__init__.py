"""The reference: a module here for each page, found by its name alone. It defines ``PAGE``, and its own ``CLAIMS``."""
