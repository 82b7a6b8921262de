"""The curriculum as data: lessons, myths, the reference, and the example project that the reference shows.

A lesson is a Python module and not TOML, for three reasons: ``makemessages`` finds its sentences, the type checker
reads it with the other modules, and a claim can be named where it is used. It is data all the same: frozen dataclasses
(``schema``), conditions written as text and never evaluated (``conditions``), and scenarios line by line.

Prose is beside the module of its lesson or page; it marks each sentence that claims something with the claim's id.
``registry`` collects everything, ``linter`` reads it for mistakes and ``proofs`` runs it; ``manage.py check`` does
both and says what to do. These modules know scenarios, not HTTP: functions that run scenarios are passed in.
"""
