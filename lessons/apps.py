"""The configuration of the tutorial's only app."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """The app ``lessons``: the whole site."""

    name = "lessons"

    def ready(self) -> None:
        """Register the curriculum's checks."""
        from lessons import checks  # noqa: F401 - it needs the settings
