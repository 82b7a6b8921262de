"""Collect the app's models where Django looks for them; each is defined in the package of its feature."""

from lessons.growth.models import GrowthRun
from lessons.progress.models import Answer, Carrying, GoalMet, Learner, Sureness

__all__ = ["Answer", "Carrying", "GoalMet", "GrowthRun", "Learner", "Sureness"]
