"""What is taught, as data: a package here for each lesson, found by its name alone.

A lesson is a Python module and not TOML, for three reasons: ``makemessages`` finds its sentences by itself, the type
checker reads it with the rest of the house, and a claim can be named where it is used. It is data all the same: frozen
dataclasses (``shapes``), conditions written as text and never evaluated (``conditions``), scenarios as their lines.

The prose is beside the module of its lesson or page; it marks each sentence that claims something with the claim's id.
``registry`` collects everything, ``linter`` reads it for mistakes and ``proofs`` runs it; ``manage.py check`` does
both and says what to do. This floor knows scenarios, not HTTP: whoever wants something run hands in how.
"""
