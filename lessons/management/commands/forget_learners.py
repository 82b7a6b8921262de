"""``python manage.py forget_learners`` keeps the promise of the progress page: run it daily, like ``clearsessions``."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from lessons.progress import learners as progress


class Command(BaseCommand):
    """Delete what is kept of learners who have recorded nothing for 180 days."""

    help = f"Delete the answers of learners who have recorded nothing for {progress.RETENTION.days} days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many were forgotten."""
        self.stdout.write(f"{progress.delete_idle_learners(now=timezone.now())} forgotten.")
