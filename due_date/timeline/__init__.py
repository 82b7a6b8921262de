"""The timeline of a run: what happened in it, when cookies and records were valid, and the shapes that draw it."""
