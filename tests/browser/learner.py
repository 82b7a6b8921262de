"""A learner in a real browser, who reads nothing but the bench and the prompts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import ViewportSize, expect

from lessons.curriculum.registry import get_curriculum

WIDE = ViewportSize(width=1680, height=1000)
LAPTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=360, height=740)


@dataclass(frozen=True)
class Reply:
    """How a prediction is answered: by the choice that begins with ``choice``, and how sure; and what comes out."""

    prediction: str
    choice: str
    sureness: str
    outcome: str
    also: str = ""

    @property
    def choice_id(self):
        """The id of the choice."""
        [prediction] = (each for each in get_curriculum().predictions if each.id == self.prediction)
        [choice] = (each for each in prediction.choices if str(each.text).startswith(self.choice))
        return choice.id


@dataclass(frozen=True)
class Step:
    """A button that is pressed, and words that are then read among the goals, in one's own run and on the wire.

    ``side`` is the column of the button and ``browser`` its window, where there are several. ``value`` is put into the
    field labelled ``field`` first; without a value, ``field`` is the group that the button belongs to. ``done`` is the
    number of goals that are met then; they are ``saved`` if asked. ``wire`` is a regular expression.
    """

    button: str
    side: str = "browser"
    browser: str = ""
    field: str = ""
    value: str = ""
    goals: str = ""
    own: str = ""
    wire: str = ""
    done: int | None = None
    saved: bool = False


@dataclass(frozen=True)
class Path:
    """How a lesson is finished: the steps ``before`` its questions are answered, the replies, and the steps ``after``.

    ``goals`` and ``own`` are words that are read between the replies and the steps after them.
    """

    replies: Sequence[Reply]
    after: Sequence[Step]
    before: Sequence[Step] = ()
    goals: str = ""
    own: str = ""


class Learner:
    """Presses what is there to be pressed, with or without JavaScript, and checks what the page then says."""

    def __init__(self, page):
        self.page = page
        self.bench = page.locator("#bench")
        self.summary = self.bench.locator("#summary")
        self.goals = page.locator("#goals")

    def press(self, button, side="browser", browser=""):
        """Press a button of the bench, turning to the side it is on where only one of the three is shown."""
        self.take(Step(button, side, browser))

    def take(self, step):
        """Do what ``step`` says, wait until the bench says what happened, and read what is to be read."""
        before = self.summary.inner_text()
        tab = self.bench.locator(f"#side-{step.side}")
        if tab.is_visible():
            tab.check()
        self._room_of(step).get_by_role("button", name=step.button, exact=True).first.click()
        expect(self.summary).not_to_have_text(before)
        if step.field.isupper():
            expect(self.summary).to_contain_text(f"{step.field}={step.value or step.button}")
        self.read(goals=step.goals, own=step.own)
        if step.wire:
            expect(self.bench.locator("#wire .database")).to_contain_text(re.compile(step.wire))
        if step.done is not None:
            self.sees_goals(step.done)

    def _room_of(self, step):
        """Return where the button is, after the field beside it was filled."""
        if step.browser:
            return self.bench.locator(".machine").filter(has=self.page.locator(f"#name-{step.browser}"))
        if step.field and not step.value:
            return self.bench.get_by_role("group", name=step.field)
        if not step.field:
            return self.bench
        labelled = self.page.get_by_label(step.field, exact=True)
        form = self.bench.locator("form").filter(has=labelled).first
        field = form.get_by_label(step.field, exact=True)
        if field.evaluate("field => field.options !== undefined"):
            field.select_option(step.value)
        else:
            field.fill(step.value)
        return form

    def read(self, *, goals="", own=""):
        """Read these words among the goals, and in one's own run."""
        if goals:
            expect(self.goals).to_contain_text(goals)
        if own:
            expect(self.page.locator("#own")).to_contain_text(own)

    def commit(self, choice, sureness):
        """Answer the one open question."""
        question = self.page.locator("section.prediction").filter(has=self.page.locator("form"))
        question.get_by_label(choice).check()
        question.get_by_label(sureness).check()
        question.get_by_role("button", name="Commit, and see").click()

    def reply(self, replies):
        """Answer all questions of a lesson, and read what comes out."""
        expect(self.page.locator("#after")).to_have_text(re.compile("come when you have answered"))
        for reply in replies:
            self.commit(reply.choice, reply.sureness)
            found = self.page.locator(f"#prediction-{reply.prediction}")
            expect(found).to_contain_text(f"What happens: {reply.outcome}")
            expect(found).to_contain_text(reply.also)

    def skip(self, count):
        """Skip all ``count`` questions of a lesson."""
        for skipped in range(count):
            expect(self.page.locator(".reveal")).to_have_count(skipped)
            self.page.get_by_role("button", name="Skip this question").click()
        expect(self.page.locator(".reveal")).to_have_count(count)

    def sees_goals(self, done, of=4):
        expect(self.page.locator("#goal-count")).to_contain_text(f"{done} of {of} goals met")
        expect(self.goals.locator(".done")).to_have_count(done)

    def save(self, done, of=4):
        """Save the goals that are met, and read which is the next."""
        self.page.get_by_role("button", name="Save these goals").click()
        expect(self.goals.locator(".tick").get_by_text("saved")).to_have_count(done)
        expect(self.page.locator("#goal-count")).to_have_text(f"{done} of {of} goals met")
        following = self.goals.locator(".goal:not(.done) > span:not(.tick)").first.inner_text()
        expect(self.page.locator("#next-goal")).to_contain_text(following)

    def finish(self):
        """Save the last goals."""
        self.page.get_by_role("button", name="finish this lesson").click()
        expect(self.goals).to_contain_text("You have finished this lesson.")
