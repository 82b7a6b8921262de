"""Define the actions, one module a family.

Each holds everything about its actions: how they are written, what they do, why they come out so (the reason rows
included), and the buttons that add them. ``registry`` collects them by their names.
"""
