"""The bench: a frame of a trace as the lab's page shows it.

Frames in; out come finished texts and the actions behind the buttons, for templates to place. No HTML, no request.
"""
