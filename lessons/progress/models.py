"""The models of learners: their answers and the goals they met, stored by id and only ever added to."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Sureness(models.TextChoices):
    """How sure a learner is of an answer."""

    GUESS = "guess", _("a guess")
    THINK = "think", _("I think so")
    CERTAIN = "certain", _("certain")


class Learner(models.Model):
    """A learner without a name: a random id, which the session of this site holds.

    ``seen_at`` is the moment of the last record, and ``place`` the URL of the page that it was made on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)
    place = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.id)


class Answer(models.Model):
    """One answer to a prediction: a choice and how sure, both empty where the learner skipped.

    Whether it is right is not stored: the proof's run says so.
    """

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="answers")
    prediction = models.CharField(max_length=100)
    choice = models.CharField(max_length=100, blank=True)
    sureness = models.CharField(max_length=10, blank=True, choices=Sureness)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (models.Index(fields=("learner", "prediction"), name="answer_of_learner"),)

    def __str__(self) -> str:
        return f"{self.prediction}: {self.choice or 'skipped'}"


class GoalMet(models.Model):
    """A goal of a lesson that the learner met, with the scenario that met it, one action a line."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="goals")
    lesson = models.CharField(max_length=100)
    goal = models.CharField(max_length=100)
    scenario = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (models.Index(fields=("learner", "lesson"), name="goals_of_learner"),)

    def __str__(self) -> str:
        return f"{self.lesson}: {self.goal}"


class Carrying(models.Model):
    """A code that takes a learner to another machine; it works once, for a week."""

    code = models.CharField(max_length=20, primary_key=True)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="codes")
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"a code of {self.learner_id}"
