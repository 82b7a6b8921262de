"""``python manage.py check``: run Django's checks, and the proofs of the curriculum."""

from typing import Any

from django.core.checks.registry import registry
from django.core.management.commands import check

from lessons.checks import TAG, check_running


class Command(check.Command):
    """Check the project, and prove every claim, prediction and goal of the curriculum."""

    def handle(self, *app_labels: Any, **options: Any) -> None:
        """Run the checks, with the one that runs scenarios, which is too slow for other commands."""
        registry.register(check_running, TAG)
        try:
            super().handle(*app_labels, **options)
        finally:
            registry.registered_checks.discard(check_running)
