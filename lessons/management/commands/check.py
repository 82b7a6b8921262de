"""``python manage.py check``: Django's, and it runs the curriculum."""

from typing import Any

from django.core.checks.registry import registry
from django.core.management.commands import check

from lessons.checks import TAG, check_running


class Command(check.Command):
    """Check the project, and that every claim, prediction and goal of the curriculum comes out as it says."""

    def handle(self, *app_labels: Any, **options: Any) -> None:
        """Add the check that runs scenarios, which no other command should wait for."""
        registry.register(check_running, TAG)
        try:
            super().handle(*app_labels, **options)
        finally:
            registry.registered_checks.discard(check_running)
