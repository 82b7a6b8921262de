"""The app that holds the tutorial."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """Lessons, lab and everything under them."""

    name = "lessons"

    def ready(self) -> None:
        """Register the curriculum's checks."""
        from lessons import checks  # noqa: F401 - it needs the settings
