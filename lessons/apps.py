"""The app that holds the tutorial."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """Lessons, lab and everything under them."""

    name = "lessons"
