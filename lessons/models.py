"""The models of the app, where Django looks for them; each is written in its own room."""

from lessons.growth.models import GrowthRun
from lessons.progress.models import Answer, Carrying, GoalMet, Learner, Sureness

__all__ = ["Answer", "Carrying", "GoalMet", "GrowthRun", "Learner", "Sureness"]
