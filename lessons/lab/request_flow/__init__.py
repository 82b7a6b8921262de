"""The flow of one request through Django's session code: as a list, as a drawing, in words for each engine."""
