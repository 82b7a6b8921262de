"""``python manage.py forget_learners``: delete idle learners, as the progress page promises.

Run it daily, like ``clearsessions``.
"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from lessons.progress import learners as progress


class Command(BaseCommand):
    """Delete the answers and goals of learners who have recorded nothing for 180 days."""

    help = f"Delete the answers of learners who have recorded nothing for {progress.RETENTION.days} days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them and print how many there were."""
        self.stdout.write(f"{progress.delete_idle_learners(now=timezone.now())} forgotten.")
